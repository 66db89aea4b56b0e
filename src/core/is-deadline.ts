/** Milliseconds that a timer can wait: `setTimeout` takes a longer time for none at all. */
export function isDeadline(ms: unknown): ms is number {
  return typeof ms === "number" && ms >= 1 && ms < 2 ** 31;
}
