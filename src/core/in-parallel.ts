/** How many sessions are revoked at the same time, one request each, in the browser and on the server. */
export const sideBySide = 4;

/**
 * Runs `work` on every item, at most `limit` at a time. A failure does not stop the rest: `work` has to refuse what is
 * left by itself.
 *
 * @returns the results, in the order of the items.
 * @throws what `work` throws first, at once.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const lane = async () => {
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return results;
}
