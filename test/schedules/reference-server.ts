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
  /** Every id that ever existed, and one that never did. */
  everyId(): string[];
  isSignedIn(): boolean;
  /** True while a session is valid. */
  isAlive(id: string): boolean;
}

/** @param user the beginning of each of its ids. */
export function createReferenceServer(
  options: ServerOptions,
  clock: EventClock,
  user = "s",
): ReferenceServer {
  const alive = new Map<string, ServerSession>();
  const everyId = [`${user}-never-there`];
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
  const end = (session: ServerSession): Ended => {
    alive.delete(session.id);
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
      return [...alive.values()].map((session) => ({ ...session }));
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
    everyId: () => everyId,
    isSignedIn: () => isSignedIn,
    isAlive: (id) => alive.has(id),
  };
}
