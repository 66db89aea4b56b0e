const plain = /^[!-~]+( [!-~]+)*$/;
// Control, format (bidi, zero width, soft hyphen, tags), surrogate halves, private use and unassigned code points.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * One line of plain text from somebody else's data: what can't be seen is removed, white space folded, length capped.
 *
 * @param maxLength the longest result, in UTF-16 units; longer text ends in "…".
 * @returns undefined where the value is no text or nothing of it is left.
 */
export function cleanText(value: unknown, maxLength = 120): string | undefined {
  if (typeof value !== "string") return undefined;
  if (value.length <= maxLength && plain.test(value)) return value;
  // A bounded slice first, so that a huge text costs no more than a long one.
  const text = value
    .slice(0, maxLength * 4)
    .replace(/\s+/g, " ")
    .replace(invisible, "")
    .replace(tooManyMarks, "$1")
    .trim();
  if (text === "") return undefined;
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

// With a zone: an instant without one would mean something else on each machine.
const iso = /^\d{4}(-\d\d){2}T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * The same instant as ISO 8601 in UTC with milliseconds, or undefined where the value is no real instant: a number, a
 * date without time or zone, 30 February, the year 10000.
 */
export function toInstant(value: unknown): string | undefined {
  if (typeof value !== "string" || !iso.test(value)) return undefined;
  const day = value.slice(0, 10);
  // Date rolls 30 February over into March instead of refusing it.
  const isRealDay = new Date(day).toJSON()?.startsWith(day);
  const instant = isRealDay && new Date(value).toJSON();
  // In UTC the last evening of the year 9999 is in a year of five digits, which ISO 8601 writes in another way.
  return instant && iso.test(instant) ? instant : undefined;
}

/** True for a text of 1 to 512 characters without a lone surrogate: everything else can't travel and come back the same. */
export function isSessionId(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= 512 && !/\p{Cs}/u.test(value);
}
