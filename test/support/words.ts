const isolates = "[\u2068\u2069]*";

const pattern = (text: string): string =>
  [...text].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")).join(isolates);

/**
 * Finds a whole text of the page by its words, whatever isolates (U+2068 … U+2069) stand around its parts: as the `name` of
 * a role or as a text, in Testing Library and in Playwright.
 */
export function words(text: string): RegExp {
  return new RegExp(`^${isolates}${pattern(text)}${isolates}$`, "u");
}

/** The same inside a longer text. */
export function someWords(text: string): RegExp {
  return new RegExp(pattern(text), "u");
}

/** A text without its isolates, for comparing. */
export function plain(text: string | null | undefined): string {
  return (text ?? "").replace(/[\u2068\u2069]/g, "");
}
