import * as vendor from "@propelauth/byo-node";
import { afterEach, expect, test } from "vitest";
import type { SessionsError } from "../../../src/core/errors.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { takeConsole } from "../../setup/console.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices.close());

test("propelauth-outage-without-details: an outage is no sign-out and says that nothing was reached", async () => {
  devices = await startThreeDevices();
  const { fake, adapter } = devices;
  const codes: string[] = [];
  for (const failure of [
    { kind: "network", when: "before" },
    { kind: "status", status: 200, body: "<!doctype html>", contentType: "text/html" },
    { kind: "status", status: 204, body: "" },
  ] as const) {
    fake.failure = failure;
    codes.push(await outcomeOf(adapter().listSessions()));
  }
  expect(takeConsole()).toHaveLength(3);
  expect(codes).toEqual(["network", "network", "network"]);
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

test("propelauth-absent-exports: a failure is known without the class that is declared and not there", async () => {
  devices = await startThreeDevices();
  expect(Object.keys(vendor)).not.toContain("ResultError");
  expect(Object.keys(vendor)).not.toContain("PropelAuthClient");
  devices.fake.sessions.shift();
  expect(await outcomeOf(devices.adapter().listSessions())).toBe("unauthenticated");
});

test("propelauth-refusals-alike: only an invalid token means signed out", async () => {
  devices = await startThreeDevices();
  const { fake, adapter, client, url } = devices;
  fake.failure = { kind: "status", status: 401, body: { type: "UnexpectedError", details: "No disk." } };
  expect(await outcomeOf(adapter().listSessions())).toBe("backend");
  fake.failure = undefined;
  const keyless = vendor.createClient({ url, integrationKey: "revoked-key" });
  expect(await outcomeOf(adapter({ client: keyless }).listSessions())).toBe("backend");
  fake.sessions.shift();
  expect(await outcomeOf(adapter({ client }).listSessions())).toBe("unauthenticated");
});

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

test("propelauth-session-not-found: what has ended meanwhile is answered like what was never there", async () => {
  devices = await startThreeDevices();
  const { client, fake, adapter, phone, bobs } = devices;
  const messageOf = async (id: string): Promise<string> => {
    const session = {
      ...bound(client.session),
      invalidateById: (command: { sessionId: string; userId: string }) => {
        fake.sessions.splice(fake.sessions.indexOf(phone), 1);
        return client.session.invalidateById(command);
      },
    };
    const call = adapter({ client: { session } }).revokeSession?.(id);
    return Promise.resolve(call).then(
      () => "done",
      (error: SessionsError) => `${error.code}: ${error.message}`,
    );
  };
  const neverThere = await messageOf("00000000-0000-4000-8000-000000000000");
  expect(await messageOf(phone.sessionId)).toBe(neverThere);
  expect(await messageOf(bobs.sessionId)).toBe(neverThere);
  expect(neverThere).toMatch(/^not-found: /);
});

test("propelauth-metadata: neither metadata nor tags leave the server", async () => {
  devices = await startThreeDevices();
  const list = await devices.adapter().listSessions();
  expect(JSON.stringify(list)).not.toMatch(/ann@example|role|acme/);
  expect(list.sessions).toHaveLength(2);
});

test("propelauth-milliseconds: seconds and milliseconds are the same instants", async () => {
  devices = await startThreeDevices();
  const { fake, adapter } = devices;
  const inSeconds = (await adapter().listSessions()).sessions[1];
  fake.rules.timeUnit = "milliseconds";
  const inMilliseconds = (await adapter().listSessions()).sessions[1];
  expect(inMilliseconds).toEqual(inSeconds);
  expect(inMilliseconds?.createdAt).toBe(new Date(devices.phone.createdAt * 1000).toISOString());
});

test("propelauth-refresh-rotates: a call that rotates the token is never made, and never believed", async () => {
  devices = await startThreeDevices();
  const { client, adapter, sent, laptop } = devices;
  const { token } = laptop;
  await adapter().listSessions();
  await adapter().revokeOtherSessions?.();
  expect(sent()).not.toContain("ValidateAndRefreshSession");
  expect(laptop.token).toBe(token);
  const session = {
    ...bound(client.session),
    validate: (command: { sessionToken: string }) => client.session.validateAndRefresh(command),
  };
  expect(await outcomeOf(adapter({ client: { session } }).listSessions())).toBe("unsupported");
});

test("propelauth-no-current-flag: exactly the validated session is the current one", async () => {
  devices = await startThreeDevices();
  const { sessions } = await devices.adapter().listSessions();
  expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [devices.laptop.sessionId, true],
    [devices.phone.sessionId, false],
  ]);
});

test("propelauth-undefined-vanishes: without a cookie nothing is asked", async () => {
  devices = await startThreeDevices();
  const request = { headers: new Headers({ cookie: "theme=dark; sessionToken=" }) };
  const adapter = devices.adapter({ request });
  expect(await outcomeOf(adapter.listSessions())).toBe("unauthenticated");
  expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("unauthenticated");
  expect(devices.fake.requests).toEqual([]);
});

test("propelauth-command-not-allowed: names the command that the integration key lacks", async () => {
  devices = await startThreeDevices({ allowedCommands: ["ValidateSession", "FetchAllSessionsForUser"] });
  const { adapter, phone, alive } = devices;
  const error = await failureOf(adapter().revokeSession?.(phone.sessionId));
  expect(alive()).toHaveLength(3);
  expect(error.code).toBe("unsupported");
  expect(error.message).toContain("InvalidateSessionById");
});

test("propelauth-stateless-token: the list says how long such a token may go on", async () => {
  devices = await startThreeDevices();
  const { adapter } = devices;
  expect(await adapter().listSessions()).not.toHaveProperty("revocationLagSeconds");
  expect(await adapter({ revocationLagSeconds: 900 }).listSessions()).toMatchObject({
    revocationLagSeconds: 900,
  });
});

/** The methods of the vendor's class, which a spread would leave behind. */
function bound(session: ThreeDevices["client"]["session"]) {
  return {
    validate: session.validate.bind(session),
    fetchAllForUser: session.fetchAllForUser.bind(session),
    invalidateById: session.invalidateById.bind(session),
    invalidateAllForUserExceptOne: session.invalidateAllForUserExceptOne.bind(session),
  };
}
