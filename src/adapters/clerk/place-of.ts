import type { SessionLocation } from "../../core/contract.ts";
import type { Fields } from "../../core/is-fields.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import { textOf } from "./text-of.ts";

/** Where Clerk saw the session; undefined where it does not say. */
export function placeOf({ city, country }: Fields): SessionLocation | undefined {
  const town = textOf(city);
  const land = textOf(country);
  // Clerk's schema says text, not ISO code, and what is no code would be lost as one.
  // trap: clerk-country-text
  if (land && !/^[a-z]{2}$/i.test(land)) return { label: town ? `${town}, ${land}` : land };
  return town || land ? withoutUndefined({ city: town, country: land }) : undefined;
}
