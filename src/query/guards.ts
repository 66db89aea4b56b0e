import type { Query, QueryClient } from "@tanstack/react-query";
import type { SessionList, SessionsAdapter } from "../contract.ts";
import { createGuard, type Guard } from "../core/guard/guard.ts";
import { hasRows } from "../core/list-rules.ts";
import { type SessionsSource, sessionKeys } from "./source.ts";

interface Entry {
  guard: Guard;
  /** The one that the guard asks. */
  adapter: SessionsAdapter;
  userId: string;
  /** What a mounted provider has handed to the guard. Absent = there is none, and the adapter of each request counts. */
  provided?: SessionsSource | undefined;
}

const registry = new WeakMap<QueryClient, Map<string, Entry>>();

/** The one guard of this user, adapter name and QueryClient; undefined while nobody is signed in. */
export function guardOf(source: SessionsSource): Guard | undefined {
  const { adapter, userId, queryClient } = source;
  if (typeof userId !== "string") return undefined;
  const known = entryOf(source);
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
  (registry.get(queryClient) ?? register(queryClient)).set(keyOf(adapter.name, userId), entry);
  return guard;
}

/**
 * Makes a provider's adapter the one that its guard asks, so that an application may create its adapter anew at each
 * render. Call it after each commit: React may throw a render away.
 *
 * @returns what to call before the next commit and when the provider leaves.
 */
export function provide(source: SessionsSource): (() => void) | undefined {
  const entry = entryOf(source);
  if (!entry) return undefined;
  entry.adapter = source.adapter;
  entry.provided = source;
  return () => {
    if (entry.provided === source) entry.provided = undefined;
  };
}

/**
 * Makes the adapter of a request the one that its guard asks, unless a mounted provider has handed over its own: options
 * that a host created long ago hold an adapter whose token may have expired since.
 */
export function takeOver(source: SessionsSource): void {
  const entry = entryOf(source);
  if (entry && !entry.provided) entry.adapter = source.adapter;
}

function entryOf({ adapter, userId, queryClient }: SessionsSource): Entry | undefined {
  return registry.get(queryClient)?.get(keyOf(adapter.name, userId));
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

/**
 * Takes a list without a row out of its query. The query stays in the cache with its observers and its request, if one is
 * under way; without one, a mounted hook asks for a list.
 */
export function clearIfEmpty(query: Query | undefined): void {
  if (query?.state.data === undefined || hasRows(query.state.data as SessionList)) return;
  query.setState({ data: undefined, dataUpdatedAt: 0, error: null, status: "pending" });
}

/** Makes room for a client's guards, with the one subscription that keeps lists without a row out of its cache. */
function register(queryClient: QueryClient): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  registry.set(queryClient, entries);
  queryClient.getQueryCache().subscribe(({ query }) => {
    // A host's own query may have any key, or none.
    const key: readonly unknown[] | undefined = query.queryKey;
    if (key?.[0] !== sessionKeys.all[0] || key[3] !== "list") return;
    // A host's write or reset can leave one there. It would pass for data when the next list fails.
    const entry = entries.get(keyOf(key[1], key[2]));
    if (!entry?.guard.snapshot().list) clearIfEmpty(query);
  });
  return entries;
}

function keyOf(adapterName: unknown, userId: unknown): string {
  return JSON.stringify([adapterName, userId]);
}
