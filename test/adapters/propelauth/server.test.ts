import { afterEach, describe, expect, it, test } from "vitest";
import type { PropelAuthClient } from "../../../src/adapters/propelauth/server.ts";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import type { SessionsError } from "../../../src/core/errors.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { held } from "../../server/support/held.ts";
import { get, origin, post } from "../../server/support/requests.ts";
import { type Served, serve } from "../../server/support/serve.ts";
import { takeConsole } from "../../setup/console.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices?.close());

interface Page extends ThreeDevices {
  served: Served;
  /** The adapter of a page that has the laptop's cookie, over the handler. */
  page: SessionsAdapter;
  cookie: string;
}

async function startPage(): Promise<Page> {
  devices = await startThreeDevices();
  const { adapter, laptop } = devices;
  const cookie = `sessionToken=${laptop.token}`;
  const served = serve((request) => adapter({ request }), { allowedOrigins: [origin] });
  const page = restAdapter({
    baseUrl: `${origin}/api/devices`,
    headers: { origin, cookie },
    fetch: (url, init) => served.handler(new Request(url, init)),
  });
  return { ...devices, served, page, cookie };
}

test("propelauth-foreign-id: another user's session lives, also where PropelAuth would end it", async () => {
  devices = await startThreeDevices({ checksUserId: false });
  const { adapter, alive, bobs } = devices;
  const before = alive();
  const outcome = await outcomeOf(adapter().revokeSession?.(bobs.sessionId));
  expect(alive()).toEqual(before);
  expect(outcome).toBe("not-found");
});

test("propelauth-user-id: an id never goes out without its user", async () => {
  devices = await startThreeDevices();
  const { fake, adapter, phone } = devices;
  await adapter().revokeSession?.(phone.sessionId);
  expect(fake.requests.at(-1)).toEqual({
    command: "InvalidateSessionById",
    data: { sessionId: phone.sessionId, userId: "ann" },
  });
});

test("propelauth-ends-current: the session that asks is refused, and PropelAuth hears of nothing", async () => {
  devices = await startThreeDevices();
  const { adapter, alive, sent, laptop } = devices;
  const outcome = await outcomeOf(adapter().revokeSession?.(laptop.sessionId));
  expect(alive()).toContain(laptop.sessionId);
  expect(outcome).toBe("current-session");
  expect(sent()).toEqual(["ValidateSession", "FetchAllSessionsForUser"]);
});

test("propelauth-no-deadline: a sidecar that hangs is not waited for for ever", async () => {
  devices = await startThreeDevices();
  devices.fake.failure = { kind: "hang" };
  const listing = outcomeOf(devices.adapter({ timeoutMs: 50 }).listSessions());
  const outcome = await Promise.race([
    listing,
    new Promise((resolve) => setTimeout(resolve, 3000, "still waiting")),
  ]);
  await devices.close();
  takeConsole();
  expect(outcome).toBe("timeout");
});

describe("one request", () => {
  it("ends all others in one command that keeps its own token", async () => {
    devices = await startThreeDevices();
    const { adapter, fake, laptop, bobs, alive } = devices;
    await adapter().revokeOtherSessions?.();
    expect(fake.requests.at(-1)).toEqual({
      command: "InvalidateAllSessionsForUserExceptOne",
      data: { userId: "ann", sessionTokenToKeep: laptop.token },
    });
    expect(alive()).toEqual([laptop.sessionId, bobs.sessionId]);
  });

  it.each(["revokeSession", "revokeOtherSessions"] as const)(
    "sends nothing of %s after its deadline",
    async (act) => {
      devices = await startThreeDevices();
      const { adapter, client, phone } = devices;
      const gate = held<void>();
      const acted: string[] = [];
      const session: PropelAuthClient["session"] = {
        validate: (command) => client.session.validate(command),
        fetchAllForUser: async (command) => {
          await gate.promise;
          return client.session.fetchAllForUser(command);
        },
        invalidateById: async () => ({ ok: true, data: acted.push("one") }),
        invalidateAllForUserExceptOne: async () => ({ ok: true, data: acted.push("others") }),
      };
      const mine = adapter({ client: { session }, timeoutMs: 100 });
      expect(await outcomeOf(mine[act]?.(phone.sessionId))).toBe("timeout");
      gate.release();
      // The same call once more ends after whatever the late list still set off.
      const patient = adapter({ client: { session } });
      await patient.listSessions();
      await patient.listSessions();
      expect(acted).toEqual([]);
    },
  );
});

it("the page lists, ends one, and ends all others", async () => {
  const { page, laptop, phone, bobs, fake, alive } = await startPage();
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
  const { served, cookie, phone, bobs, alive } = await startPage();
  const answers = [];
  for (const id of [phone.sessionId, phone.sessionId, "no-such-session", bobs.sessionId])
    answers.push(await served.ask(post("/revoke", { id }, { cookie })));
  expect(answers[0]?.status).toBe(204);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(alive()).toContain(bobs.sessionId);
});

it("the session that asks is refused with 409, and lives", async () => {
  const { served, cookie, laptop, alive } = await startPage();
  const answer = await served.ask(post("/revoke", { id: laptop.sessionId }, { cookie }));
  expect(answer).toMatchObject({ status: 409, json: { code: "current-session" } });
  expect(alive()).toContain(laptop.sessionId);
});

it("no cookie is 401, an outage is 502 and never 401", async () => {
  const { served, cookie, fake } = await startPage();
  expect(await served.ask(get())).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
  fake.failure = { kind: "network", when: "before" };
  expect(await served.ask(get("", { cookie }))).toMatchObject({
    status: 502,
    json: { code: "network" },
  });
  expect(takeConsole()).toHaveLength(1);
  fake.failure = { kind: "status", status: 401, body: { type: "IntegrationKeyNotFound" } };
  expect(await served.ask(get("", { cookie }))).toMatchObject({
    status: 502,
    json: { code: "backend" },
  });
});

it("a step-up is 403 reauth-required for the page", async () => {
  const { page, laptop } = await startPage();
  laptop.deviceKey = "key-1";
  const code = await page.listSessions().then(
    () => "done",
    (error: SessionsError) => error.code,
  );
  expect(code).toBe("reauth-required");
});

it("one POST validates once and sends no token back", async () => {
  const { served, cookie, phone, laptop, sent } = await startPage();
  const answer = await served.ask(post("/revoke", { id: phone.sessionId }, { cookie }));
  expect(sent()).toEqual([
    "ValidateSession",
    "FetchAllSessionsForUser",
    "FetchAllSessionsForUser",
    "InvalidateSessionById",
  ]);
  const list = await served.ask(get("", { cookie }));
  for (const secret of [laptop.token, phone.token, "ann@example.test", "acme"])
    expect(JSON.stringify([answer, list])).not.toContain(secret);
  // The cookie is the application's: revoking by id never touches it.
  expect(answer.headers).not.toHaveProperty("set-cookie");
});

it("behind the handler the page is seen, and asked to confirm when it acts", async () => {
  devices = await startThreeDevices();
  const { adapter, laptop, phone, alive } = devices;
  laptop.deviceKey = "key-1";
  const served = serve((request) => adapter({ request, ignoreDeviceForListing: true }), {
    allowedOrigins: [origin],
  });
  const cookie = `sessionToken=${laptop.token}`;
  expect(await served.ask(get("", { cookie }))).toMatchObject({
    status: 200,
    json: { can: ["revoke", "revoke-others"] },
  });
  const acts = [post("/revoke", { id: phone.sessionId }, { cookie }), post("/revoke-others", {}, { cookie })];
  for (const act of acts)
    expect(await served.ask(act)).toMatchObject({ status: 403, json: { code: "reauth-required" } });
  expect(alive()).toContain(phone.sessionId);
});
