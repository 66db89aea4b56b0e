import type { Query, QueryClient } from "@tanstack/react-query";
import type { SessionList } from "../../src/contract.ts";
import { sessionKeys } from "../../src/index.ts";
import type { Account, AccountUser } from "./account.ts";
import type { EventClock } from "./event-clock.ts";
import type { Judge } from "./judge.ts";
import { responseNumber } from "./reference-adapter.ts";
import type { ListResponse } from "./sent-request.ts";
import type { WallClock } from "./wall-clock.ts";
import type { Cached } from "./watch-frames.ts";

export interface HostWatchOptions {
  judge: Judge;
  clock: EventClock;
  wall: WallClock;
  queryClient: QueryClient;
  responses: readonly ListResponse[];
  hasSubject: boolean;
  accountOf: (user: AccountUser, name: string) => Account;
  look: () => void;
  isMounted: () => boolean;
  isSeen: () => boolean;
}

export interface HostWatch {
  cached(): Query[];
  cachedOf(account: Account): Cached;
  /**
   * Changes the cache as a host does.
   *
   * @param foreign what it writes there. If the guard had a list already, this makes the page ask.
   */
  change(account: Account, change: () => void, foreign?: ListResponse): void;
  stop(): void;
}

const freshMs = 30_000;

/** Watches the host's cache: what is removed from it, what comes back, and what came past the guards. */
export function watchHost(options: HostWatchOptions): HostWatch {
  const { judge, clock, wall, queryClient, responses, hasSubject, accountOf, look, isMounted, isSeen } =
    options;
  const cache = queryClient.getQueryCache();
  const cached = () => cache.findAll({ queryKey: sessionKeys.all });
  const accountOfKey = ([, name, user]: readonly unknown[]) => accountOf(user as AccountUser, name as string);
  const keyOf = ({ name, user }: Account) => sessionKeys.list(name, user);
  const isOfLists = ({ 0: all, 3: what }: readonly unknown[]) =>
    all === sessionKeys.all[0] && what !== "ended";
  const dataOf = (account: Account) => queryClient.getQueryData<SessionList>(keyOf(account));
  let isHostWriting = false;
  let hasWritten = false;

  const isLost = (account: Account) => {
    const life = account.life();
    if (life) life.removedAt = clock.tick();
  };

  // A guard takes a follow-up list, and then looks for the query to write it to: without one it hides the list again.
  const find = cache.find.bind(cache);
  let isLooking = false;
  cache.find = ((filters: Parameters<typeof find>[0]) => {
    const query = find(filters);
    const { queryKey } = filters;
    if (isLooking || !queryKey || !isOfLists(queryKey)) return query;
    isLooking = true;
    look();
    if (!query) isLost(accountOfKey(queryKey));
    isLooking = false;
    return query;
  }) as typeof cache.find;

  const stop = cache.subscribe((event) => {
    const { queryKey, state } = event.query;
    look();
    if (queryKey[0] !== sessionKeys.all[0]) return;
    const account = accountOfKey(queryKey);
    judge.expect(event.type !== "added" || isMounted() || isHostWriting, "recreated", () => String(queryKey));
    if (!isOfLists(queryKey)) return;
    if (event.type === "removed" && !cache.get(event.query.queryHash)) isLost(account);
    hasWritten ||= isHostWriting && (event.type === "added" || event.type === "updated");
    // An observer may leave a query long after that was removed.
    if (cache.get(event.query.queryHash) !== event.query) return;
    const first = account.life()?.page.accepted()[0];
    const { as } = responses[responseNumber((state.data as SessionList) ?? {})]?.request ?? {};
    const isOwners = isHostWriting || !hasSubject || !first || as === undefined || as === first.request.as;
    judge.expect(isOwners, "another-user", () => `the cache of ${account.user} has a list of ${as}`);
  });

  return {
    cached,
    cachedOf(account) {
      const { data, dataUpdatedAt = 0 } = queryClient.getQueryState<SessionList>(keyOf(account)) ?? {};
      return { list: data, updatedAt: dataUpdatedAt };
    },
    change(account, change, foreign) {
      const startedAt = clock.tick();
      const own = account.life()?.page.accepted().at(-1);
      isHostWriting = true;
      hasWritten = false;
      change();
      isHostWriting = false;
      if (!foreign || !hasWritten || !own) return;
      // Two tabs that write the same into each other's caches need not ask for ever.
      const isEcho = idsOf(foreign) === idsOf(own) && wall.now() - (own.receivedAt ?? 0) < freshMs;
      const isAsked = account.reference.requests.some(
        (request) => request.on === "list" && request.startedAt > startedAt,
      );
      // A list that is under way may stand for the one that is due, unless the page is there and shows something.
      const isWaiting =
        (!isSeen() ||
          (!account.life()?.shown() &&
            dataOf(account)?.revocationLagSeconds !== foreign.list.revocationLagSeconds)) &&
        account.reference.requests.some(({ on, noticedAt }) => on === "list" && noticedAt === undefined);
      if (!isEcho && !isAsked && !isWaiting) account.due = { since: startedAt, readAt: foreign.readAt };
    },
    stop,
  };
}

function idsOf({ list }: ListResponse): string {
  return list.sessions
    .map(({ id }) => id)
    .sort()
    .join(" ");
}
