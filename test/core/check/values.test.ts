import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkList } from "../../../src/core/check/check-list.ts";
import { cleanText, isSessionId, toInstant, toSubject } from "../../../src/core/check/values.ts";
import { almostInstants, anything } from "../../support/arbitrary-values.ts";
import { referenceInstant, referenceText } from "../../support/reference-check.ts";
import { checked, list, row } from "./rows.ts";

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

test.each([
  ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.000Z"],
  ["2026-11-21T12:00:00.123456+02:00", "2026-11-21T10:00:00.123Z"],
  ["2024-02-29T00:00Z", "2024-02-29T00:00:00.000Z"],
  ["2000-01-01T00:00:00Z", "2000-01-01T00:00:00.000Z"],
])("the instant %s is kept in UTC", async (lastActiveAt, expected) => {
  expect((await checked({ lastActiveAt }))?.lastActiveAt).toBe(expected);
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
  // What backends write for "never".
  "0001-01-01T00:00:00Z",
  "1601-01-01T00:00:00Z",
  "1970-01-01T00:00:00.000Z",
  "2000-01-01T00:00:00+02:00",
])("%j is no instant", async (value) => {
  const session = await checked({ lastActiveAt: value, createdAt: value, expiresAt: value });
  expect(session).toEqual({ id: "a", isCurrent: true });
});

test("text loses what can't be seen and is one line of bounded length", async () => {
  const session = await checked({
    name: "  Ann\u202e\u0000's\n\tphone\u200b\u00ad  ",
    location: { city: `x${"\u0301".repeat(50)}`, label: "a".repeat(10_000) },
  });
  expect(session?.name).toBe("Ann's phone");
  expect(session?.location?.city).toBe(`x${"\u0301".repeat(4)}`);
  expect(session?.location?.label).toBe(`${"a".repeat(119)}…`);
});

describe("cleanText", () => {
  test("spaces around what can't be seen become one, so that a second cleaning changes nothing", () => {
    expect(cleanText("Ann's \u200b \u202e phone")).toBe("Ann's phone");
  });

  test("a text as long as it may be stays whole", () => {
    expect(cleanText("a".repeat(20), 20)).toBe("a".repeat(20));
    expect(cleanText("ä".repeat(20), 20)).toBe("ä".repeat(20));
  });

  test("a longer one ends in an ellipsis that counts", () => {
    expect(cleanText("a".repeat(21), 20)).toBe(`${"a".repeat(19)}…`);
  });

  test("a character of two units is not cut in half", () => {
    expect(cleanText(`${"a".repeat(18)}🦊🦊`, 20)).toBe(`${"a".repeat(18)}…`);
  });

  test.each([undefined, 7, "", " \n ", "\u200b\u202e"])("nothing of %j is left", (value) => {
    expect(cleanText(value)).toBeUndefined();
  });
});

test("an instant that is rewritten is the same instant", () => {
  expect(toInstant("2026-01-15T10:30:00.5+05:30")).toBe("2026-01-15T05:00:00.500Z");
});

test("an instant in UTC stays as it is exactly if Date writes it so: no day, hour or minute that is not real", () => {
  const digits = (from: number, to: number, length = 2) =>
    fc.integer({ min: from, max: to }).map((number) => `${number}`.padStart(length, "0"));
  const almost = fc
    .tuple(digits(2000, 3001, 4), digits(0, 13), digits(0, 32), digits(0, 24), digits(0, 60), digits(0, 60))
    .map(([year, month, day, ...time]) => `${year}-${month}-${day}T${time.join(":")}.007Z`);
  fc.assert(
    fc.property(almost, (text) => {
      expect(toInstant(text) === text).toBe(new Date(text).toJSON() === text);
    }),
    { numRuns: 20_000 },
  );
});

test("an instant, and what almost is one, is read as the reference reads it", () => {
  fc.assert(
    fc.property(fc.oneof(almostInstants, anything), (value) => {
      if (value instanceof Date) return;
      expect(toInstant(value)).toBe(referenceInstant(value));
    }),
    { numRuns: 20_000 },
  );
});

test("a Date is the instant that it writes, in whatever realm it was made", () => {
  const date = new Date("2026-01-15T10:30:00.5Z");
  expect(toInstant(date)).toBe("2026-01-15T10:30:00.500Z");
  expect(toInstant(runInNewContext("new Date('2026-01-15T10:30:00.5Z')"))).toBe("2026-01-15T10:30:00.500Z");
  fc.assert(
    fc.property(fc.date(), (any) => {
      expect(toInstant(any)).toBe(referenceInstant(any.toJSON()));
    }),
    { examples: [[new Date(Number.NaN)], [new Date(0)], [new Date(8.64e15)], [new Date("0001-01-01")]] },
  );
});

test("an object that only looks like a Date is no instant", () => {
  expect(
    [{ toJSON: true }, { toJSON: () => 7 }, { toISOString: () => "2026-01-15T10:30:00Z" }].map(toInstant),
  ).toEqual([undefined, undefined, undefined]);
});

test("a text is cleaned as the reference cleans it", () => {
  const signs = [
    "a",
    "Z",
    " ",
    "\t",
    "\n",
    "\u200b",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\u00a0",
    "\u0085",
    "\u0301",
    "é",
    "🦊",
  ];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...signs, "\ud83e", "\u00ad", "\u180e"), maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (value, maxLength) => {
      expect(cleanText(value, maxLength)).toBe(referenceText(value, maxLength));
    }),
    { numRuns: 20_000 },
  );
});

test("a session's id may hold anything but half a character", () => {
  expect(isSessionId("🦊")).toBe(true);
  expect(isSessionId("🦊".slice(0, 1))).toBe(false);
});

test.each(["a", " ", "  ann ", "ann\u200b", "\u0000", "__proto__", "🦊".repeat(64), "x".repeat(128)])(
  "the subject %j stays as it is, since without its blanks it could be another person's",
  (subject) => {
    expect(toSubject(subject)).toBe(subject);
  },
);

test.each([
  [""],
  ["x".repeat(129)],
  ["\ud800"],
  [7],
  [7n],
  [null],
  [["ann"]],
  [{ toString: () => "ann" }],
  [Object("ann")],
])("no subject is made of %o, and none is cut", (value) => {
  expect(toSubject(value)).toBeUndefined();
});
