import type { SessionList } from "../contract.ts";
import { hasRows } from "../core/list-rules.ts";

/** A list that came past the input check, checked. The same data gives the same object. Undefined = it can't be read. */
export function readForeign(data: unknown): SessionList | undefined {
  return hasRows(data as SessionList) ? (data as SessionList) : undefined;
}
