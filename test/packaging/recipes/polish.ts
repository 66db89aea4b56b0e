// polish.ts
import type { Labels, NumberWriter } from "your-devices";

const rules = new Intl.PluralRules("pl");
const forms = {
  zero: "urządzeń",
  one: "urządzenie",
  two: "urządzenia",
  few: "urządzenia",
  many: "urządzeń",
  other: "urządzenia",
};
const devices = (count: number, number: NumberWriter) => `${number(count)} ${forms[rules.select(count)]}`;

export const polish: Partial<Labels> = {
  title: "Twoje urządzenia",
  summary: (count, more, number) => `Zalogowano na: ${more ? "co najmniej " : ""}${devices(count, number)}.`,
  signOutOthers: "Wyloguj wszystkie inne…",
  confirmOthersButton: (count, number) =>
    count ? `Wyloguj ${devices(count, number)}` : "Wyloguj wszystkie inne",
  browserOn: (browser, system) => `${browser} w systemie ${system}`,
  signedOutDevice: (name) => `Wylogowano: ${name}.`,
};
