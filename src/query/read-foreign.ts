import type { SessionList } from "../contract.ts";
import { checkForeignList } from "../core/check/check-list.ts";

const read = new WeakMap<object, SessionList | undefined>();

/**
 * A list that came past the input check, checked: a host may write anything, and a list that was kept for a later visit is
 * perhaps of another version of this package. The same data gives the same object.
 *
 * @returns undefined if it is not a list, or has no readable row.
 */
export function readForeign(data: unknown): SessionList | undefined {
  const key = Object(data) as object;
  if (!read.has(key)) read.set(key, checkForeignList(data));
  return read.get(key);
}
