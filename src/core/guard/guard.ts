import type { SessionList, SessionsAdapter } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import type { SignOutResult } from "../sign-out-result.ts";
import { type Timer, withDeadline } from "../with-deadline.ts";
import { createGuardLists } from "./guard-lists.ts";
import type { PendingSignOut } from "./pending-sign-outs.ts";
import { createPendingSignOuts } from "./pending-sign-outs.ts";
import { createSignOuts } from "./sign-out.ts";
import { createSnapshot } from "./snapshot.ts";
import type { ReauthHandler } from "./step-up.ts";

/**
 * Stands between an adapter and everything that uses it. docs/architecture.md has its rules, and the files beside this one
 * have their code: `guard-lists` says which list counts, `sign-out` what is sent, `pending-sign-outs` what became of it, and
 * `step-up` lets the person confirm who they are.
 */
export interface Guard {
  /**
   * Starts a new list and aborts the one that runs, which then settles as the new one does.
   *
   * @throws {SessionsError} why the list failed; `timeout` at the deadline; `unauthenticated` once the guard is retired.
   */
  list(): Promise<SessionList>;
  /** The list to keep when `incoming` is written. Call it at the moment of the write. */
  accept(incoming: SessionList): SessionList;
  /** The list to show for what a cache holds: never older than the newest accepted one. */
  view(data: SessionList): SessionList;
  /**
   * Revokes one session. If the backend wants the person to confirm who they are, `ask` is called and the request is
   * tried once more. Never rejects.
   */
  revoke(id: string, ask?: ReauthHandler): Promise<SignOutResult>;
  /** Revokes several, at most four side by side, with one follow-up list. Never rejects. */
  revokeMany(ids: readonly string[], ask?: ReauthHandler): Promise<SignOutResult[]>;
  /**
   * Revokes every session but the current one. The results name those that the newest list had.
   *
   * @throws {SessionsError} why no list could be had, or `current-unknown`: nothing was sent. Also why the request
   *   failed, if all sessions that it was to revoke are beyond those that the backend lists: no result could say it.
   */
  revokeOthers(ask?: ReauthHandler): Promise<SignOutResult[]>;
  /** Lets the person confirm who they are. Calls at the same time share one `ask`. */
  stepUp(ask: ReauthHandler, need: "list" | "sign-out"): Promise<void>;
  /** @returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** The same object until something in it changes. */
  snapshot(): GuardSnapshot;
  /** The user has changed: nothing more is sent, listed or written. */
  retire(): void;
}

/** Immutable: a new object whenever anything in it changed. */
export interface GuardSnapshot {
  /** The newest accepted list. */
  list: SessionList | undefined;
  /** What no list has settled yet, by session id. */
  pendingSignOuts: ReadonlyMap<string, PendingSignOut>;
  /** Why the newest list failed; undefined once one succeeds. */
  error: SessionsError | undefined;
  /** The backend said that the current session has ended. False again once a list succeeds. */
  signedOut: boolean;
}

export interface GuardOptions {
  /** Read at every request, so that a re-created adapter takes over. */
  adapter: () => SessionsAdapter;
  /** Puts a follow-up list into the cache from which its readers read. */
  write?: (list: SessionList) => void;
  /** The last resort for an adapter that never settles, in milliseconds. Default 30,000. */
  deadlineMs?: number;
  timer?: Timer;
  /** The time in milliseconds since 1970, with which failures are stamped. Without it they are not. */
  now?: () => number;
}

/** A guard for one user's sessions at one backend. */
export function createGuard({ adapter, write, deadlineMs = 30_000, timer, now }: GuardOptions): Guard {
  let time = 0;
  const tick = () => ++time;
  let error: SessionsError | undefined;
  let signedOut = false;
  let isRetired = false;
  const pending = createPendingSignOuts();
  const { read, changed, subscribe } = createSnapshot<GuardSnapshot>(() => ({
    list: lists.newest(),
    pendingSignOuts: pending.read(),
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
      pending.settle(list, start);
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
    pending,
    tick,
    now,
    newest: () => (signedOut ? undefined : lists.newest()),
    async makeList() {
      const list = lists.accept(await lists.list());
      if (!isRetired) write?.(list);
    },
    withDeadline: (send) => withDeadline(send, { ms: deadlineMs, what: "Revoking a session", timer }),
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
      pending.retire();
      changed();
    },
  };
}
