import type { SessionList, SessionsAdapter } from "../contract.ts";
import { isRefusal, isSessionsError } from "../core/errors.ts";
import { currentSessionOf } from "../core/list-rules.ts";

/** What one request revokes, by a list that was read before. */
export interface RevocationTarget {
  adapter: SessionsAdapter;
  list: SessionList;
  /** The one session that is sent. Absent = one method revokes all others. */
  id?: string;
  /** True if the request is for all others, even if they are sent one by one. */
  all: boolean;
}

/** What one request has sent, so that a list from after it can tell what has ended. */
export interface SentRevocations {
  /**
   * Sends a revocation, and keeps that it may have ended something, unless the backend refuses or lacks the session.
   *
   * @throws whatever `send` throws.
   */
  send: <T>(target: RevocationTarget, send: () => T) => Promise<Awaited<T>>;
  /** The first target; undefined if nothing was sent. */
  target: () => RevocationTarget | undefined;
  /** False if nothing can have ended: nothing was sent, or all that was sent is refused or was gone before. */
  mayHaveEnded: () => boolean;
  /** Resolves when each revocation that is under way has succeeded or failed. Never rejects. */
  settled: () => Promise<unknown>;
  /** The lists by which the revocations were sent so far, in order. */
  lists: () => readonly SessionList[];
  /** True if the backend lacked this session when its revocation arrived. */
  wasGone: (id: string) => boolean;
}

export function sentRevocations(): SentRevocations {
  const lists = new Set<SessionList>();
  const gone = new Set<string | undefined>();
  const underWay = new Set<Promise<unknown>>();
  let first: RevocationTarget | undefined;
  let openCount = 0;

  const run = async <T>(id: string | undefined, send: () => T): Promise<Awaited<T>> => {
    openCount += 1;
    try {
      return await send();
    } catch (thrown) {
      const code = isSessionsError(thrown) ? thrown.code : "backend";
      if (code === "not-found") gone.add(id);
      if (code === "not-found" || isRefusal(code)) openCount -= 1;
      throw thrown;
    }
  };

  return {
    send(target, send) {
      first ??= target;
      lists.add(target.list);
      const sent = run(target.id, send);
      const forget = () => void underWay.delete(sent);
      underWay.add(sent);
      sent.then(forget, forget);
      return sent;
    },
    target: () => first,
    mayHaveEnded: () => openCount > 0,
    settled: () => Promise.allSettled(underWay),
    lists: () => [...lists],
    wasGone: (id) => gone.has(id),
  };
}

/**
 * The sessions that a request may have ended: those that its lists had, without any that one of them called the current
 * session, since that one may have got a new id by now.
 *
 * @param id the only one, if the request is for one session.
 */
export function idsAtStake(lists: readonly SessionList[], id?: string): string[] {
  const currentIds = new Set(lists.map((list) => currentSessionOf(list)?.id));
  const ids = new Set(lists.flatMap(({ sessions }) => sessions.map((session) => session.id)));
  return [...ids].filter((one) => !currentIds.has(one) && (id === undefined || one === id));
}
