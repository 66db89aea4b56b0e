import type { SessionList, SessionsAdapter } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import type { PendingSignOut, ReauthHandler, SignOutResult } from "../sign-out-result.ts";
import { type Timer, withDeadline } from "../with-deadline.ts";
import { createGuardLists } from "./guard-lists.ts";
import { createPendingSignOuts } from "./pending-sign-outs.ts";
import { createSignOuts } from "./sign-out.ts";

/** Immutable: a new object whenever anything in it changed. */
export interface GuardSnapshot {
  /** The newest accepted list. */
  list: SessionList | undefined;
  pendingSignOuts: ReadonlyMap<string, PendingSignOut>;
  /** Why the newest list failed; undefined once one succeeds. */
  error: SessionsError | undefined;
  /** The backend said that the session that asks is gone. */
  signedOut: boolean;
}

/** Stands between an adapter and every caller; see the rules in CONTRIBUTING.md. */
export interface Guard {
  /** Starts a new list and aborts the one that runs; whoever waited for that one gets this one's answer. */
  list(): Promise<SessionList>;
  /** The list to keep when `incoming` is written. Call it at the moment of the write. */
  accept(incoming: SessionList): SessionList;
  /** The list to show for what a cache holds: never older than the newest accepted one. */
  view(data: SessionList): SessionList;
  /**
   * Ends one session; where the backend wants to know who is asking, `ask` is called and it is tried once more. Never
   * rejects.
   */
  revoke(id: string, ask?: ReauthHandler): Promise<SignOutResult>;
  /** Ends several, at most four side by side, with one proof list. Never rejects. */
  revokeMany(ids: readonly string[], ask?: ReauthHandler): Promise<SignOutResult[]>;
  /**
   * Ends every session but the current one; the results name those that the newest list had.
   *
   * @throws {SessionsError} when no list could be had, or it does not name the current session: nothing was sent. And
   *   where a request failed that was to end only sessions beyond those that the backend lists.
   */
  revokeOthers(ask?: ReauthHandler): Promise<SignOutResult[]>;
  /** Asks the person who they are, once for all needs at the same time. */
  stepUp(ask: ReauthHandler, need: "list" | "sign-out"): Promise<void>;
  subscribe(listener: () => void): () => void;
  snapshot(): GuardSnapshot;
  /** The user is gone: nothing more is sent, listed or written. */
  retire(): void;
}

export interface GuardOptions {
  /** Asked at every call, so that a re-created adapter takes over. */
  adapter: () => SessionsAdapter;
  /** Puts a list where its readers look, if there still is such a place. */
  write?: (list: SessionList) => void;
  /** The last resort, in milliseconds, for an adapter that never answers. */
  deadlineMs?: number;
  timer?: Timer;
}

/** A guard for one user's sessions at one backend. */
export function createGuard({ adapter, write, deadlineMs = 30_000, timer }: GuardOptions): Guard {
  let time = 0;
  const tick = () => ++time;
  let error: SessionsError | undefined;
  let signedOut = false;
  let isRetired = false;
  const marks = createPendingSignOuts();
  const { read, changed, subscribe } = createSnapshot<GuardSnapshot>(() => ({
    list: lists.newest(),
    pendingSignOuts: marks.read(),
    error,
    signedOut,
  }));

  const lists = createGuardLists({
    adapter,
    tick,
    deadlineMs,
    timer,
    onAccept(list, start) {
      error = undefined;
      signedOut = false;
      marks.settle(list, start);
      changed();
    },
    onError(thrown) {
      error = thrown;
      signedOut ||= thrown.code === "unauthenticated";
      changed();
    },
  });

  const { revokeMany, revokeOthers, stepUp } = createSignOuts({
    adapter,
    marks,
    tick,
    newest: () => (signedOut ? undefined : lists.newest()),
    async prove() {
      const list = lists.accept(await lists.list());
      if (!isRetired) write?.(list);
      return list;
    },
    withDeadline: (call) => withDeadline(call, { ms: deadlineMs, what: "Ending a session", timer }),
    isRetired: () => isRetired,
    changed,
  });

  return {
    list: lists.list,
    accept: lists.accept,
    view: (data) => lists.newest() ?? data,
    async revoke(id, ask) {
      const [result] = await revokeMany([id], ask);
      return result ?? { id, outcome: "unknown" };
    },
    revokeMany,
    revokeOthers,
    stepUp,
    subscribe,
    snapshot: read,
    retire() {
      isRetired = true;
      lists.retire();
      marks.retire();
      changed();
    },
  };
}

interface Snapshot<T> {
  /** The same object until something changed. */
  read: () => T;
  changed: () => void;
  subscribe: (listener: () => void) => () => void;
}

/**
 * A value for `useSyncExternalStore`. Listeners are told in a microtask, once for all changes of one step: by then the
 * cache write that caused the change is complete.
 */
export function createSnapshot<T>(make: () => T): Snapshot<T> {
  const listeners = new Set<() => void>();
  let current: T | undefined;
  let isTelling = false;
  return {
    read: () => {
      current ??= make();
      return current;
    },
    changed() {
      current = undefined;
      if (isTelling) return;
      isTelling = true;
      queueMicrotask(() => {
        isTelling = false;
        for (const listener of [...listeners]) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
