/** What kind of thing was thrown, without its text, which may hold a credential. */
export function classNameOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.constructor.name) : typeof thrown;
  } catch {
    return "something that can't be read";
  }
}
