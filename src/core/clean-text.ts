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
