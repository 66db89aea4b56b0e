import { afterEach, expect, it, test } from "vitest";
import { startThreeDevices, type ThreeDevices } from "../../fakes/propelauth/three-devices.ts";
import { get, origin, post } from "../../server/support/requests.ts";
import { serve } from "../../server/support/serve.ts";
import { takeConsole } from "../../setup/console.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

let devices: ThreeDevices;
afterEach(() => devices.close());

/** Ann has registered the laptop that asks. */
async function startRegistered(): Promise<ThreeDevices> {
  const started = await startThreeDevices();
  started.laptop.deviceKey = "key-1";
  return started;
}
const deviceVerification = { signedDeviceChallenge: "signed with key-1" };
const validations = () => devices.fake.requests.filter(({ command }) => command === "ValidateSession");

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

it("behind the handler the page is seen, and asked to confirm when it acts", async () => {
  devices = await startRegistered();
  const { adapter, laptop, phone, alive } = devices;
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
