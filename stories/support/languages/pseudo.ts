import type { Labels } from "../../../src/index.ts";
import { en } from "../../../src/locales/en.ts";

/** What a text of the labels stands between on a page in the pseudo-language. */
export const marks = ["⟦", "⟧"] as const;

const plainLetters = "AEIOUYaeiouyNnCcSs";
const accented = "ÅÉÎÖÛÝåéîöûýÑñÇçŠš";
const accent = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => accented[plainLetters.indexOf(letter)] ?? letter);

/** One third longer, like many a translation. */
const stretched = (text: string): string => text + "~".repeat(Math.ceil(text.length / 3));

// While a label is made, these letters stand for the texts that it was given. No label has them, and none is changed.
const first = 0xe000;

/** The text of a label as pseudo: between marks, with accents, longer. What the label was given stays as it is. */
function pseudoText(make: (...given: unknown[]) => string): (...given: unknown[]) => string {
  return (...given) => {
    const kept: string[] = [];
    const keep = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(keep);
      if (typeof value !== "string") return value;
      kept.push(value);
      return String.fromCharCode(first + kept.length - 1);
    };
    const text = stretched(accent(make(...given.map(keep))));
    const whole = text.replace(/[\ue000-\uf8ff]/g, (letter) => kept[letter.charCodeAt(0) - first] ?? letter);
    return marks[0] + whole + marks[1];
  };
}

/** Every text of the widget as a language that nobody speaks: a text without marks bypasses the labels. */
export const pseudo = Object.fromEntries(
  Object.entries(en)
    .filter(([key]) => !["number", "clock", "exact"].includes(key))
    .map(([key, label]) => [
      key,
      typeof label === "string" ? pseudoText(() => label)() : pseudoText(label as () => string),
    ]),
) as unknown as Omit<Labels, "number" | "clock" | "exact">;
