import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEndedSessions, checkList } from "../../../src/core/check/check-list.ts";
import { SessionsError } from "../../../src/core/errors.ts";

const row = (fields: object = {}) => ({ id: "a", isCurrent: true, ...fields });
const list = (...sessions: unknown[]) => ({ sessions });
const first = async (fields: object) => (await checkList(list(row(fields)))).sessions[0];

test.each([
  ["null", null],
  ["a number", 0],
  ["a text", ""],
  ["an array", []],
  ["an object without sessions", {}],
  ["a nested list", { data: { sessions: [row()] } }],
  ["sessions that are no array", { sessions: { length: 1, 0: row() } }],
])("an answer that is %s is a bad response", async (_what, value) => {
  await expect(checkList(value)).rejects.toMatchObject({ code: "bad-response" });
});

test("zero rows are a bad response, since a signed-in person has at least the session that asks", async () => {
  await expect(checkList(list())).rejects.toMatchObject({ code: "bad-response" });
});

test("rows of which none can be read are a bad response that says how many", async () => {
  await expect(checkList(list(null, {}))).rejects.toThrow("2 rows");
});

test("rows that can't be read are left out and counted", async () => {
  const { sessions, skipped } = await checkList({ ...list(row(), null, 7, [], { id: 5 }), skipped: 2 });
  expect(sessions.map(({ id }) => id)).toEqual(["a"]);
  expect(skipped).toBe(6);
});

test.each([
  ["", false],
  [" ", true],
  ["a/b", true],
  ["..", true],
  ["__proto__", true],
  ["x".repeat(512), true],
])("the id %j is kept as it is: %s", async (id, isKept) => {
  const { sessions } = await checkList(list(row(), row({ id, isCurrent: false })));
  expect(sessions.some((session) => session.id === id)).toBe(isKept);
});

test.each([[7], [null], [undefined], ["x".repeat(513)], ["\ud800"], [{ toString: () => "a" }]])(
  "the id %j is none",
  async (id) => {
    expect((await checkList(list(row(), { id, isCurrent: false }))).skipped).toBe(1);
  },
);

test.each([["false"], ["true"], [0], [1], [null], [undefined], [{}]])(
  "isCurrent %j is no answer, so the row is not the current one",
  async (isCurrent) => {
    expect((await first({ isCurrent }))?.isCurrent).toBe(false);
  },
);

test("duplicate ids become one row, which is current if either is, and protected if either is", async () => {
  const older = row({
    lastActiveAt: "2026-01-01T00:00:00Z",
    name: "old",
    notRevocable: { reason: "too-new" },
  });
  const newer = row({ lastActiveAt: "2026-01-02T00:00:00Z", name: "new", isCurrent: false });
  for (const rows of [
    [older, newer],
    [newer, older],
  ]) {
    const { sessions, skipped } = await checkList(list(...rows));
    expect(sessions).toMatchObject([{ isCurrent: true, name: "new", notRevocable: { reason: "too-new" } }]);
    expect(sessions).toHaveLength(1);
    expect(skipped).toBeUndefined();
  }
});

test.each([
  ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.000Z"],
  ["2026-11-21T12:00:00.123456+02:00", "2026-11-21T10:00:00.123Z"],
  ["2024-02-29T00:00Z", "2024-02-29T00:00:00.000Z"],
])("the instant %s is kept in UTC", async (lastActiveAt, expected) => {
  expect((await first({ lastActiveAt }))?.lastActiveAt).toBe(expected);
});

test.each([
  null,
  "",
  "0",
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  8.65e15,
  1763700000,
  1763700000000,
  "1763700000",
  "Invalid",
  "2024-02-30T00:00:00Z",
  "2023-02-29T00:00:00Z",
  "2024-13-01T00:00:00Z",
  "2024-01-01",
  "2024-01-01T10:00:00",
  "2024-01-01T25:00:00Z",
  "+275761-01-01T00:00:00Z",
  // In UTC it is the year 10000.
  "9999-12-31T23:59:59-05:00",
  new Date(0),
  { seconds: 1 },
])("%j is no instant", async (value) => {
  const session = await first({ lastActiveAt: value, createdAt: value, expiresAt: value });
  expect(session).toEqual({ id: "a", isCurrent: true });
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
  const session = await first({
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

test("text loses what can't be seen and is one line of bounded length", async () => {
  const session = await first({
    name: "  Ann\u202e\u0000's\n\tphone\u200b\u00ad  ",
    location: { city: `x${"\u0301".repeat(50)}`, label: "a".repeat(10_000) },
  });
  expect(session?.name).toBe("Ann's phone");
  expect(session?.location?.city).toBe(`x${"\u0301".repeat(4)}`);
  expect(session?.location?.label).toBe(`${"a".repeat(119)}…`);
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
  expect((await first({ location: { city: "x", country } }))?.location?.country).toBe(expected);
});

test.each([
  [{ latitude: 37.9, longitude: 23.7 }, true],
  [{ latitude: 91, longitude: 0 }, false],
  [{ latitude: "37", longitude: 23 }, false],
  [{ latitude: Number.NaN, longitude: 23 }, false],
  [{ latitude: 37.9 }, false],
])("coordinates come as a pair within the globe or not at all: %j", async (coordinates, isKept) => {
  expect((await first({ location: { city: "x", ...coordinates } }))?.location).toEqual(
    isKept ? { city: "x", ...coordinates } : { city: "x" },
  );
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.0/24", "203.0.113.0/24"],
  ["203.0.113.7/32", "203.0.113.0/24"],
  ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
  ["2001:db8:1::/48", "2001:db8:1::/48"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:c000:201", "192.0.2.1"],
])("the address %s is kept as %s", async (ipAddress, expected) => {
  expect((await first({ ipAddress }))?.ipAddress).toBe(expected);
});

test.each([[""], ["unknown"], ["192.0.2.1, 192.0.2.2"], ["0177.0.0.1"], ["<b>"], [7]])(
  "the address %j is unknown",
  async (ipAddress) => {
    expect(await first({ ipAddress })).toEqual({ id: "a", isCurrent: true });
  },
);

test.each([[true], ["no"], [{}], [{ reason: "whatever" }], [{ reason: 7 }], [[]]])(
  "notRevocable %j that we can't read still says no",
  async (notRevocable) => {
    expect((await first({ notRevocable }))?.notRevocable).toEqual({ reason: "managed-elsewhere" });
  },
);

test("a user agent becomes a device and does not travel further", async () => {
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const session = await first({ userAgent });
  expect(session).toEqual({
    id: "a",
    isCurrent: true,
    device: { type: "desktop", browser: "Firefox", browserVersion: "140", os: "Linux" },
  });
});

test("a device that the backend names is taken before its user agent", async () => {
  expect(
    (await first({ userAgent: "curl/8.0", device: { type: "tv", label: "Living room" } }))?.device,
  ).toEqual({
    type: "tv",
    label: "Living room",
  });
});

test("an unknown type of device is unknown", async () => {
  expect((await first({ device: { type: "toaster" } }))?.device).toEqual({ type: "unknown" });
});

test("`can` keeps what is known, and anything that is no list allows nothing", async () => {
  expect((await checkList({ ...list(row()), can: ["revoke", "fly", 7] })).can).toEqual(["revoke"]);
  expect((await checkList({ ...list(row()), can: "revoke" })).can).toEqual([]);
  expect((await checkList({ ...list(row()), can: null })).can).toEqual([]);
  expect((await checkList(list(row()))).can).toBeUndefined();
});

test("the list's own figures are whole and positive, or absent", async () => {
  const figures = {
    revocationLagSeconds: 299.5,
    lastActiveGranularitySeconds: -1,
    truncated: "yes",
    skipped: Number.NaN,
  };
  expect(await checkList({ ...list(row()), ...figures })).toEqual({
    sessions: [row()],
    revocationLagSeconds: 300,
  });
});

test("an answer whose members throw is a bad response", async () => {
  const hostile = {
    get sessions(): never {
      throw new TypeError("no");
    },
  };
  await expect(checkList(hostile)).rejects.toMatchObject({ code: "bad-response" });
});

test("whatever an adapter hands over, the check answers or throws a SessionsError", async () => {
  const anyRow = fc.oneof(
    fc.anything({ withNullPrototype: true, withObjectString: true }),
    fc.record({ id: fc.string() }),
  );
  const any = fc.oneof(fc.anything(), fc.record({ sessions: fc.array(anyRow) }));
  await fc.assert(
    fc.asyncProperty(any, async (value) => {
      try {
        expect((await checkList(value)).sessions.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(SessionsError);
      }
    }),
    { numRuns: 5_000 },
  );
});

test("a checked list is plain JSON, and checking it again changes nothing", async () => {
  const once = await checkList(
    list(
      row({ lastActiveAt: "2026-01-01T00:00:00Z", userAgent: "curl/8.0", ipAddress: "192.0.2.1" }),
      row({ id: "b" }),
    ),
  );
  expect(await checkList(JSON.parse(JSON.stringify(once)))).toEqual(once);
});

test("100,000 rows are checked without a quadratic step", async () => {
  const many = Array.from({ length: 100_000 }, (_, index) =>
    row({ id: `s${index}`, isCurrent: index === 0 }),
  );
  expect((await checkList(list(...many))).sessions).toHaveLength(100_000);
});

test("a page of ended sessions may be empty and keeps a usable cursor only", async () => {
  expect(await checkEndedSessions({ sessions: [] })).toEqual({ sessions: [] });
  expect(await checkEndedSessions({ sessions: [null], nextCursor: "n" })).toEqual({
    sessions: [],
    nextCursor: "n",
  });
  expect(await checkEndedSessions({ sessions: [], nextCursor: 7 })).toEqual({ sessions: [] });
  await expect(checkEndedSessions([])).rejects.toMatchObject({ code: "bad-response" });
  const hostile = {
    sessions: [
      Object.defineProperty(row(), "name", {
        get: () => {
          throw new Error("secret");
        },
      }),
    ],
  };
  await expect(checkEndedSessions(hostile)).rejects.toMatchObject({ code: "bad-response" });
});
