import { afterEach, beforeEach, expect, it } from "vitest";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import type { SessionsError } from "../../../src/core/errors.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { get, origin, post } from "../../server/support/requests.ts";
import { type Served, serve } from "../../server/support/serve.ts";
import { takeConsole } from "../../setup/console.ts";

let devices: ThreeDevices;
let served: Served;
let page: SessionsAdapter;
beforeEach(async () => {
  devices = await startThreeDevices();
  served = serve((request) => devices.adapter({ request }), { allowedOrigins: [origin] });
  page = restAdapter({
    baseUrl: `${origin}/api/devices`,
    headers: { origin, cookie: cookie() },
    fetch: (url, init) => served.handler(new Request(url, init)),
  });
});
afterEach(() => devices.close());

const cookie = () => `sessionToken=${devices.laptop.token}`;

it("the page lists, ends one, and ends all others", async () => {
  const { laptop, phone, bobs, fake, alive } = devices;
  const { sessions } = await page.listSessions();
  expect(sessions.map(({ id, isCurrent, ipAddress }) => [id, isCurrent, ipAddress])).toEqual([
    [laptop.sessionId, true, "192.0.2.0/24"],
    [phone.sessionId, false, "198.51.100.0/24"],
  ]);
  await page.revokeSession?.(phone.sessionId);
  expect(alive()).toEqual([laptop.sessionId, bobs.sessionId]);
  fake.signIn({ userId: "ann" });
  await page.revokeOtherSessions?.();
  expect(alive()).toEqual([laptop.sessionId, bobs.sessionId]);
});

it("what has ended, is unknown or another user's is answered with the same bytes", async () => {
  const { phone, bobs, alive } = devices;
  const answers = [];
  for (const id of [phone.sessionId, phone.sessionId, "no-such-session", bobs.sessionId])
    answers.push(await served.ask(post("/revoke", { id }, { cookie: cookie() })));
  expect(answers[0]?.status).toBe(204);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(alive()).toContain(bobs.sessionId);
});

it("the session that asks is refused with 409, and lives", async () => {
  const { laptop, alive } = devices;
  const answer = await served.ask(post("/revoke", { id: laptop.sessionId }, { cookie: cookie() }));
  expect(answer).toMatchObject({ status: 409, json: { code: "current-session" } });
  expect(alive()).toContain(laptop.sessionId);
});

it("no cookie is 401, an outage is 502 and never 401", async () => {
  expect(await served.ask(get())).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
  devices.fake.failure = { kind: "network", when: "before" };
  expect(await served.ask(get("", { cookie: cookie() }))).toMatchObject({
    status: 502,
    json: { code: "network" },
  });
  expect(takeConsole()).toHaveLength(1);
  devices.fake.failure = { kind: "status", status: 401, body: { type: "IntegrationKeyNotFound" } };
  expect(await served.ask(get("", { cookie: cookie() }))).toMatchObject({
    status: 502,
    json: { code: "backend" },
  });
});

it("a step-up is 403 reauth-required for the page", async () => {
  devices.laptop.deviceKey = "key-1";
  const code = await page.listSessions().then(
    () => "done",
    (error: SessionsError) => error.code,
  );
  expect(code).toBe("reauth-required");
});

it("one POST validates once and sends no token back", async () => {
  const { phone, laptop, sent } = devices;
  const answer = await served.ask(post("/revoke", { id: phone.sessionId }, { cookie: cookie() }));
  expect(sent()).toEqual([
    "ValidateSession",
    "FetchAllSessionsForUser",
    "FetchAllSessionsForUser",
    "InvalidateSessionById",
  ]);
  const list = await served.ask(get("", { cookie: cookie() }));
  for (const secret of [laptop.token, phone.token, "ann@example.test", "acme"])
    expect(JSON.stringify([answer, list])).not.toContain(secret);
  // The cookie is the application's: revoking by id never touches it.
  expect(answer.headers).not.toHaveProperty("set-cookie");
});
