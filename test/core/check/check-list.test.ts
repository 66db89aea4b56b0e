import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkEndedSessions, checkList } from "../../../src/core/check/check-list.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { sessionLimit, wrongSessionLimits } from "../../support/session-limits.ts";
import { checked, list, row } from "./rows.ts";

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

test("a user agent becomes a device and does not travel further", async () => {
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const session = await checked({ userAgent });
  expect(session).toEqual({
    id: "a",
    isCurrent: true,
    device: { type: "desktop", browser: "Firefox", browserVersion: "140", os: "Linux" },
  });
});

test("a device that the backend names is taken before its user agent", async () => {
  expect(
    (await checked({ userAgent: "curl/8.0", device: { type: "tv", label: "Living room" } }))?.device,
  ).toEqual({
    type: "tv",
    label: "Living room",
  });
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

test("a list that is cut off says so", async () => {
  expect((await checkList({ ...list(row()), truncated: true })).truncated).toBe(true);
});

test("a list and a page of ended sessions say whose they are, in the backend's own words or not at all", async () => {
  for (const subject of ["ann", "ann ", "Ann", "x".repeat(128)]) {
    expect((await checkList({ ...list(row()), subject })).subject).toBe(subject);
    expect(await checkEndedSessions({ sessions: [], subject })).toEqual({ sessions: [], subject });
  }
  for (const subject of ["x".repeat(129), "", 7, null]) {
    expect(await checkList({ ...list(row()), subject })).toEqual(list(row()));
    expect(await checkEndedSessions({ sessions: [], subject })).toEqual({ sessions: [] });
  }
});

test("a list says how many sessions a person may have, or nothing that it can't mean", async () => {
  for (const limit of [sessionLimit, { max: 1, then: "refuse-sign-in" }])
    expect(await checkList({ ...list(row()), sessionLimit: { ...limit, note: "x" } })).toEqual({
      ...list(row()),
      sessionLimit: limit,
    });
  for (const wrong of wrongSessionLimits)
    expect(await checkList({ ...list(row()), sessionLimit: wrong })).toEqual(list(row()));
});

test.each<[string, unknown, unknown]>([
  ["total", 0, 0],
  ["total", 40, 40],
  ["total", 2.5, 3],
  ["total", -0, 0],
  ["total", -1, undefined],
  ["total", 1e10, undefined],
  ["total", "40", undefined],
  ["total", Number.NaN, undefined],
  ["total", null, undefined],
  ["retentionDays", 30, 30],
  ["retentionDays", 0.5, 1],
  ["retentionDays", 0, undefined],
  ["retentionDays", Number.POSITIVE_INFINITY, undefined],
  ["retentionDays", "30", undefined],
])("of a page of ended sessions, %s %s is read as %s", async (member, value, read) => {
  const page = await checkEndedSessions({ sessions: [], [member]: value });
  expect(page).toStrictEqual({ sessions: [], ...(read !== undefined && { [member]: read }) });
});

test("equal user agents are parsed once", async () => {
  const userAgent = "curl/8.0";
  const { sessions } = await checkList(list(row({ userAgent }), row({ id: "b", userAgent })));
  expect(sessions[1]?.device).toBe(sessions[0]?.device);
});

test("an error says which method of the adapter was wrong", async () => {
  await expect(checkList([])).rejects.toThrow("What listSessions returned is not a list of sessions.");
  await expect(checkEndedSessions([])).rejects.toThrow(
    "What listEndedSessions returned is not a page of ended sessions.",
  );
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

describe("what has happened more than a day after the server's time", () => {
  const serverTime = "2026-11-21T14:00:00.000Z";
  const [soon, ahead] = ["2026-11-22T14:00:00.000Z", "2026-11-22T14:00:00.001Z"];
  const instants = (one: string) => ({ createdAt: one, lastActiveAt: one, endedAt: one });

  test("is unknown in a list", async () => {
    const { sessions } = await checkList({ ...list(row(instants(ahead))), serverTime });
    expect(sessions).toEqual([row()]);
  });

  test("is unknown in a page of ended sessions", async () => {
    const { sessions } = await checkEndedSessions({ ...list(row(instants(ahead))), serverTime });
    expect(sessions).toEqual([row()]);
  });

  test("is kept up to a day, since clocks differ", async () => {
    const { sessions } = await checkList({ ...list(row(instants(soon))), serverTime });
    expect(sessions).toEqual([row(instants(soon))]);
  });

  test.each([undefined, "soon", "9999-12-31T23:59:59.000Z"])(
    "is kept if the server says %j, which tells nothing",
    async (time) => {
      const { sessions } = await checkList({ ...list(row(instants(ahead))), serverTime: time });
      expect(sessions).toEqual([row(instants(ahead))]);
    },
  );

  test("does not touch what will happen", async () => {
    const ends = { expiresAt: ahead, idleExpiresAt: ahead };
    const { sessions } = await checkList({ ...list(row(ends)), serverTime });
    expect(sessions).toEqual([row(ends)]);
  });
});
