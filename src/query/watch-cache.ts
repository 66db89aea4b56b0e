import type { Query, QueryClient } from "@tanstack/react-query";
import type { SessionList } from "../contract.ts";
import type { Guard } from "../core/guard/guard.ts";
import { staleTime } from "./host-proof.ts";
import { readForeign } from "./read-foreign.ts";
import { sessionKeys } from "./source.ts";

/**
 * Watches what others do to the sessions in a cache. A list that a host writes, hydrates or restores is foreign: it proves
 * nothing, so the guard's own stays on the page, and a new one is asked for at once, or by the next page that reads it.
 */
export function watchCache(
  queryClient: QueryClient,
  guardOf: (queryKey: readonly unknown[]) => Guard | undefined,
): void {
  /** Guards whose page asked because of a foreign list. */
  const asked = new WeakSet<Guard>();

  const takeForeign = (query: Query, guard: Guard | undefined) => {
    const { data, dataUpdatedAt } = query.state;
    const { shown: own, receivedAt = 0 } = guard?.snapshot() ?? {};
    if (data === undefined || data === own) return;
    const foreign = readForeign(data);
    const verdict = guard?.judgeForeign(foreign, dataUpdatedAt) ?? "keep";
    if (own) query.setState({ data: own, dataUpdatedAt: receivedAt, status: "success", error: null });
    else if (!foreign || verdict === "drop") takeOut(query);
    if (!guard || verdict === "keep") return;
    // Two tabs that write their lists into each other's caches would make each other ask for ever. A query that nobody reads
    // asks nothing now, and must not forget that it has to.
    const isEcho =
      own &&
      query.getObserversCount() > 0 &&
      asked.has(guard) &&
      isSameIds(own, foreign) &&
      Date.now() - receivedAt < staleTime;
    asked.add(guard);
    if (!isEcho) void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };

  queryClient.getQueryCache().subscribe((event) => {
    const { query } = event;
    // A host's own query may have any key, or none.
    const key: readonly unknown[] | undefined = query.queryKey;
    if (key?.[0] !== sessionKeys.all[0] || key[3] !== "list") return;
    const guard = guardOf(key);
    // A former query of this key may be removed after another one has taken its place.
    if (event.type === "removed" && !queryClient.getQueryCache().get(query.queryHash)) guard?.hide();
    const isWrite = event.type === "updated" && ["success", "setState"].includes(event.action.type);
    if (isWrite || event.type === "added") takeForeign(query, guard);
  });
}

/**
 * Takes the data out of a query. The query stays in the cache with its observers and its request, if one is under way;
 * without one, a mounted hook asks for a list.
 */
export function takeOut(query: Query | undefined): void {
  query?.setState({ data: undefined, dataUpdatedAt: 0, error: null, status: "pending" });
}

function isSameIds(one: SessionList, other: SessionList | undefined): boolean {
  const ids = ({ sessions }: SessionList) =>
    sessions
      .map(({ id }) => id)
      .sort()
      .join();
  return other !== undefined && ids(one) === ids(other);
}
