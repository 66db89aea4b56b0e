import type { Query, QueryClient } from "@tanstack/react-query";
import type { SessionList, SessionsAdapter } from "../contract.ts";
import { createGuard, type Guard } from "../core/guard/guard.ts";
import { hasRows } from "../core/list-rules.ts";
import { type SessionsSource, sessionKeys } from "./source.ts";

interface Entry {
  guard: Guard;
  /** The one that the guard asks: the newest of those that were handed to `takeOver`. */
  adapter: SessionsAdapter;
  userId: string;
}

const registry = new WeakMap<QueryClient, Map<string, Entry>>();

/** The one guard of this user, adapter name and QueryClient; undefined while nobody is signed in. */
export function guardOf({ adapter, userId, queryClient }: SessionsSource): Guard | undefined {
  if (typeof userId !== "string") return undefined;
  const entries = registry.get(queryClient) ?? register(queryClient);
  const key = keyOf(adapter.name, userId);
  const known = entries.get(key);
  if (known) return known.guard;
  const queryKey = sessionKeys.list(adapter.name, userId);
  const guard = createGuard({
    adapter: () => entry.adapter,
    now: () => Date.now(),
    write(list) {
      // A query that the host removed stays removed.
      if (queryClient.getQueryCache().find({ queryKey })) queryClient.setQueryData(queryKey, list);
    },
  });
  const entry: Entry = { guard, adapter, userId };
  entries.set(key, entry);
  return guard;
}

/**
 * Makes this adapter the one that its guard asks, so that an application may create its adapter anew at each render. Call
 * it once the render is committed, or when a request starts: React may throw a render away.
 */
export function takeOver({ adapter, userId, queryClient }: SessionsSource): void {
  const entry = registry.get(queryClient)?.get(keyOf(adapter.name, userId));
  if (entry) entry.adapter = adapter;
}

/** Retires the guards of this adapter name whose user is `isFormer`, and removes their queries and mutations. */
export function retireUsers(
  queryClient: QueryClient,
  adapterName: string,
  isFormer: (userId: unknown) => boolean,
): void {
  const entries = registry.get(queryClient);
  for (const [key, { guard, adapter, userId }] of entries ?? [])
    if (adapter.name === adapterName && isFormer(userId)) {
      guard.retire();
      entries?.delete(key);
    }
  const queryKey = sessionKeys.adapter(adapterName);
  queryClient.removeQueries({ queryKey, predicate: (query) => isFormer(query.queryKey[2]) });
  const mutations = queryClient.getMutationCache();
  for (const mutation of mutations.findAll({ mutationKey: queryKey, exact: false }))
    if (isFormer(mutation.options.mutationKey?.[2])) mutations.remove(mutation);
}

/** Takes a query out of the cache if its data has no row. A mounted hook then asks anew, with our own options. */
export function removeIfEmpty(queryClient: QueryClient, query: Query | undefined): void {
  if (query?.state.data !== undefined && !hasRows(query.state.data as SessionList))
    queryClient.getQueryCache().remove(query);
}

/** Makes room for a client's guards, with the one subscription that keeps lists without a row out of its cache. */
function register(queryClient: QueryClient): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  registry.set(queryClient, entries);
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    const [root, adapterName, userId, what] = query.queryKey;
    if (type !== "updated" || root !== sessionKeys.all[0] || what !== "list") return;
    // A host's write or reset can leave one there. It would pass for data when the next list fails.
    const entry = entries.get(keyOf(adapterName, userId));
    if (!entry?.guard.snapshot().list) removeIfEmpty(queryClient, query);
  });
  return entries;
}

function keyOf(adapterName: unknown, userId: unknown): string {
  return JSON.stringify([adapterName, userId]);
}
