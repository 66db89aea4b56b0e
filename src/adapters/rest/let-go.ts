/** An answer that nobody reads to its end would keep its connection. */
export function letGo({ body }: Response): void {
  // One that was read, or is being read, can't be let go: that is no error. Nor is a body of a fetch that has another kind.
  body?.cancel?.()?.catch(() => {});
}
