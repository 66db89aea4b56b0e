/** What kind of thing was thrown, without its text, which may hold a credential. */
export function classNameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.constructor.name : typeof thrown;
}
