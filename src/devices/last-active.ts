import { formatRelative } from "./format.ts";
import type { AgeUnit, DeviceLabels } from "./labels.ts";

const units: readonly (readonly [AgeUnit, number])[] = [
  ["minute", 60],
  ["hour", 3_600],
  ["day", 86_400],
  ["month", 30 * 86_400],
  ["year", 365 * 86_400],
];
const clockSkewSeconds = 300;

/**
 * How long ago a session was active, as far as that is known. With a granularity the instant is a lower bound: "in the
 * last day" is then true, and "3 hours ago" would be a guess.
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
  const seconds = Math.max(0, age);
  if (granularity > 0) {
    const [unit, length] = unitFor(Math.max(seconds, granularity));
    if (granularity >= length || seconds < granularity)
      return labels.activeInTheLast(Math.ceil(Math.max(seconds, granularity) / length), unit);
  }
  if (seconds < 60) return labels.activeJustNow;
  const [unit, length] = unitFor(seconds);
  return labels.active(formatRelative(locale, Math.floor(seconds / length), unit));
}

function unitFor(seconds: number): readonly [AgeUnit, number] {
  return units.findLast(([, length]) => seconds >= length) ?? ["minute", 60];
}
