import { cleanText } from "../../core/clean-text.ts";

/** As long as the input check lets a name be. */
const maxLength = 80;

/** A name as it will be listed, "" where nothing of it can be seen; undefined where it is none or too long. */
export function readName(value: unknown): string | undefined {
  if (typeof value !== "string" || /\p{Cs}/u.test(value)) return undefined;
  const name = cleanText(value, Math.max(value.length, maxLength)) ?? "";
  return name.length <= maxLength ? name : undefined;
}
