import { afterEach, expect, test } from "vitest";
import { startThreeDevices, type ThreeDevices, userAgents } from "../../fakes/propelauth/three-devices.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices.close());

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
