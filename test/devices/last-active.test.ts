import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english } from "../../src/devices/english.ts";
import { lastActiveText } from "../../src/devices/last-active.ts";

const say = (age: number, granularity = 0, locale = "en") =>
  lastActiveText(age, granularity, { labels: english, locale });

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;
const lengths: Record<string, number> = { minute, hour, day, month, year };

describe("an exact time", () => {
  test.each([
    [0, "Active just now"],
    [59, "Active just now"],
    [60, "Active 1 minute ago"],
    [hour - 1, "Active 59 minutes ago"],
    [hour, "Active 1 hour ago"],
    [day - 1, "Active 23 hours ago"],
    [day, "Active 1 day ago"],
    [month - 1, "Active 29 days ago"],
    [month, "Active 1 month ago"],
    [11 * month, "Active 11 months ago"],
    [360 * day, "Active 11 months ago"],
    [year - 1, "Active 11 months ago"],
    [year, "Active 1 year ago"],
    [40 * year, "Active 40 years ago"],
  ])("%d seconds: %s", (age, text) => expect(say(age)).toBe(text));
});

describe("a lower bound", () => {
  test.each([
    [0, day, "Active in the last minute"],
    [60, day, "Active in the last minute"],
    [61, day, "Active in the last 2 minutes"],
    [59 * minute, day, "Active in the last 59 minutes"],
    [59 * minute + 1, day, "Active in the last hour"],
    [3 * hour, day, "Active in the last 3 hours"],
    [3 * hour + 1, day, "Active in the last 4 hours"],
    [23 * hour, day, "Active in the last 23 hours"],
    [day - 1, day, "Active in the last day"],
    [day, day, "Active in the last day"],
    [day + 1, day, "Active in the last 2 days"],
    [29 * day, day, "Active in the last 29 days"],
    [40 * day, day, "Active 1 month ago"],
    [29 * day + 1, day, "Active in the last month"],
    [10 * minute, hour, "Active in the last 10 minutes"],
    [331 * day, year, "Active in the last year"],
    [year - 1, year, "Active in the last year"],
    [year + 1, year, "Active in the last 2 years"],
    [90 * minute, hour, "Active in the last 2 hours"],
    [3 * day, hour, "Active 3 days ago"],
    [0, 300, "Active in the last minute"],
    [10, 30, "Active in the last minute"],
  ])("%d seconds, right to within %d: %s", (age, granularity, text) =>
    expect(say(age, granularity)).toBe(text),
  );
});

describe("a clock that disagrees", () => {
  test("is forgiven for five minutes", () => expect(say(-300)).toBe("Active just now"));
  test("is unknown beyond, not now", () => expect(say(-301)).toBeUndefined());
  test("is unknown beyond with a lower bound too", () => expect(say(-301, day)).toBeUndefined());
  test("is forgiven with a lower bound", () => expect(say(-10, day)).toBe("Active in the last minute"));
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "an age of %d is unknown and never reaches Intl",
  (age) => {
    expect(say(age)).toBeUndefined();
    expect(say(age, day)).toBeUndefined();
  },
);

test("German says it in German", () => expect(say(2 * day, 0, "de")).toBe("Active vor 2 Tagen"));

/** Every age in seconds for which the text is true, as a half-open range. */
function rangeOf(text: string): { from: number; below: number; isBound: boolean } {
  if (text === "Active just now") return { from: 0, below: minute, isBound: false };
  const bound = /^Active in the last (?:([\d,]+) )?(minute|hour|day|month|year)s?$/.exec(text);
  if (bound)
    return {
      from: 0,
      below: Number((bound[1] ?? "1").replaceAll(",", "")) * (lengths[bound[2] ?? ""] ?? 0),
      isBound: true,
    };
  const exact = /^Active ([\d,]+) (minute|hour|day|month|year)s? ago$/.exec(text);
  const count = Number(exact?.[1]?.replaceAll(",", ""));
  const length = lengths[exact?.[2] ?? ""] ?? Number.NaN;
  // The eleventh month lasts until the year is full.
  const below = length === month && count === 11 ? year : (count + 1) * length;
  return { from: count * length, below, isBound: false };
}

const anyAge = fc.oneof(
  fc.integer({ min: -1000, max: 3 * day }),
  fc.integer({ min: 0, max: 120 * year }),
  fc.constantFrom(...Object.values(lengths).flatMap((length) => [length - 1, length, length + 1])),
  fc.double({ min: 0, max: year, noNaN: true }),
);
const anyGranularity = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 60 * day }),
  fc.constantFrom(30, minute, hour, day, month, year),
);

test("for any age and granularity the text is true of every time at which it may have been", () => {
  fc.assert(
    fc.property(anyAge, anyGranularity, (age, granularity) => {
      const text = say(age, granularity);
      if (age < -300) {
        expect(text).toBeUndefined();
        return;
      }
      const oldest = Math.max(0, age);
      const youngest = Math.max(0, oldest - granularity);
      const { from, below, isBound } = rangeOf(text ?? "");
      if (isBound) {
        expect(oldest).toBeLessThanOrEqual(below);
        expect(granularity).toBeGreaterThan(0);
        return;
      }
      // "N units ago" is right for the time that was written down, and off by less than one unit for the others.
      expect(oldest).toBeGreaterThanOrEqual(from);
      expect(oldest).toBeLessThan(below);
      expect(youngest).toBeGreaterThan(from - (below - from));
    }),
    { numRuns: 5_000 },
  );
});

test("an upper bound is never wider than what is known by a whole unit", () => {
  fc.assert(
    fc.property(anyAge, anyGranularity, (age, granularity) => {
      const { below, isBound } = rangeOf(say(age, granularity) ?? "");
      if (!isBound) return;
      const known = Math.max(age, minute);
      const length = Math.max(...Object.values(lengths).filter((one) => one <= known));
      // Eleven months are 330 days, and the next words are "a year".
      expect(below - known).toBeLessThan(length === month ? year - 11 * month : length);
    }),
    { numRuns: 5_000 },
  );
});

test("no unit is counted as far as the next one reaches: a text never says 60 minutes, 24 hours, 30 days or 12 months", () => {
  fc.assert(
    fc.property(anyAge, anyGranularity, (age, granularity) => {
      const [, count = "1", unit = ""] =
        /([\d,]+) (minute|hour|day|month)s/.exec(say(age, granularity) ?? "") ?? [];
      const full: Record<string, number> = { minute: 60, hour: 24, day: 30, month: 12 };
      expect(Number(count)).toBeLessThan(full[unit] ?? 2);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["he", hour, "לפני שעה"],
  ["he", 2 * hour, "לפני שעתיים"],
  ["he", 3 * hour, "לפני 3 שעות"],
  ["ar-EG", 3 * hour, "٣"],
  ["fa", 3 * hour, "۳"],
])("%s, %d seconds: as its readers write it, and without a number in parentheses", (locale, age, text) => {
  const said = say(age, 0, locale);
  expect(said).toContain(text);
  expect(said).not.toContain("(");
});

test("a count in a label is written as the locale does", () => {
  expect(say(3 * hour, day, "ar-EG")).toBe("Active in the last ٣ hours");
  expect(say(12_345 * year, year, "de")).toBe("Active in the last 12.345 years");
});
