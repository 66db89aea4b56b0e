import type { SessionLimit } from "../../contract.ts";

const plain = /^[!-~]+( [!-~]+)*$/;
// \p{C}: control, format (bidi, zero width, soft hyphen, tags), surrogate halves, private use and unassigned code points.
// Those of them that are white space are not meant.
const invisible = /[^\P{C}\s]+/gu;
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * One line of plain text from somebody else's data. Characters that can't be seen are removed, white space is folded,
 * and the length is capped.
 *
 * @param maxLength the longest result, in UTF-16 units; a longer text ends in "…".
 * @returns undefined if the value is not a text, or nothing of it is left.
 */
export function cleanText(value: unknown, maxLength = 120): string | undefined {
  if (typeof value !== "string") return undefined;
  if (value.length <= maxLength && plain.test(value)) return value;
  // Cut first, so that a huge text costs no more than a long one.
  const text = value
    .slice(0, maxLength * 4)
    .replace(invisible, "")
    .replace(/\s+/g, " ")
    .replace(tooManyMarks, "$1")
    .trim();
  if (text === "") return undefined;
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

// As `Date` writes it, on a day that every month has: nearly every instant, and it costs no `Date`.
const canonical = /^[2-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/;

// The zone is required: without one the same text is another instant on each machine.
const iso = /^\d{4}(-\d\d){2}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * The same instant as ISO 8601 in UTC with milliseconds: "2026-01-15T10:30:00.000Z".
 *
 * @param value such a text in any time zone, or a `Date`: what has a method `toJSON` is read as JSON would write it.
 * @returns undefined if the value is not a real instant: a number, a date without time or zone, 30 February, the year
 *   10000. Before the year 2000 nobody was signed in: such an instant is a backend's zero (0001, 1970).
 */
export function toInstant(value: unknown): string | undefined {
  const date = value as Date | undefined;
  const text = typeof date?.toJSON === "function" ? date.toJSON() : value;
  if (typeof text !== "string" || !iso.test(text)) return undefined;
  if (canonical.test(text)) return text;
  const day = text.slice(0, 10);
  // Date rolls 30 February over into March instead of refusing it. Every month has the days before, and a second Date for
  // each instant would take a third of the time of a long list.
  const isRealDay = day.slice(8) < "29" || new Date(day).toJSON()?.startsWith(day);
  const instant = (isRealDay && new Date(text).toJSON()) || "";
  // LogTrace writes Go's zero time, the year 1, for what has not happened (trap: logtrace-zero-time -> true). West of
  // Greenwich the last evening of 9999 is the year 10000 in UTC, which ISO 8601 writes with a plus sign.
  const hasHappened = /^[2-9]/.test(instant);
  return hasHappened ? instant : undefined;
}

/** True for a text of 1 to 512 UTF-16 units without a lone surrogate, which would not survive the way to a backend. */
export function isSessionId(value: unknown): value is string {
  return isOpaque(value, 512);
}

/**
 * Whose sessions, as a list says it: a text of 1 to 128 UTF-16 units without a lone surrogate, unchanged.
 *
 * @returns undefined for anything else: a text that is cut or cleaned could become that of another person.
 */
export function toSubject(value: unknown): string | undefined {
  return isOpaque(value, 128) ? value : undefined;
}

/** A copy of a limit of sessions; undefined for anything that is none. */
export function toSessionLimit(value: unknown): SessionLimit | undefined {
  const { max, then } = Object(value) as SessionLimit;
  const isOne =
    Number.isSafeInteger(max) && max > 0 && (then === "replace-oldest" || then === "refuse-sign-in");
  return isOne ? { max, then } : undefined;
}

/** True for a text of 1 to `maxLength` UTF-16 units without a lone surrogate. */
export function isOpaque(value: unknown, maxLength: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= maxLength && !/\p{Cs}/u.test(value);
}
