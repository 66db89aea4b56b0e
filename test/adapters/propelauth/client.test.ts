import * as vendor from "@propelauth/byo-node";
import { afterEach, describe, expect, it, test } from "vitest";
import { runCommand } from "../../../src/adapters/propelauth/client.ts";
import type { PropelAuthClient } from "../../../src/adapters/propelauth/server.ts";
import type { SessionsError } from "../../../src/core/errors.ts";
import { boundMethods, startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { takeConsole } from "../../setup/console.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices?.close());

it.each([
  ["ValidateSession", null],
  ["ValidateSession", []],
  ["ValidateSession", { userId: "ann" }],
  ["ValidateSession", { userId: "", sessionId: "x" }],
  ["FetchAllSessionsForUser", {}],
  ["FetchAllSessionsForUser", { sessions: { length: 3 } }],
  ["InvalidateSessionById", 7],
  ["InvalidateAllSessionsForUserExceptOne", "done"],
])("%s with %j is a bad response", async (command, body) => {
  devices = await startThreeDevices();
  const { adapter, fake, phone } = devices;
  fake.failure = { kind: "status", status: 200, body: JSON.stringify(body), commands: [command] };
  const mine = adapter();
  const outcome = command.includes("ById")
    ? mine.revokeSession?.(phone.sessionId)
    : mine.revokeOtherSessions?.();
  expect(await outcomeOf(outcome)).toBe("bad-response");
});

it.each([
  ["an unknown error", { type: "SomethingNew", details: "st_secret" }],
  ["null", null],
  ["a proxy's JSON", { message: "st_secret" }],
])("a status with %s is the backend's failure, and none of its words leave", async (_, body) => {
  devices = await startThreeDevices();
  devices.fake.failure = { kind: "status", status: 503, body };
  const error = await failureOf(devices.adapter().listSessions());
  expect(error.code).toBe("backend");
  expect(`${error.stack} ${error.cause}`).not.toMatch(/st_secret|SomethingNew/);
});

it.each([
  ["FetchAllSessionsForUser", "InvalidSessionToken"],
  ["InvalidateSessionById", "InvalidSessionToken"],
  ["InvalidateAllSessionsForUserExceptOne", "InvalidSessionToken"],
  ["FetchAllSessionsForUser", "IpAddressError"],
  ["InvalidateSessionById", "DeviceVerificationRequired"],
  ["InvalidateAllSessionsForUserExceptOne", "NewDeviceChallengeRequired"],
  ["InvalidateAllSessionsForUserExceptOne", "SessionNotFound"],
  ["ValidateSession", "SessionNotFound"],
])("%s with %s, which only other commands mean, is the backend's failure", async (command, type) => {
  devices = await startThreeDevices();
  const { adapter, fake, phone, alive } = devices;
  const before = alive();
  fake.failure = { kind: "status", status: 400, body: { type, details: "why" }, commands: [command] };
  const outcome = command.includes("ById")
    ? adapter().revokeSession?.(phone.sessionId)
    : adapter().revokeOtherSessions?.();
  expect(await outcomeOf(outcome)).toBe("backend");
  expect(alive()).toEqual(before);
});

it.each([
  ["null", null],
  ["a text", "No disk."],
])(
  "an UnexpectedError whose details are %s was answered, so nothing was lost on the way",
  async (_, details) => {
    devices = await startThreeDevices();
    devices.fake.failure = { kind: "status", status: 500, body: { type: "UnexpectedError", details } };
    expect(await outcomeOf(devices.adapter().listSessions())).toBe("backend");
  },
);

it("a client that throws is the backend's failure, and what it threw is not kept", async () => {
  devices = await startThreeDevices();
  const { client, adapter } = devices;
  const thrown = new Error("st_secret");
  const session: PropelAuthClient["session"] = Object.create(client.session, {
    validate: { value: () => Promise.reject(thrown) },
  });
  const error = await failureOf(adapter({ client: { session } }).listSessions());
  expect(error.code).toBe("backend");
  expect(error.cause).toBeUndefined();
  expect(error.message).not.toContain("st_secret");
});

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

test("propelauth-session-not-found: what has ended meanwhile is answered like what was never there", async () => {
  devices = await startThreeDevices();
  const { client, fake, adapter, phone, bobs } = devices;
  const messageOf = async (id: string): Promise<string> => {
    const session = {
      ...boundMethods(client.session),
      invalidateById: (command: { sessionId: string; userId: string }) => {
        fake.sessions.splice(fake.sessions.indexOf(phone), 1);
        return client.session.invalidateById(command);
      },
    };
    const revocation = adapter({ client: { session } }).revokeSession?.(id);
    return Promise.resolve(revocation).then(
      () => "done",
      (error: SessionsError) => `${error.code}: ${error.message}`,
    );
  };
  const neverThere = await messageOf("00000000-0000-4000-8000-000000000000");
  expect(await messageOf(phone.sessionId)).toBe(neverThere);
  expect(await messageOf(bobs.sessionId)).toBe(neverThere);
  expect(neverThere).toMatch(/^not-found: /);
});

test("propelauth-command-not-allowed: names the command that the integration key lacks", async () => {
  devices = await startThreeDevices({ allowedCommands: ["ValidateSession", "FetchAllSessionsForUser"] });
  const { adapter, phone, alive } = devices;
  const error = await failureOf(adapter().revokeSession?.(phone.sessionId));
  expect(alive()).toHaveLength(3);
  expect(error.code).toBe("unsupported");
  expect(error.message).toContain("InvalidateSessionById");
});

test("propelauth-ip-rules: an address that the rules refuse is no sign-out", async () => {
  devices = await startThreeDevices();
  const { fake, adapter } = devices;
  fake.rules.allowedIpAddresses = ["192.0.2.1"];
  expect(await outcomeOf(adapter({ ipAddress: "203.0.113.9" }).listSessions())).toBe("forbidden");
  expect(await outcomeOf(adapter().revokeOtherSessions?.())).toBe("forbidden");
});

test("propelauth-new-device-challenge: asks for a step-up and keeps the challenge", async () => {
  devices = await startThreeDevices();
  devices.laptop.needsNewDevice = true;
  const error = await failureOf(devices.adapter().listSessions());
  expect(error.code).toBe("reauth-required");
  expect(`${error.message} ${JSON.stringify(error)} ${error.cause}`).not.toContain("challenge-for");
});

test("propelauth-device-verification-required: asks for a step-up unless the application hands over what was signed", async () => {
  devices = await startThreeDevices();
  const { adapter, laptop } = devices;
  laptop.deviceKey = "key-1";
  expect(await outcomeOf(adapter().listSessions())).toBe("reauth-required");
  const deviceVerification = { signedDeviceChallenge: "signed with key-1" };
  expect(await outcomeOf(adapter({ deviceVerification }).listSessions())).toBe("done");
});

test("propelauth-device-verification-failed: asks for a step-up", async () => {
  devices = await startThreeDevices();
  const { adapter, laptop, alive } = devices;
  laptop.deviceKey = "key-1";
  const deviceVerification = { signedDeviceChallenge: "signed with key-2" };
  expect(await outcomeOf(adapter({ deviceVerification }).revokeOtherSessions?.())).toBe("reauth-required");
  expect(alive()).toHaveLength(3);
});

describe("runCommand", () => {
  it("returns the data of a result", async () => {
    const data = { userId: "ann" };
    await expect(runCommand("ValidateSession", async () => ({ ok: true, data }))).resolves.toBe(data);
  });

  it("takes a client without a result for a failure of the backend that names the command", async () => {
    const error = await failureOf(runCommand("ValidateSession", async () => undefined as never));
    expect(error).toMatchObject({ code: "backend", message: expect.stringContaining("ValidateSession") });
  });
});

describe("a value that throws when it is read", () => {
  const fail = () => {
    throw new Error("st_secret");
  };
  const throwing = (member: string, rest: object = {}): object =>
    Object.defineProperty({ ...rest }, member, { get: fail });

  it.each<[string, unknown]>([
    ["a result", throwing("ok")],
    ["the data of a result", throwing("data", { ok: true })],
    ["the list", { ok: true, data: throwing("sessions") }],
    ["a row", { ok: true, data: { sessions: [throwing("sessionId")] } }],
    ["a member of a row", { ok: true, data: { sessions: [throwing("createdAt", { sessionId: "a" })] } }],
    ["an error", { ok: false, error: throwing("type") }],
  ])("is a bad response: %s", async (_, result) => {
    devices = await startThreeDevices();
    const session = {
      ...boundMethods(devices.client.session),
      fetchAllForUser: async () => result,
    };
    const failure = await failureOf(
      devices.adapter({ client: { session } as PropelAuthClient }).listSessions(),
    );
    expect(failure).toMatchObject({ name: "SessionsError", code: "bad-response" });
    expect(`${failure.stack} ${failure.cause}`).not.toContain("st_secret");
  });
});
