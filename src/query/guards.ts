import type { QueryClient } from "@tanstack/react-query";
import type { SessionList, SessionsAdapter } from "../contract.ts";
import { createGuard, type Guard } from "../core/guard/guard.ts";
import { maskList } from "../core/ip-address.ts";
import { type Freshness, keepFresh, listAnew } from "./freshness.ts";
import { type SessionsSource, sessionKeys, type UserId } from "./source.ts";
import { watchCache } from "./watch-cache.ts";

interface GuardEntry {
  guard: Guard;
  /** The one that the guard asks. */
  adapter: SessionsAdapter;
  userId: string;
  /** What a mounted provider has handed to the guard. Absent = there is none, and the adapter of each request counts. */
  provided?: SessionsSource | undefined;
  /** There while a mounted and visible provider of this user is. */
  fresh?: Freshness | undefined;
  /** How many mounted and visible providers of this user there are. */
  attending: number;
  /** The user has changed, and another mounted provider still has this guard. */
  isDead?: boolean;
}

interface ClientGuards {
  entries: Map<string, GuardEntry>;
  /** By adapter name: whose each known subject is, by `userId`. */
  owners: Map<string, Map<string, string>>;
}

const registry = new WeakMap<QueryClient, ClientGuards>();

/** The adapters for which a provider has handed over another one. A query of before may still ask through them. */
const replaced = new WeakSet<SessionsAdapter>();

/**
 * The one guard of this user, adapter name and QueryClient; undefined while nobody is signed in. Ask for it in every render:
 * when a user comes back, it is another one.
 */
export function guardOf(source: SessionsSource): Guard | undefined {
  const { adapter, userId, queryClient } = source;
  if (typeof userId !== "string") return undefined;
  const known = entryOf(queryClient, adapter.name, userId);
  if (known) return known.guard;
  const entry = { adapter, userId, attending: 0 } as GuardEntry;
  entry.guard = makeGuard(entry, queryClient);
  guardsOf(queryClient).entries.set(keyOf(adapter.name, userId), entry);
  return entry.guard;
}

function makeGuard(entry: GuardEntry, queryClient: QueryClient): Guard {
  const { adapter, userId } = entry;
  const { owners } = guardsOf(queryClient);
  const ownersHere = owners.get(adapter.name) ?? new Map<string, string>();
  owners.set(adapter.name, ownersHere);
  const queryKey = sessionKeys.list(adapter.name, userId);
  return createGuard({
    adapter: () => entry.adapter,
    userId,
    owners: ownersHere,
    now: () => Date.now(),
    write(list) {
      maskOnServer(list);
      // A query that the host removed stays removed.
      const isThere = queryClient.getQueryCache().find({ queryKey }) !== undefined;
      if (isThere) queryClient.setQueryData(queryKey, list);
      return isThere;
    },
    onEnd: () => entry.fresh?.tell(),
    makeStale: () => void queryClient.invalidateQueries({ queryKey, exact: true, refetchType: "none" }),
  });
}

/** What a server reads leaves with the HTML of its page, so its addresses are masked. Only a page has a document. */
export function maskOnServer(list: SessionList, ipAddress?: SessionsSource["ipAddress"]): void {
  if (typeof document === "undefined" && ipAddress !== "full") maskList(list);
}

/**
 * Makes a provider's adapter the one that its guard asks, so that an application may create its adapter anew at each
 * render. Call it after each commit: React may throw a render away.
 *
 * @returns what to call before the next commit and when the provider leaves.
 */
export function provide(source: SessionsSource): (() => void) | undefined {
  // The render has made the guard, unless another provider retired it in this very commit.
  guardOf(source);
  const entry = entryOf(source.queryClient, source.adapter.name, source.userId);
  if (!entry) return undefined;
  if (entry.adapter !== source.adapter) replaced.add(entry.adapter);
  replaced.delete(source.adapter);
  entry.adapter = source.adapter;
  entry.provided = source;
  entry.fresh?.follow(source.adapter);
  return () => {
    if (entry.provided === source) entry.provided = undefined;
  };
}

/**
 * Tells a guard that a mounted and visible provider of its user is there. Call it when a provider has committed this user,
 * after `provide`: who was signed out here, or whose guard was retired meanwhile, is then asked for anew.
 *
 * @returns what to call when the provider is hidden, leaves, or has another user.
 */
export function attend(
  queryClient: QueryClient,
  adapterName: string,
  userId: UserId,
): (() => void) | undefined {
  const entry = entryOf(queryClient, adapterName, userId);
  if (!entry) return undefined;
  const key = { queryKey: sessionKeys.list(adapterName, userId), exact: true };
  if (entry.isDead) {
    const dead = entry.guard;
    entry.isDead = false;
    entry.guard = makeGuard(entry, queryClient);
    queryClient.removeQueries(key);
    // Who still reads the former guard looks again.
    dead.retire();
  }
  entry.attending += 1;
  entry.guard.watch(true);
  entry.fresh ??= keepFresh(
    keyOf(adapterName, userId),
    () => entry.guard,
    (refetchType) => listAnew(queryClient, key.queryKey, entry.guard, refetchType),
  );
  entry.fresh.follow(entry.adapter);
  if (entry.guard.snapshot().signedOut) void queryClient.invalidateQueries(key);
  return () => {
    entry.attending -= 1;
    if (entry.attending === 0 && entry.isDead) forget(entry, queryClient);
    // Another provider may take over in the same commit, and StrictMode leaves and comes back at once.
    queueMicrotask(() => {
      if (entry.attending > 0) return;
      entry.guard.watch(false);
      entry.fresh?.stop();
      entry.fresh = undefined;
    });
  };
}

/**
 * Makes the adapter of a request the one that its guard asks, unless a mounted provider has handed over its own: options
 * that a host created long ago hold an adapter whose token may have expired since.
 *
 * @returns the guard; undefined = there is none.
 */
export function takeOver(source: SessionsSource): Guard | undefined {
  const entry = entryOf(source.queryClient, source.adapter.name, source.userId);
  if (entry && !entry.provided && !replaced.has(source.adapter)) entry.adapter = source.adapter;
  return entry?.guard;
}

/**
 * Retires the guards of former users, and removes their queries and mutations.
 *
 * @param adapterName absent = at every backend.
 */
export function retireUsers(
  queryClient: QueryClient,
  isFormer: (userId: unknown) => boolean,
  adapterName?: string,
): void {
  for (const entry of [...guardsOf(queryClient).entries.values()]) {
    if (!isFormer(entry.userId) || (adapterName ?? entry.adapter.name) !== entry.adapter.name) continue;
    entry.guard.retire();
    // A new guard would ask under the next user's cookie, so a provider that still has this user keeps the retired one.
    if (entry.attending > 0) entry.isDead = true;
    else forget(entry, queryClient);
  }
  const queryKey = adapterName === undefined ? sessionKeys.all : sessionKeys.adapter(adapterName);
  queryClient.removeQueries({ queryKey, predicate: (query) => isFormer(query.queryKey[2]) });
  const mutations = queryClient.getMutationCache();
  for (const mutation of mutations.findAll({ mutationKey: queryKey, exact: false }))
    if (isFormer(mutation.options.mutationKey?.[2])) mutations.remove(mutation);
}

function forget({ adapter, userId }: GuardEntry, queryClient: QueryClient): void {
  guardsOf(queryClient).entries.delete(keyOf(adapter.name, userId));
}

function entryOf(queryClient: QueryClient, adapterName: string, userId: UserId): GuardEntry | undefined {
  return registry.get(queryClient)?.entries.get(keyOf(adapterName, userId));
}

/** A client's guards. The first time, with the one subscription that tells them what others do to its cache. */
function guardsOf(queryClient: QueryClient): ClientGuards {
  const known = registry.get(queryClient);
  if (known) return known;
  const guards: ClientGuards = { entries: new Map(), owners: new Map() };
  registry.set(queryClient, guards);
  watchCache(queryClient, ([, name, userId]) => guards.entries.get(keyOf(name, userId))?.guard);
  return guards;
}

function keyOf(adapterName: unknown, userId: unknown): string {
  return JSON.stringify([adapterName, userId]);
}
