import type { Query, QueryClient } from "@tanstack/react-query";
import type { SessionList, SessionsAdapter } from "../contract.ts";
import { createGuard, type Guard } from "../core/guard/guard.ts";
import { hasRows } from "../core/list-rules.ts";
import { type SessionsSource, sessionKeys } from "./source.ts";

interface Entry {
  guard: Guard;
  /** The newest one: an adapter that is re-created at each render keeps its guard. */
  adapter: SessionsAdapter;
  userId: string;
}

const registry = new WeakMap<QueryClient, Map<string, Entry>>();

/** The one guard of this user, adapter name and QueryClient; undefined where nobody is signed in. */
export function guardOf({ adapter, userId, queryClient }: SessionsSource): Guard | undefined {
  if (typeof userId !== "string") return undefined;
  const entries = registry.get(queryClient) ?? register(queryClient);
  const key = keyOf(adapter.name, userId);
  const known = entries.get(key);
  if (known) {
    known.adapter = adapter;
    return known.guard;
  }
  const queryKey = sessionKeys.list(adapter.name, userId);
  const guard = createGuard({
    adapter: () => entry.adapter,
    write(list) {
      // A query that the host removed stays removed.
      if (queryClient.getQueryCache().find({ queryKey })) queryClient.setQueryData(queryKey, list);
    },
  });
  const entry: Entry = { guard, adapter, userId };
  entries.set(key, entry);
  return guard;
}

const keyOf = (adapterName: unknown, userId: unknown): string => JSON.stringify([adapterName, userId]);

/** The guards of a client that had none yet, and the one subscription that keeps lists without a row out of its cache. */
function register(queryClient: QueryClient): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  registry.set(queryClient, entries);
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    const [root, adapterName, userId, what] = query.queryKey;
    if (type !== "updated" || root !== sessionKeys.all[0] || what !== "list") return;
    // A host's write or reset can leave one there. It would stand in the way of the error that the next list brings.
    if (entries.get(keyOf(adapterName, userId))?.guard.snapshot().list === undefined)
      removeIfEmpty(queryClient, query);
  });
  return entries;
}

/** Takes a query out whose data is no list with a row: a mounted hook asks for it anew, and with our own options. */
export function removeIfEmpty(queryClient: QueryClient, query: Query | undefined): void {
  if (query?.state.data !== undefined && !hasRows(query.state.data as SessionList))
    queryClient.getQueryCache().remove(query);
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
