import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkForeignList, checkList } from "../../../src/core/check/check-list.ts";
import { createFixtures } from "../../../src/testing/index.ts";
import { list, row } from "./rows.ts";

const throwing = (message = "no") => ({
  get: (): never => {
    throw new TypeError(message);
  },
});
const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};

describe("a list that came past the input check", () => {
  test("has only what the contract names, each in its bounds", () => {
    const foreign = {
      sessions: [
        {
          id: "a",
          isCurrent: "yes",
          token: "t",
          name: { x: 1 },
          ipAddress: 5,
          location: "Paris",
          device: null,
        },
        { id: "b", isCurrent: true, device: { model: 5 }, location: { country: "xxxx" }, createdAt: 5 },
      ],
      can: {},
      serverTime: 9e15,
      lastActiveGranularitySeconds: "x",
      subject: "x".repeat(129),
      userId: "ann",
    };
    expect(checkForeignList(foreign)).toEqual({
      sessions: [
        { id: "a", isCurrent: false },
        { id: "b", isCurrent: true, device: { type: "unknown" } },
      ],
      can: [],
    });
  });

  test("counts its unreadable rows beside those that it says were skipped", () => {
    const rows = [
      row(),
      null,
      7,
      { id: 5 },
      revoked({}),
      Object.defineProperty(row({ id: "b" }), "name", throwing()),
    ];
    expect(checkForeignList({ ...list(...rows), skipped: 2 })).toEqual({ sessions: [row()], skipped: 7 });
    expect(checkForeignList(list(...rows))).toEqual({ sessions: [row()], skipped: 5 });
  });

  test("has one row for each id, which is current if either is", () => {
    expect(checkForeignList(list(row({ isCurrent: false }), row()))).toEqual(list(row()));
  });

  test("has no user agent, and no device of one: only the parser can make it", () => {
    const { sessions } = checkForeignList(
      list(row({ userAgent: "curl/8.0" }), row({ id: "b", userAgent: "curl/8.0", device: { type: "tv" } })),
    ) ?? { sessions: [] };
    expect(sessions).toEqual([row(), row({ id: "b", device: { type: "tv" } })]);
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "sessions"],
    ["an array", [row()]],
    ["an object without sessions", {}],
    ["sessions that are not an array", { sessions: { length: 1, 0: row() } }],
    ["no row", list()],
    ["no readable row", list(null, {}, { id: "" })],
    ["an infinite query's pages", { pages: [list(row())], pageParams: [] }],
    ["sessions that throw", Object.defineProperty({}, "sessions", throwing())],
    ["a member that throws", Object.defineProperty(list(row()), "can", throwing())],
    ["a proxy that was revoked", revoked({})],
    ["an array that was revoked", { sessions: revoked([]) }],
    ["an array that throws", { sessions: new Proxy([row()], throwing()) }],
  ])("is not one if it is %s", (_what, value) => {
    expect(checkForeignList(value)).toBeUndefined();
  });

  test("may refer to itself", () => {
    const cyclic: Record<string, unknown> = { ...row() };
    cyclic.device = cyclic;
    cyclic.location = cyclic;
    cyclic.self = cyclic;
    expect(checkForeignList({ ...list(cyclic), can: cyclic })).toEqual({
      sessions: [row({ device: { type: "unknown" } })],
      can: [],
    });
  });

  test("is copied: a frozen one is read, and a later change to it changes nothing", () => {
    const foreign = Object.freeze(list(Object.freeze(row({ userAgent: "curl/8.0", name: "Desk" }))));
    const copy = checkForeignList(foreign);
    expect(copy).toEqual(list(row({ name: "Desk" })));
    expect(copy?.sessions[0]).not.toBe(foreign.sessions[0]);
  });
});

/** Values with the members of the contract, most of them of a wrong kind. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("a", " ", "\u200b", "\u0301", "🦊", "\ud800", "…", "\n"),
    maxLength: 400,
  }),
  fc.constantFrom(
    "GR",
    "gr",
    "revoke",
    "too-new",
    "desktop",
    "203.0.113.7",
    "2001:DB8::/32",
    "::ffff:192.0.2.1",
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("2026-01-15T10:30:00+05:30", "2024-02-30T00:00:00Z"),
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.anything({
    withNullPrototype: true,
    withDate: true,
    withBigInt: true,
    withMap: true,
    withSparseArray: true,
  }),
  fc.double(),
  fc.boolean(),
);
const members = (...names: string[]): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
const device = members("type", "browser", "browserVersion", "os", "osVersion", "model", "label");
const location = members("city", "region", "country", "latitude", "longitude", "label");
const anyRow = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.oneof(fc.constantFrom("a", "b"), fc.string(), value),
        members(
          "isCurrent",
          "createdAt",
          "lastActiveAt",
          "expiresAt",
          "idleExpiresAt",
          "endedAt",
          "endReason",
          "userAgent",
        ),
        members(
          "ipAddress",
          "name",
          "signInMethod",
          "consequence",
          "impersonated",
          "pending",
          "device",
          "location",
          "notRevocable",
          "network",
        ),
        fc.record(
          {
            device: fc.oneof(device, value),
            location: fc.oneof(location, value),
            notRevocable: members("reason", "until"),
            network: members("id", "anonymous", "changes"),
          },
          { requiredKeys: [] },
        ),
      )
      .map(([id, ...parts]) => Object.assign({ id }, ...parts)),
  },
  value,
);
const anyList = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.array(anyRow, { maxLength: 6 }) }, value),
    members(
      "can",
      "truncated",
      "skipped",
      "revocationLagSeconds",
      "lastActiveGranularitySeconds",
      "serverTime",
      "subject",
    ),
  )
  .map(([sessions, rest]) => ({ ...rest, sessions }));

test("whatever is in the cache, the check gives a list in the contract's form or nothing, and throws nothing", () => {
  let lists = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: anyList }, value), (foreign) => {
      const list = checkForeignList(foreign);
      if (!list) return;
      lists += 1;
      expect(list.sessions.length).toBeGreaterThan(0);
      expect(list.sessions.every((session) => !("userAgent" in session))).toBe(true);
      expect(checkForeignList(structuredClone(list))).toEqual(list);
    }),
    { numRuns: 5_000 },
  );
  expect(lists).toBeGreaterThan(1_000);
});

test("a checked list comes back as it was, text for text, also after it has travelled", async () => {
  let lists = 0;
  await fc.assert(
    fc.asyncProperty(anyList, async (foreign) => {
      const list = await checkList(foreign).catch(() => undefined);
      if (!list) return;
      lists += 1;
      const sent = JSON.stringify(list);
      const { sessions, ...rest } = checkForeignList(JSON.parse(sent)) ?? { sessions: [] };
      expect({ sessions, ...rest }).toEqual(JSON.parse(sent));
      // Of two rows with one id the newer is taken, and its members may come in another order.
      const ids = (foreign.sessions as { id?: unknown }[]).map((row) => row?.id);
      if (new Set(ids).size === ids.length) expect(JSON.stringify({ sessions, ...rest })).toBe(sent);
    }),
    { numRuns: 3_000 },
  );
  expect(lists).toBeGreaterThan(500);
});

test("what the parser made of user agents comes back as it was", async () => {
  const checked = await checkList({
    sessions: createFixtures({ count: 40, raw: true }),
    skipped: 3,
    subject: "ann",
  });
  expect(JSON.stringify(checkForeignList(JSON.parse(JSON.stringify(checked))))).toBe(JSON.stringify(checked));
});

test("10,000 rows are checked without a quadratic step", () => {
  const sessions = createFixtures({ count: 10_000 });
  expect(checkForeignList({ sessions })?.sessions).toHaveLength(10_000);
});
