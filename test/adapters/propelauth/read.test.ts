import { afterEach, describe, expect, it, test } from "vitest";
import { resolveOptions } from "../../../src/adapters/propelauth/options.ts";
import { rememberCaller } from "../../../src/adapters/propelauth/read.ts";
import {
  boundMethods,
  startThreeDevices,
  type ThreeDevices,
  userAgents,
} from "../../fakes/propelauth/three-devices.ts";
import { takeConsole } from "../../setup/console.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices?.close());

/** Ann's current session has a registered device. */
async function startRegistered(): Promise<ThreeDevices> {
  const started = await startThreeDevices();
  started.laptop.deviceKey = "key-1";
  return started;
}
const deviceVerification = { signedDeviceChallenge: "signed with key-1" };
const validations = () => devices.fake.requests.filter(({ command }) => command === "ValidateSession");

describe("one request", () => {
  it("is validated once, whatever the handler does with it", async () => {
    devices = await startThreeDevices();
    const { adapter, phone, sent } = devices;
    const mine = adapter();
    await mine.listSessions();
    await mine.revokeSession?.(phone.sessionId);
    await mine.revokeOtherSessions?.();
    expect(sent()).toEqual([
      "ValidateSession",
      "FetchAllSessionsForUser",
      "FetchAllSessionsForUser",
      "InvalidateSessionById",
      "FetchAllSessionsForUser",
      "InvalidateAllSessionsForUserExceptOne",
    ]);
  });

  it("is validated once, also where the list lacks the session that asks", async () => {
    devices = await startThreeDevices();
    const { adapter, laptop, sent } = devices;
    laptop.isListed = false;
    await adapter().listSessions();
    expect(sent()).toEqual(["ValidateSession", "FetchAllSessionsForUser"]);
  });

  it("ends nothing once its own session has ended, and the next request is nobody's", async () => {
    devices = await startThreeDevices();
    const { adapter, fake, phone, alive } = devices;
    const mine = adapter();
    await mine.listSessions();
    fake.sessions.shift();
    const before = alive();
    expect(await outcomeOf(mine.revokeSession?.(phone.sessionId))).toBe("current-unknown");
    expect(await outcomeOf(mine.revokeOtherSessions?.())).toBe("current-unknown");
    expect(await mine.listSessions()).toMatchObject({ can: [], truncated: true });
    expect(alive()).toEqual(before);
    expect(await outcomeOf(adapter().listSessions())).toBe("unauthenticated");
  });

  it("is validated again after a validation that failed", async () => {
    devices = await startThreeDevices();
    const { adapter, fake } = devices;
    const mine = adapter();
    fake.failure = { kind: "network", when: "before" };
    expect(await outcomeOf(mine.listSessions())).toBe("network");
    expect(takeConsole()).toHaveLength(1);
    fake.failure = undefined;
    expect(await outcomeOf(mine.listSessions())).toBe("done");
  });
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
    ...boundMethods(client.session),
    validate: (command: { sessionToken: string }) => client.session.validateAndRefresh(command),
  };
  expect(await outcomeOf(adapter({ client: { session } }).listSessions())).toBe("unsupported");
});

test("propelauth-undefined-vanishes: without a cookie nothing is asked", async () => {
  devices = await startThreeDevices();
  const request = { headers: new Headers({ cookie: "theme=dark; sessionToken=" }) };
  const adapter = devices.adapter({ request });
  expect(await outcomeOf(adapter.listSessions())).toBe("unauthenticated");
  expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("unauthenticated");
  expect(devices.fake.requests).toEqual([]);
});

test("propelauth-user-agent: the person's own user agent is passed on, and no other", async () => {
  devices = await startThreeDevices();
  const { fake, adapter, alive, laptop } = devices;
  const headers = new Headers({
    cookie: `sessionToken=${laptop.token}`,
    "user-agent": "a server of the application",
  });
  await adapter({ request: { headers } }).listSessions();
  expect(fake.requests[0]?.data).toEqual({ sessionToken: laptop.token });
  expect(alive()).toContain(laptop.sessionId);
  // A stolen cookie on another system.
  expect(await outcomeOf(adapter({ userAgent: userAgents.phone }).listSessions())).toBe("unauthenticated");
  expect(alive()).not.toContain(laptop.sessionId);
});

test("propelauth-ip-address: the person's address satisfies the rules", async () => {
  devices = await startThreeDevices();
  const { fake, adapter } = devices;
  fake.rules.allowedIpAddresses = ["192.0.2.1"];
  expect(await outcomeOf(adapter({ ipAddress: "192.0.2.1" }).listSessions())).toBe("done");
  expect(fake.requests[0]?.data).toMatchObject({ ipAddress: "192.0.2.1" });
});

test("propelauth-ignored-device: what lets a page list lets it end nothing", async () => {
  devices = await startRegistered();
  const { adapter, phone, alive } = devices;
  const before = alive();
  const mine = adapter({ ignoreDeviceForListing: true });
  expect((await mine.listSessions()).sessions).toHaveLength(2);
  const outcomes = [
    await outcomeOf(mine.revokeSession?.(phone.sessionId)),
    await outcomeOf(mine.revokeOtherSessions?.()),
  ];
  expect(alive()).toEqual(before);
  expect(outcomes).toEqual(["reauth-required", "reauth-required"]);
});

it("lists without the device only where the application says so", async () => {
  devices = await startRegistered();
  const { adapter } = devices;
  expect(await outcomeOf(adapter().listSessions())).toBe("reauth-required");
  expect(await outcomeOf(adapter({ ignoreDeviceForListing: false }).listSessions())).toBe("reauth-required");
  for (const { data } of validations()) expect(data).not.toHaveProperty("ignoreDeviceForVerification");
});

it("lists without the device where a new one has to be registered first, too", async () => {
  devices = await startThreeDevices();
  const { adapter, laptop } = devices;
  laptop.needsNewDevice = true;
  expect(await outcomeOf(adapter({ ignoreDeviceForListing: true }).listSessions())).toBe("done");
});

it("has what the device has signed verified also where it could have been ignored", async () => {
  devices = await startRegistered();
  const { adapter, phone, alive } = devices;
  const signed = adapter({ ignoreDeviceForListing: true, deviceVerification });
  await signed.listSessions();
  await signed.revokeSession?.(phone.sessionId);
  expect(alive()).not.toContain(phone.sessionId);
  expect(validations().map(({ data }) => data)).toEqual([
    { sessionToken: devices.laptop.token, deviceVerification },
  ]);
  const forged = { signedDeviceChallenge: "signed with key-2" };
  const stolen = adapter({ ignoreDeviceForListing: true, deviceVerification: forged });
  expect(await outcomeOf(stolen.listSessions())).toBe("reauth-required");
});

it("sends what the device has signed once, also where the list lacks the session that asks", async () => {
  devices = await startRegistered();
  const { adapter, laptop, phone } = devices;
  laptop.isListed = false;
  const mine = adapter({ deviceVerification });
  await mine.listSessions();
  expect(await outcomeOf(mine.revokeSession?.(phone.sessionId))).toBe("current-unknown");
  expect(validations()).toHaveLength(1);
});

it("sends what the device has signed once, also where nobody knows what became of it", async () => {
  devices = await startRegistered();
  const { adapter, fake } = devices;
  fake.failure = { kind: "network", when: "after", commands: ["ValidateSession"] };
  const mine = adapter({ deviceVerification });
  expect(await outcomeOf(mine.listSessions())).toBe("network");
  fake.failure = undefined;
  expect(await outcomeOf(mine.listSessions())).toBe("network");
  expect(validations()).toHaveLength(1);
  expect(takeConsole()).toHaveLength(1);
});

it("takes null for a request that no device has signed", async () => {
  devices = await startThreeDevices();
  const { adapter, laptop, fake } = devices;
  expect(await outcomeOf(adapter({ deviceVerification: null }).listSessions())).toBe("done");
  expect(fake.requests[0]?.data).toEqual({ sessionToken: laptop.token });
});

describe("rememberCaller", () => {
  it("validates once for a list and a revocation at the same time", async () => {
    devices = await startThreeDevices();
    const { client, laptop } = devices;
    const request = { headers: new Headers({ cookie: `sessionToken=${laptop.token}` }) };
    const caller = rememberCaller(resolveOptions({ client, request }));
    const both = await Promise.all([caller.toList(), caller.toRevoke()]);
    expect(both).toEqual([
      { userId: "ann", sessionId: laptop.sessionId },
      { userId: "ann", sessionId: laptop.sessionId },
    ]);
    expect(validations()).toHaveLength(1);
  });
});
