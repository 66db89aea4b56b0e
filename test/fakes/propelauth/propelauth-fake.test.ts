import { afterEach, expect, it } from "vitest";
import { startThreeDevices, type ThreeDevices } from "./three-devices.ts";

let devices: ThreeDevices;
afterEach(() => devices.close());

it("has tokens that a cookie can't hold without being encoded and cut with care", async () => {
  devices = await startThreeDevices();
  for (const { token } of devices.fake.sessions) {
    expect(token).toMatch(/=$/);
    expect(token).toMatch(/[+/]/);
  }
});

it.each([
  ["seconds", 1],
  ["milliseconds", 1000],
] as const)("says every time in %s", async (timeUnit, factor) => {
  devices = await startThreeDevices({ timeUnit });
  const { client, fake } = devices;
  const { session } = client;
  const created = (await session.create({ userId: "cleo" })).getOrThrow();
  const kept = fake.sessions.at(-1);
  if (!kept) throw new Error("Nothing was created.");
  const [createdAt, expiresAt] = [kept.createdAt * factor, kept.expiresAt * factor];
  expect(created.expiresAt).toBe(expiresAt);
  const { sessionToken } = created;
  expect((await session.validate({ sessionToken })).getOrThrow()).toMatchObject({ createdAt, expiresAt });
  const refreshed = (await session.validateAndRefresh({ sessionToken })).getOrThrow();
  expect(refreshed).toMatchObject({ createdAt, expiresAt });
  const { sessions } = (await session.fetchAllForUser({ userId: "cleo" })).getOrThrow();
  expect(sessions).toMatchObject([{ createdAt, expiresAt }]);
  const ping = (await client.ping({})).getOrThrow();
  expect(Math.abs(Number(ping.timestamp) / factor - Date.now() / 1000)).toBeLessThan(3600);
});

it("says in the same unit until when a challenge is good", async () => {
  devices = await startThreeDevices({ timeUnit: "milliseconds" });
  const { client, laptop } = devices;
  laptop.needsNewDevice = true;
  const result = await client.session.validate({ sessionToken: laptop.token });
  const error = result.ok ? undefined : result.error;
  expect(error?.type === "NewDeviceChallengeRequired" && error.details.expiresAt).toBeGreaterThan(1e11);
});

it("validates only sessions that have every required tag", async () => {
  devices = await startThreeDevices();
  const { session } = devices.client;
  const { token: sessionToken } = devices.phone;
  const validate = async (...requiredTags: string[]) => {
    const result = await session.validate({ sessionToken, requiredTags });
    return result.ok ? "done" : result.error;
  };
  expect(await validate()).toBe("done");
  expect(await validate("org:acme-corp")).toBe("done");
  expect(await validate("org:acme-corp", "role:root")).toEqual({
    type: "InvalidSessionToken",
    details: "MissingRequiredTags",
  });
});

it("lists and ends only sessions that have every tag asked for", async () => {
  devices = await startThreeDevices();
  const { client, fake, laptop, phone, bobs, alive } = devices;
  const { session } = client;
  const sessionTags = ["org:acme-corp"];
  bobs.tags = [...sessionTags];
  const { sessions } = (await session.fetchAllForUser({ userId: "ann", sessionTags })).getOrThrow();
  expect(sessions.map(({ sessionId }) => sessionId)).toEqual([phone.sessionId]);

  const tablet = fake.signIn({ userId: "ann" });
  const command = { userId: "ann", sessionTokenToKeep: laptop.token, sessionTags };
  expect((await session.invalidateAllForUserExceptOne(command)).getOrThrow()).toEqual({
    sessionsInvalidated: 1,
  });
  expect(alive()).toEqual([laptop.sessionId, bobs.sessionId, tablet.sessionId]);

  tablet.tags = [...sessionTags, "role:root"];
  const all = { userId: "ann", sessionTags };
  expect((await session.invalidateAllForUser(all)).getOrThrow()).toEqual({ sessionsInvalidated: 1 });
  expect(alive()).toEqual([laptop.sessionId, bobs.sessionId]);
});
