import type { SessionList, SessionsAdapter } from "../../contract.ts";
import type { SessionsError } from "../errors.ts";
import type { SignOutResult } from "../sign-out-result.ts";
import { type Timer, withDeadline } from "../with-deadline.ts";
import type { GuardExtension, GuardInside, RequestOptions } from "./guard-extension.ts";
import { createGuardLists, isSame, strangerError } from "./guard-lists.ts";
import type { GuardSnapshot } from "./guard-snapshot.ts";
import { createLastResults } from "./last-results.ts";
import { createPendingSignOuts } from "./pending-sign-outs.ts";
import { createSignOuts } from "./sign-out.ts";
import { createSnapshot } from "./snapshot.ts";
import type { ReauthHandler } from "./step-up.ts";
import { createWhoseList } from "./whose-list.ts";
import { worksUntil } from "./works-until.ts";

/**
 * Stands between an adapter and everything that uses it. docs/architecture.md has its rules, and the files beside this one
 * have their code: `guard-lists` says which list counts and `whose-list` whose it is, `sign-out` and `renames` what is sent,
 * `pending-sign-outs` what became of it, and `step-up` lets the person confirm who they are.
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
  /**
   * What to do with a list that came past the guard (hydrated, written by the host). `keep`: the guard never had a list, so
   * it is data like any other. `show`: it is newer than the guard's, which is hidden, and not another person's. `drop`: it
   * is not to be shown.
   *
   * @param foreign undefined = it could not be read.
   * @param updatedAt when it was put into the cache, in milliseconds since 1970.
   */
  judgeForeign(foreign: SessionList | undefined, updatedAt: number): "keep" | "show" | "drop";
  /**
   * Revokes one session. If the backend wants the person to confirm who they are, `ask` is called and the request is
   * tried once more. Never rejects.
   */
  revoke(id: string, ask?: ReauthHandler): Promise<SignOutResult>;
  /** Revokes several, at most four side by side, with one follow-up list. Never rejects. */
  revokeMany(ids: readonly string[], ask?: ReauthHandler): Promise<SignOutResult[]>;
  /**
   * Revokes every session but the current one. The results name those that the newest list had; if it had none, one result
   * without an id says what became of those beyond it.
   *
   * @param isAnew it goes by a list that was started after this call, since the current session may have another id by now.
   * @throws {SessionsError} why no list could be had, or `current-unknown`: nothing was sent.
   */
  revokeOthers(ask?: ReauthHandler, isAnew?: boolean): Promise<SignOutResult[]>;
  /** Lets the person confirm who they are. Calls at the same time share one `ask`. */
  stepUp(ask: ReauthHandler, need: Parameters<ReauthHandler>[0]): Promise<void>;
  /** @returns tells whether a list that was started after this call has been accepted since. */
  markTime(): () => boolean;
  /** Forgets `lastResults`. */
  dismiss(): void;
  /** The extension that `create` makes for this guard, made once. Only who asks for one has its code in a bundle. */
  extension<T extends GuardExtension>(create: (inside: GuardInside) => T): T;
  /** @returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** The same object until something in it changes. */
  snapshot(): GuardSnapshot;
  /** The query that showed the newest list was removed. Requests under way keep that list; whatever starts makes a new one. */
  hide(): void;
  /**
   * Says whether a page of this person is there. Until it is called for the first time, there is. While there is none, the
   * cookie may become somebody else's: a list counts then only if it is surely this person's, and each further request
   * needs a list that was started since.
   */
  watch(isWatched: boolean): void;
  /** The user has changed: nothing more is sent, listed or written. */
  retire(): void;
}

export interface GuardOptions {
  /** Read at every request, so that a re-created adapter takes over. */
  adapter: () => SessionsAdapter;
  /** Puts a follow-up list into the cache from which its readers read. False = nobody reads there any more. */
  write?: (list: SessionList) => unknown;
  /** A list was thrown away, so what the cache holds has to be asked for again as soon as somebody reads it. */
  makeStale?: () => void;
  /** A list has confirmed that what was revoked has ended. Called once for each such list. */
  onEnd?: () => void;
  /** Whose each known subject is at this backend, by `userId`. */
  owners?: Map<string, string>;
  /** Whose guard this is. */
  userId?: string;
  /** The last resort for an adapter that never settles, in milliseconds. Default 30,000. */
  deadlineMs?: number;
  timer?: Timer;
  /** The time in milliseconds since 1970, with which failures are stamped. Without it they are not. */
  now?: () => number;
}

/** A guard for one user's sessions at one backend. */
export function createGuard(options: GuardOptions): Guard {
  const { adapter, deadlineMs = 30_000, timer, now, owners = new Map(), userId = "" } = options;
  let time = 0;
  const tick = () => ++time;
  let error: SessionsError | undefined;
  let signedOut = false;
  let isRetired = false;
  let receivedAt: number | undefined;
  /** Since when the newest list is no longer shown, in the guard's own time. */
  let hiddenAt: number | undefined;
  let isWatched = true;
  /** When a page came or left last, in the guard's own time. */
  let watchChangedAt = 0;
  const { whose, accepted } = createWhoseList(owners, userId);
  const { read, changed, subscribe } = createSnapshot<GuardSnapshot>(() => ({
    list: lists.newest(),
    shown: hiddenAt === undefined ? lists.newest() : undefined,
    receivedAt,
    pendingSignOuts: pending.read(),
    areOthersRunning: areOthersRunning(),
    lastResults: lastResults.read(),
    error,
    signedOut,
  }));
  const lastResults = createLastResults(() => lists.newest(), changed);
  const until = (sentOn: number | undefined) => worksUntil(lists.newest(), receivedAt, sentOn);
  const pending = createPendingSignOuts(changed, lastResults.settle, until);

  const lists = createGuardLists({
    adapter,
    tick,
    deadlineMs,
    timer,
    objection,
    onAccept(list, start) {
      accepted(list);
      error = undefined;
      signedOut = false;
      hiddenAt = undefined;
      receivedAt = now?.();
      if (pending.settle(list, start)) options.onEnd?.();
      lastResults.see(list);
      for (const extension of extensions.values()) extension.settle?.(list, start);
      changed();
    },
    onError: fail,
  });

  function objection(list: SessionList, start: number): SessionsError | "again" | undefined {
    const verdict = whose(list, isWatched && start > watchChangedAt);
    if (verdict === "same") return undefined;
    if (verdict === "another") {
      fail(strangerError());
      return error;
    }
    if (isWatched) return "again";
    options.makeStale?.();
    return strangerError();
  }

  function fail(thrown: SessionsError): void {
    error = thrown;
    signedOut ||= thrown.code === "unauthenticated";
    changed();
  }

  function hide(): void {
    hiddenAt ??= tick();
    changed();
  }

  const extensions = new Map<unknown, GuardExtension>();
  const requests: RequestOptions = {
    adapter,
    tick,
    now,
    newest(askedAt) {
      const isHidden = hiddenAt !== undefined && askedAt > hiddenAt;
      const isUnwatched = !isWatched && lists.newestStart() < watchChangedAt;
      return signedOut || isHidden || isUnwatched ? undefined : lists.newest();
    },
    newestStart: lists.newestStart,
    async makeList() {
      const list = lists.accept(await lists.list(true));
      if (!isRetired && options.write?.(list) === false) hide();
    },
    onEnd: options.onEnd,
    withDeadline: (send, what, signal) => withDeadline(send, { ms: deadlineMs, what, timer, signal }),
    changed,
  };
  const { areOthersRunning, running, stepUp, ...signOuts } = createSignOuts({
    ...requests,
    pending,
    worksUntil: until,
    sending(ids) {
      const all = [...extensions.values()].flatMap((extension) => extension.sending?.(ids) ?? []);
      return all.length > 0 ? Promise.all(all) : undefined;
    },
  });

  const inside = { stepUp, signingOut: running, objection, accepted };
  const keep = (run: () => Promise<SignOutResult[]>) =>
    lastResults.keep(async () => (await run()).map(pending.recheck));
  const revokeMany: Guard["revokeMany"] = (ids, ask) => keep(() => signOuts.revokeMany(ids, ask));

  return {
    list: () => lists.list(),
    accept: lists.accept,
    judgeForeign(foreign, updatedAt) {
      const newest = lists.newest();
      if (!newest) return isRetired ? "drop" : "keep";
      if (!foreign || hiddenAt === undefined) return "drop";
      const isNewer =
        foreign.serverTime && newest.serverTime
          ? foreign.serverTime > newest.serverTime
          : updatedAt > (receivedAt ?? Number.POSITIVE_INFINITY);
      // A host that puts the hidden list itself back does not make it newer.
      return isNewer && !isSame(foreign, newest) && whose(foreign, true) === "same" ? "show" : "drop";
    },
    async revoke(id, ask) {
      return (await revokeMany([id], ask))[0] as SignOutResult;
    },
    revokeMany,
    revokeOthers: (ask, isAnew) => keep(() => signOuts.revokeOthers(ask, isAnew)),
    extension<T extends GuardExtension>(create: (inside: GuardInside) => T) {
      if (!extensions.has(create)) extensions.set(create, create({ ...requests, ...inside }));
      return extensions.get(create) as T;
    },
    stepUp,
    markTime() {
      const time = tick();
      return () => lists.newestStart() > time;
    },
    dismiss: lastResults.dismiss,
    subscribe,
    snapshot: read,
    hide,
    watch(watched) {
      if (watched === isWatched) return;
      isWatched = watched;
      watchChangedAt = tick();
    },
    retire() {
      isRetired = true;
      lists.retire();
      pending.retire();
      for (const extension of extensions.values()) extension.retire?.();
      lastResults.retire();
    },
  };
}
