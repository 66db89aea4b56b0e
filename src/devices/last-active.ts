import { formatNumber, formatRelative } from "./format.ts";
import type { AgeUnit, DeviceLabels } from "./labels.ts";

/** A unit, its length in seconds, and how many of it are one of the next unit: nobody says "12 months". */
const units: readonly (readonly [unit: AgeUnit, length: number, full: number, next: AgeUnit])[] = [
  ["year", 365 * 86_400, Number.POSITIVE_INFINITY, "year"],
  ["month", 30 * 86_400, 12, "year"],
  ["day", 86_400, 30, "month"],
  ["hour", 3_600, 24, "day"],
  ["minute", 60, 60, "hour"],
];
const clockSkewSeconds = 300;

/**
 * How long ago a session was active, as far as that is known. With a granularity the instant is a lower bound: "in the
 * last 3 hours" is then true, and "3 hours ago" would be a guess.
 *
 * @param age in seconds. Negative = in the future, which is accepted up to five minutes of clock skew.
 * @param granularity in seconds; 0 = exact.
 * @returns undefined if the age makes no sense.
 */
export function lastActiveText(
  age: number,
  granularity: number,
  { labels, locale }: { labels: DeviceLabels; locale: string },
): string | undefined {
  if (!Number.isFinite(age) || age < -clockSkewSeconds) return undefined;
  const [unit, length, full, next] = unitOf(age);
  const bound = Math.max(1, Math.ceil(age / length));
  const number = (value: number) => formatNumber(locale, value);
  if (granularity > 0 && (granularity >= length || age < granularity))
    return bound < full
      ? labels.activeInTheLast(bound, unit, number)
      : labels.activeInTheLast(1, next, number);
  const ago = agoText(age, locale);
  return ago ? labels.active(ago) : labels.activeJustNow;
}

/**
 * "12 minutes ago".
 *
 * @param age in seconds.
 * @returns undefined for less than a minute, and for an age that makes no sense.
 */
export function agoText(age: number, locale: string): string | undefined {
  if (!(age >= 60)) return undefined;
  const [unit, length, full] = unitOf(age);
  return formatRelative(locale, Math.min(full - 1, Math.floor(age / length)), unit);
}

/** The largest unit that fits into the age, else the smallest. */
function unitOf(age: number): (typeof units)[number] {
  return units.find(([, length]) => age >= length) ?? (units[4] as (typeof units)[number]);
}
