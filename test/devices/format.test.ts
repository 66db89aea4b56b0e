import { expect, test } from "vitest";
import { formatClock, formatCountry, formatExact, formatRelative } from "../../src/devices/format.ts";

const instant = Date.UTC(2026, 10, 21, 14, 5);

test("an age is counted and never called yesterday, which may be two days ago", () => {
  expect(formatRelative("en", 1, "day")).toBe("1 day ago");
  expect(formatRelative("de", 12, "minute")).toBe("vor 12 Minuten");
});

test("an exact time names its zone", () => {
  expect(formatExact("en", "UTC", instant)).toBe("Nov 21, 2026, 2:05 PM UTC");
  expect(formatExact("en", "Europe/Athens", instant)).toBe("Nov 21, 2026, 4:05 PM GMT+2");
});

test("a time of day is the one of the given zone", () => {
  expect(formatClock("en", "America/New_York", instant)).toBe("9:05 AM");
});

test("a country has its name in the language of the page", () => {
  expect(formatCountry("en", "GR")).toBe("Greece");
  expect(formatCountry("de", "GR")).toBe("Griechenland");
});

test.each(["ZZ", "gr", "GRC", ""])("%j names no country", (code) => {
  expect(formatCountry("en", code)).toBeUndefined();
});
