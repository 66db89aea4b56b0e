const plain = /^[!-~]+( [!-~]+)*$/;
// \p{C}: control, format (bidi, zero width, soft hyphen, tags), surrogate halves, private use and unassigned code points.
const invisible = /[\p{C}\p{Zl}\p{Zp}]+/gu;
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
    .replace(/\s+/g, " ")
    .replace(invisible, "")
    // What was invisible may have stood between two spaces.
    .replace(/ +/g, " ")
    .replace(tooManyMarks, "$1")
    .trim();
  if (text === "") return undefined;
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

// The zone is required: without one the same text is another instant on each machine.
const iso = /^\d{4}(-\d\d){2}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * The same instant as ISO 8601 in UTC with milliseconds: "2026-01-15T10:30:00.000Z".
 *
 * @returns undefined if the value is not a real instant: a number, a date without time or zone, 30 February, the year
 *   10000. Before the year 2000 nobody was signed in: such an instant is a backend's zero (0001, 1970).
 */
export function toInstant(value: unknown): string | undefined {
  if (typeof value !== "string" || !iso.test(value)) return undefined;
  const day = value.slice(0, 10);
  // Date rolls 30 February over into March instead of refusing it. Every month has the days before, and a second Date for
  // each instant would take a third of the time of a long list.
  const isRealDay = day.slice(8) < "29" || new Date(day).toJSON()?.startsWith(day);
  const instant = isRealDay && new Date(value).toJSON();
  // LogTrace writes Go's zero time, the year 1, for what has not happened (trap: logtrace-zero-time -> true).
  const hasHappened = instant && instant >= "2000";
  // West of Greenwich the last evening of 9999 is the year 10000 in UTC, which ISO 8601 writes with a plus sign.
  return instant && hasHappened && iso.test(instant) ? instant : undefined;
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

function isOpaque(value: unknown, maxLength: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= maxLength && !/\p{Cs}/u.test(value);
}
