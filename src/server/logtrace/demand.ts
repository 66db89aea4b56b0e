/** @throws {TypeError} naming whose option is wrong, and how. */
export function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new TypeError(`${what}.`);
}
