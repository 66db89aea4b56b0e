import { afterEach, expect, it } from "vitest";
import type { PropelAuthClient } from "../../../src/adapters/propelauth/server.ts";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices.close());

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
