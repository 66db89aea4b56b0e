import type { SessionList } from "../core/contract.ts";

/** False for what a host may have put into the cache in place of a list: a signed-in person has at least one session. */
export function hasRows(data: SessionList | undefined): boolean {
  return Array.isArray(data?.sessions) && data.sessions.length > 0;
}
