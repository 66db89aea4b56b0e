/**
 * A text between U+2068 and U+2069, so that its direction can't turn the words around it. One that isolates its own parts
 * stays as it is and takes the direction of what is around it: "Chrome on macOS" is read in the order of the page.
 */
export function isolate(text: string): string {
  return isolatesParts(text) ? text : `\u2068${text}\u2069`;
}

/** The same for a name that stands alone in a sentence. "curl" turns nothing there, and stays as people and tests write it. */
export function isolateName(name: string): string {
  return /^[a-z]([ -~]*[a-z\d])?$/i.test(name) ? name : isolate(name);
}

/** True for a text that was put together from isolated parts, and not written whole by somebody else. */
export function isolatesParts(text: string): boolean {
  return text.includes("\u2068");
}

/** The same text as the eye sees it: two names are the same if their letters are. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2068\u2069]/g, "").normalize();
}
