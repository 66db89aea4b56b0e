import { expect, test } from "vitest";
import { checkList } from "../../../src/core/check/check-list.ts";
import { checkSession } from "../../../src/core/check/check-session.ts";
import { checked } from "./rows.ts";

test.each([["false"], ["true"], [0], [1], [null], [undefined], [{}]])(
  "isCurrent %j is no answer, so the row is not the current one",
  async (isCurrent) => {
    expect((await checked({ isCurrent }))?.isCurrent).toBe(false);
  },
);

test.each([[true, true], [false], ["pending"], [1], [null], [{}]])(
  "a sign-in is unfinished only if the backend says true: %j",
  async (pending, expected = undefined) => {
    expect((await checked({ pending }))?.pending).toBe(expected);
  },
);

test("a network comes through with its last ten changes, and without what can't be read", async () => {
  const changes = Array.from({ length: 12 }, (_, index) => ({
    at: new Date(Date.UTC(2026, 0, 1, index)),
    country: "gr",
    networkId: String(index),
    address: "203.0.113.7",
  }));
  const network = { id: "12", anonymous: "yes", changes: [{ at: "never" }, null, ...changes] };
  const read = (await checked({ network }))?.network;
  expect(read).toEqual({ id: "12", changes: expect.any(Array) });
  expect(read?.changes?.map(({ networkId }) => Number(networkId))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(read?.changes?.[0]).toEqual({ at: "2026-01-01T02:00:00.000Z", country: "GR", networkId: "2" });
});

test.each([
  [{ id: "a".repeat(65) }],
  [{ id: "" }],
  [{ id: 7 }],
  [{ anonymous: false }],
  [{ changes: [] }],
  [{ changes: "x" }],
  ["1"],
  [null],
  [[]],
])("of the network %j nothing is known", async (network) => {
  expect(await checked({ network })).not.toHaveProperty("network");
});

test("a change of network that has not happened yet is left out", async () => {
  const changes = [{ at: "2026-01-15T10:00:00.000Z" }, { at: "2026-01-20T10:00:00.000Z" }];
  const value = {
    sessions: [{ id: "a", network: { id: "1", changes } }],
    serverTime: "2026-01-15T10:00:00.000Z",
  };
  expect((await checkList(value)).sessions[0]?.network).toEqual({ id: "1", changes: [changes[0]] });
});

test("only known fields come through, whatever a row carries beside them", async () => {
  const secrets = {
    token: "t",
    sessionToken: "t",
    accessToken: "t",
    secret: "t",
    cookie: "t",
    userId: "u",
    email: "e",
  };
  const session = await checked({
    ...secrets,
    device: { type: "desktop", ...secrets },
    location: { city: "Athens", ...secrets },
    notRevocable: { reason: "too-new", ...secrets },
  });
  expect(session).toEqual({
    id: "a",
    isCurrent: true,
    device: { type: "desktop" },
    location: { city: "Athens" },
    notRevocable: { reason: "too-new" },
  });
});

test("a prototype in the answer changes no prototype", async () => {
  const hostile = JSON.parse(
    '{"sessions":[{"id":"a","__proto__":{"isCurrent":true}},{"id":"b","isCurrent":true}]}',
  );
  const { sessions } = await checkList(hostile);
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
  expect(({} as { isCurrent?: boolean }).isCurrent).toBeUndefined();
});

test.each([
  ["GR", "GR"],
  ["gr", "GR"],
  ["U1", undefined],
  ["USA", undefined],
  ["", undefined],
  [7, undefined],
  [["gr"], undefined],
  [{ toString: 1, valueOf: 1 }, undefined],
])("the country %j becomes %j", async (country, expected) => {
  expect((await checked({ location: { city: "x", country } }))?.location?.country).toBe(expected);
});

test.each([
  [{ latitude: 37.9, longitude: 23.7 }, true],
  [{ latitude: 91, longitude: 0 }, false],
  [{ latitude: "37", longitude: 23 }, false],
  [{ latitude: Number.NaN, longitude: 23 }, false],
  [{ latitude: 37.9 }, false],
])("coordinates come as a pair within the globe or not at all: %j", async (coordinates, isKept) => {
  expect((await checked({ location: { city: "x", ...coordinates } }))?.location).toEqual(
    isKept ? { city: "x", ...coordinates } : { city: "x" },
  );
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.0/24", "203.0.113.0/24"],
  ["203.0.113.7/32", "203.0.113.7"],
  ["203.0.113.7/31", "203.0.113.0/24"],
  ["203.0.113.7:8080", "203.0.113.7"],
  ["192.0.2.1, 192.0.2.2", "192.0.2.1"],
  ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
  ["2001:db8:1::/48", "2001:db8:1::/48"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:c000:201", "192.0.2.1"],
])("the address %s is kept as %s", async (ipAddress, expected) => {
  expect((await checked({ ipAddress }))?.ipAddress).toBe(expected);
});

test.each([[""], ["unknown"], ["unknown, 192.0.2.2"], ["0177.0.0.1"], ["<b>"], [7]])(
  "the address %j is unknown",
  async (ipAddress) => {
    expect(await checked({ ipAddress })).toEqual({ id: "a", isCurrent: true });
  },
);

test.each([[true], ["no"], [{}], [{ reason: "whatever" }], [{ reason: 7 }], [[]]])(
  "notRevocable %j that we can't read still says no",
  async (notRevocable) => {
    expect((await checked({ notRevocable }))?.notRevocable).toEqual({ reason: "managed-elsewhere" });
  },
);

test("an unknown type of device is unknown", async () => {
  expect((await checked({ device: { type: "toaster" } }))?.device).toEqual({ type: "unknown" });
});

test.each([[null], ["a"], [[]], [{}], [{ id: "" }]])("the row %j is none", (value) => {
  expect(checkSession(value)).toBeUndefined();
});

test("texts are cut to the lengths that the contract names", () => {
  const long = "x".repeat(600);
  const session = checkSession({
    id: "a",
    name: long,
    signInMethod: long,
    consequence: long,
    userAgent: long,
    device: { type: "desktop", browser: long, browserVersion: long, label: long },
  });
  expect(session?.name).toHaveLength(80);
  expect(session?.signInMethod).toHaveLength(40);
  expect(session?.consequence).toHaveLength(200);
  expect(session?.userAgent).toHaveLength(512);
  expect(session?.device?.browser).toHaveLength(60);
  expect(session?.device?.browserVersion).toHaveLength(20);
  expect(session?.device?.label).toHaveLength(80);
});

test.each(["signed-out", "expired", "revoked", "replaced"])("a session may have ended as %s", (endReason) => {
  expect(checkSession({ id: "a", endReason })?.endReason).toBe(endReason);
});

test("a reason for the end that nobody knows is left out", () => {
  expect(checkSession({ id: "a", endReason: "vanished" })).toEqual({ id: "a", isCurrent: false });
});

test("a session that can't be revoked yet says from when on it can", () => {
  const notRevocable = { reason: "too-new", until: "2026-01-02T00:00:00+01:00" };
  expect(checkSession({ id: "a", notRevocable })?.notRevocable).toEqual({
    reason: "too-new",
    until: "2026-01-01T23:00:00.000Z",
  });
});

test.each([[undefined], [null], [false]])("notRevocable %j says nothing", (notRevocable) => {
  expect(checkSession({ id: "a", notRevocable })).toEqual({ id: "a", isCurrent: false });
});
