import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { english } from "../../src/devices/english.ts";
import { formatClock, formatNumber } from "../../src/devices/format.ts";
import type { AgeUnit, Labels } from "../../src/devices/labels.ts";
import { signOutText } from "../../src/devices/sign-out-text.ts";
import { toDevice } from "../../src/devices/to-device.ts";
import { polish } from "../packaging/recipes/polish.ts";
import { plain } from "../support/words.ts";
import { deviceOptions, secondsAgo } from "./device-options.ts";

/** As `useLabels` makes them for a provider with this locale. */
const inLocale = (locale: string, labels: Partial<Labels>): Labels => ({
  ...english,
  number: (value) => formatNumber(locale, value),
  clock: (time) => formatClock(locale, "UTC", time),
  ...labels,
});

describe("Polish, which has three forms of a noun", () => {
  const labels = inLocale("pl", polish);

  test.each([
    [1, "Zalogowano na: 1 urządzenie."],
    [2, "Zalogowano na: 2 urządzenia."],
    [5, "Zalogowano na: 5 urządzeń."],
    [22, "Zalogowano na: 22 urządzenia."],
    [12_345, "Zalogowano na: 12 345 urządzeń."],
  ])("%d devices", (count, text) =>
    expect(labels.summary(count, false, labels.number).replaceAll("\u00a0", " ")).toBe(text),
  );

  test("a bound is in the genitive, which Intl does not have", () => {
    const forms: Record<AgeUnit, Partial<Record<Intl.LDMLPluralRule, string>>> = {
      minute: { one: "minuty", other: "minut" },
      hour: { one: "godziny", other: "godzin" },
      day: { one: "dnia", other: "dni" },
      month: { one: "miesiąca", other: "miesięcy" },
      year: { one: "roku", other: "lat" },
    };
    const rules = new Intl.PluralRules("pl");
    const withAges = inLocale("pl", {
      ...polish,
      activeInTheLast: (count, unit, number) =>
        `Aktywne w ciągu ostatnich ${number(count)} ${forms[unit][rules.select(count)] ?? forms[unit].other}`,
    });
    const session: UserSession = { id: "a", isCurrent: false, lastActiveAt: secondsAgo(3 * 86_400) };
    const options = deviceOptions([session], { lastActiveGranularitySeconds: 86_400 });
    expect(toDevice(session, { ...options, labels: withAges, locale: "pl" }).lastActive?.text).toBe(
      "Aktywne w ciągu ostatnich 3 dni",
    );
  });
});

describe("Arabic as written in Egypt, which has six forms of a noun and digits of its own", () => {
  const rules = new Intl.PluralRules("ar");
  const forms: Record<Intl.LDMLPluralRule, (number: string) => string> = {
    zero: () => "لا أجهزة",
    one: () => "جهاز واحد",
    two: () => "جهازان",
    few: (number) => `${number} أجهزة`,
    many: (number) => `${number} جهازًا`,
    other: (number) => `${number} جهاز`,
  };
  const labels = inLocale("ar-EG", {
    summary: (count, _more, number) => forms[rules.select(count)](number(count)),
    browserOn: (browser, system) => `${browser} على ${system}`,
    place: (city, country) => `${city}، ${country}`,
    listed: (parts) => parts.join("، "),
    signedOutDevice: (name) => `تم تسجيل الخروج من ${name}.`,
    signedOutOthers: (done, total, number) => `${number(done)} من ${number(total)}.`,
    notSignedOutDevices: (names) => `لم يتم: ${names}.`,
    failedDevice: (name) => name,
  });

  test.each([
    [1, "جهاز واحد"],
    [2, "جهازان"],
    [3, "٣ أجهزة"],
    [11, "١١ جهازًا"],
    [100, "١٠٠ جهاز"],
  ])("%d devices", (count, text) => expect(labels.summary(count, false, labels.number)).toBe(text));

  test("names and results are composed of isolated parts and joined with the comma of Arabic", () => {
    const session: UserSession = {
      id: "a",
      isCurrent: false,
      device: { type: "desktop", browser: "Chrome", os: "macOS" },
      location: { city: "Athens", country: "GR" },
    };
    const device = toDevice(session, { ...deviceOptions([session]), labels, locale: "ar-EG" });
    expect(device.name).toBe("\u2068Chrome\u2069 على \u2068macOS\u2069");
    expect(device.place).toBe("\u2068Athens\u2069، \u2068اليونان\u2069");
    const results = ["a", "b", "c"].map((id) => ({
      id,
      outcome: id === "a" ? ("revoked" as const) : ("still-listed" as const),
      device: { name: id === "b" ? device.name : "curl" },
    }));
    expect(signOutText(results, labels)).toBe(
      "١ من ٣. لم يتم: \u2068Chrome\u2069 على \u2068macOS\u2069، \u2068curl\u2069.",
    );
    expect(plain(signOutText(results.slice(0, 1), labels))).toBe("تم تسجيل الخروج من curl.");
  });
});
