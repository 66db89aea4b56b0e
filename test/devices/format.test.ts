import { afterEach, describe, expect, test, vi } from "vitest";
import {
  compareTexts,
  formatClock,
  formatCountry,
  formatDay,
  formatDuration,
  formatExact,
  formatNumber,
  formatRelative,
  usableLocale,
  usableTimeZone,
} from "../../src/devices/format.ts";
import { takeConsole } from "../setup/console.ts";

const instant = Date.UTC(2026, 10, 21, 14, 5);

test("an age is counted and never called yesterday, which may be two days ago", () => {
  expect(formatRelative("en", 1, "day")).toBe("1 day ago");
  expect(formatRelative("de", 12, "minute")).toBe("vor 12 Minuten");
});

test("an exact time names its zone", () => {
  expect(formatExact("en", "UTC", instant)).toBe("Nov 21, 2026, 2:05 PM UTC");
  expect(formatExact("en", "Europe/Athens", instant)).toBe("Nov 21, 2026, 4:05 PM GMT+2");
});

test("a day has its year unless that is the present one", () => {
  expect(formatDay("en", "UTC", instant, instant)).toBe("Nov 21");
  expect(formatDay("en", "UTC", Date.UTC(2025, 10, 21), instant)).toBe("Nov 21, 2025");
  expect(formatDay("de", "UTC", instant, instant)).toBe("21. Nov.");
});

test("a day is the one of the given zone", () => {
  const newYear = Date.UTC(2026, 0, 1, 3);
  expect(formatDay("en", "America/New_York", newYear, instant)).toBe("Dec 31, 2025");
});

test.each([
  [3 * 86_400_000, "3 days"],
  [86_400_000, "1 day"],
  [90 * 60_000, "2 hours"],
  [30 * 60_000, "30 minutes"],
])("%i ms last %s", (ms, text) => expect(formatDuration("en", ms)).toBe(text));

test("texts are compared by the locale's alphabet", () => {
  expect(compareTexts("de", "Ärö", "Z")).toBeLessThan(0);
  expect(compareTexts("sv", "Ärö", "Z")).toBeGreaterThan(0);
});

test("a time of day is the one of the given zone", () => {
  expect(formatClock("en", "America/New_York", instant)).toBe("9:05 AM");
});

test("a country has its name in the language of the page", () => {
  expect(formatCountry("en", "GR")).toBe("Greece");
  expect(formatCountry("de", "GR")).toBe("Griechenland");
});

/** ISO 3166-1 alpha-2 as assigned today. */
const assigned = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
  FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
  JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
  MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
  PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
  TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
`
  .trim()
  .split(/\s+/);

test("a code names a country if ISO 3166-1 assigns it, or everybody uses it for the United Kingdom or Kosovo", () => {
  expect(assigned).toHaveLength(249);
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  expect(codes.filter((code) => formatCountry("en", code))).toEqual([...assigned, "UK", "XK"].sort());
});

test.each(["gr", "GRC", "", "G", "001", "<b>"])("%j is not a code of a country", (code) => {
  expect(formatCountry("en", code)).toBeUndefined();
});

test("a number is written as the locale does", () => {
  expect(formatNumber("en", 1234)).toBe("1,234");
  expect(formatNumber("de", 1234)).toBe("1.234");
  expect(formatNumber("ar-EG", 1234)).toBe("١٬٢٣٤");
});

describe("a locale that Intl does not know", () => {
  afterEach(() => void takeConsole());

  test.each([
    ["en_US", "en-US"],
    ["de_DE.UTF-8", "de-DE"],
    ["en-US@posix", "en-US"],
    ["zh_Hant_TW", "zh-Hant-TW"],
    ["de-XX-not a variant", "de-XX"],
    ["de-toolongtobeasubtag", "de"],
    ["en-US,en;q=0.9", "en-US"],
    [" el ", "el"],
    ["EL", "el"],
    ["ar-EG-u-nu-latn", "ar-EG-u-nu-latn"],
    ["", "en"],
    ["C", "en"],
    ["POSIX", "en"],
    ["not a locale", "en"],
    ["xx", "en"],
    ["\u0000", "en"],
    [undefined, "en"],
    [null, "en"],
    [7, "en"],
  ])("%j becomes %s, the nearest that it does", (locale, nearest) =>
    expect(usableLocale(locale as string)).toBe(nearest),
  );

  test("is told to developers once", () => {
    expect(usableLocale("fr.told")).toBe("fr");
    formatNumber("fr.told", 1);
    expect(takeConsole()).toEqual([
      'warn: your-devices: Intl does not know the locale "fr.told", so it is fr.',
    ]);
    usableLocale("fr.told");
    expect(takeConsole()).toEqual([]);
  });

  test("is not told in production, nor without a bundler", () => {
    vi.stubEnv("NODE_ENV", "production");
    usableLocale("fr_production");
    vi.unstubAllEnvs();
    vi.stubGlobal("process", undefined);
    usableLocale("fr_unbundled");
    vi.unstubAllGlobals();
    expect(takeConsole()).toEqual([]);
  });

  test("writes whatever is written in the nearest one", () => {
    expect(formatRelative("de_DE", 3, "hour")).toBe("vor 3 Stunden");
    expect(formatCountry("de_DE", "GR")).toBe("Griechenland");
    expect(formatNumber("de_DE", 1234)).toBe("1.234");
    expect(formatExact("de_DE", "UTC", instant)).toBe("21. Nov. 2026, 14:05 UTC");
  });
});

describe("a time zone that Intl does not know", () => {
  afterEach(() => void takeConsole());

  test.each(["", "Europe/Nowhere", "local", "Etc/Unknown", null])(
    "%j stands for the device's own",
    (zone) => {
      expect(usableTimeZone(zone as string)).toBeUndefined();
      const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      expect(formatExact("en", zone as string, instant)).toBe(formatExact("en", own, instant));
      expect(formatClock("en", zone as string, instant)).toBe(formatClock("en", own, instant));
    },
  );

  test("is told to developers once", () => {
    usableTimeZone("Mars/Told");
    usableTimeZone("Mars/Told");
    expect(takeConsole()).toEqual([
      'warn: your-devices: Intl does not know the timeZone "Mars/Told", so it is the device\'s own.',
    ]);
  });

  test("is another thing than none", () => {
    expect(usableTimeZone(undefined)).toBeUndefined();
    expect(takeConsole()).toEqual([]);
  });
});
