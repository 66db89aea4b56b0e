import type { EndedSessionsPage } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { EventClock } from "./event-clock.ts";

export interface ServerOptions {
  /** How many sessions there are besides the current one. */
  others: number;
  /** The last of them is one that the backend never lets be revoked. */
  hasLockedSession: boolean;
  /** It reads the current id again in the request that revokes. A backend that does not ends any session it is told to. */
  refusesCurrent: boolean;
  /** It says `not-found` about a session that is gone, instead of yes. */
  saysNotFound: boolean;
}

interface ServerSession {
  id: string;
  isLocked: boolean;
  /** The newest of `names`; absent = nobody has given it one. */
  name?: string | undefined;
  /** Since when it is the current one; undefined = it isn't. */
  currentSince: number | undefined;
}

/** A session that one of our requests ended. */
export interface Ended {
  id: string;
  at: number;
  /** Since when it was the current one; undefined = it wasn't. */
  currentSince: number | undefined;
}

/** The backend as a pure state machine. Its user decides when a request reaches it. */
export interface ReferenceServer {
  /** @throws {SessionsError} `unauthenticated` once the current session has ended. */
  list(): ServerSession[];
  /** @returns what it ended. */
  revoke(id: string): Ended[];
  /** @returns what it ended, at most `limit` of them. */
  revokeOthers(limit?: number): Ended[];
  /** The current session goes on under a new id. */
  rotate(): void;
  /** Another session becomes the current one (account switching, step-up). */
  becomeCurrent(nth: number): void;
  signInElsewhere(): void;
  revokeElsewhere(nth: number): void;
  endOwn(): void;
  /** Nothing happens if it has ended. @throws {SessionsError} `unauthenticated` as `list` does. */
  rename(id: string, name: string): void;
  renameElsewhere(nth: number, name: string): void;
  /** Every name that a session ever had. */
  namesOf(id: string): readonly string[];
  /**
   * The sessions that have ended, the last one first, two on a page.
   *
   * @param cursor the last id of the page before.
   * @throws {SessionsError} `unauthenticated` as `list` does.
   */
  endedPage(cursor: string | undefined): EndedSessionsPage;
  /** The ids of all pages. */
  endedIds(): readonly string[];
  /** Every id that ever existed, and one that never did. */
  everyId(): string[];
  isSignedIn(): boolean;
  /** True while a session is valid. */
  isAlive(id: string): boolean;
}

const pageSize = 2;

/** @param user the beginning of each of its ids. */
export function createReferenceServer(
  options: ServerOptions,
  clock: EventClock,
  user = "s",
): ReferenceServer {
  const alive = new Map<string, ServerSession>();
  const everyId = [`${user}-never-there`];
  const names = new Map<string, string[]>();
  /** The last one first. */
  const endedIds: string[] = [];
  let isSignedIn = true;

  const add = (isCurrent: boolean, isLocked = false) => {
    const id = `${user}${everyId.length}`;
    everyId.push(id);
    alive.set(id, { id, isLocked, currentSince: isCurrent ? clock.tick() : undefined });
  };
  const current = () => [...alive.values()].find(({ currentSince }) => currentSince !== undefined);
  const identify = () => {
    if (!isSignedIn) throw new SessionsError("unauthenticated", "The current session has ended.");
  };
  const nameOf = (id: string) => names.get(id)?.at(-1);
  const give = (id: string, name: string) => {
    if (alive.has(id)) names.set(id, [...(names.get(id) ?? []), name]);
  };
  const end = (session: ServerSession): Ended => {
    alive.delete(session.id);
    endedIds.unshift(session.id);
    if (session.currentSince !== undefined) isSignedIn = false;
    return { id: session.id, at: clock.tick(), currentSince: session.currentSince };
  };
  const nthOther = (nth: number) => {
    const others = [...alive.values()].filter(({ currentSince }) => currentSince === undefined);
    return others[nth % others.length];
  };

  for (let index = 0; index <= options.others; index += 1)
    add(index === 0, options.hasLockedSession && index > 0 && index === options.others);

  return {
    list() {
      identify();
      return [...alive.values()].map((session) => ({ ...session, name: nameOf(session.id) }));
    },
    revoke(id) {
      identify();
      const session = alive.get(id);
      if (!session) {
        if (options.saysNotFound) throw new SessionsError("not-found", "No such session.");
        return [];
      }
      if (session.isLocked) throw new SessionsError("forbidden", "Managed elsewhere.");
      if (options.refusesCurrent && session.currentSince !== undefined)
        throw new SessionsError("current-session", "This is the current session.");
      return [end(session)];
    },
    revokeOthers(limit = Number.POSITIVE_INFINITY) {
      identify();
      return [...alive.values()]
        .filter(({ currentSince, isLocked }) => currentSince === undefined && !isLocked)
        .slice(0, limit)
        .map(end);
    },
    rotate() {
      const former = current();
      if (!former) return;
      alive.delete(former.id);
      add(true);
    },
    becomeCurrent(nth) {
      const former = current();
      const next = nthOther(nth);
      if (!former || !next) return;
      former.currentSince = undefined;
      next.currentSince = clock.tick();
    },
    signInElsewhere: () => add(false),
    revokeElsewhere(nth) {
      const session = nthOther(nth);
      if (session) end(session);
    },
    endOwn() {
      const session = current();
      if (session) end(session);
    },
    rename(id, name) {
      identify();
      give(id, name);
    },
    renameElsewhere(nth, name) {
      const ids = [...alive.keys()];
      give(ids[nth % ids.length] ?? "", name);
    },
    namesOf: (id) => names.get(id) ?? [],
    endedPage(cursor) {
      identify();
      const from = cursor === undefined ? 0 : endedIds.indexOf(cursor) + 1;
      const sessions = endedIds.slice(from, from + pageSize).map((id) => {
        const name = nameOf(id);
        return { id, isCurrent: false, ...(name && { name }) };
      });
      const last = sessions.at(-1)?.id;
      const isMore = last !== undefined && last !== endedIds.at(-1);
      return { sessions, total: endedIds.length, ...(isMore && { nextCursor: last }) };
    },
    endedIds: () => endedIds,
    everyId: () => everyId,
    isSignedIn: () => isSignedIn,
    isAlive: (id) => alive.has(id),
  };
}
