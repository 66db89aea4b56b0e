import type { SessionList, SessionsAdapter } from "../../contract.ts";
import { checkList } from "../check/check-list.ts";
import { warnOfDropped } from "../check/dropped-values.ts";
import { SessionsError, toSessionsError } from "../errors.ts";
import { sessionOf } from "../list-rules.ts";
import { type Timer, withDeadline } from "../with-deadline.ts";

interface GuardLists {
  /** The newest list that was accepted. */
  newest(): SessionList | undefined;
  /** When it was started, in the guard's own time; 0 = there is none. */
  newestStart(): number;
  /**
   * Starts a new list and aborts the one that runs, which then settles as the new one does.
   *
   * @param isAwaited a sign-out waits for it, so it may be aborted only a few times in a row.
   */
  list(isAwaited?: boolean): Promise<SessionList>;
  /** Takes a list that is written to the cache. Returns the one to keep: this one, or a newer one that is known already. */
  accept(incoming: SessionList): SessionList;
  /** From here on nothing is listed or accepted. */
  retire(): void;
}

interface GuardListsOptions {
  adapter: () => SessionsAdapter;
  /** The guard's own time. */
  tick: () => number;
  deadlineMs: number;
  timer?: Timer | undefined;
  /**
   * Says why a list that has just arrived does not count. `again` = nobody knows whose it is, and a new one can tell.
   *
   * @param start when the list was started, in the guard's own time.
   */
  objection: (list: SessionList, start: number) => SessionsError | "again" | undefined;
  /** @param start when the list was started, in the guard's own time. */
  onAccept: (list: SessionList, start: number) => void;
  onError: (error: SessionsError) => void;
}

/** How many times in a row a list may be aborted for a newer one while a sign-out waits for it. */
const maxAborts = 3;

/**
 * One list at a time: a new one aborts the running one, so accepted lists never overlap. Their starts alone could not order
 * overlapping lists, because a backend does not read in the order of the starts (docs/architecture.md has the figures).
 *
 * An application that refetches faster than its backend lists would abort every list for ever. A list for which a sign-out
 * waits is therefore left alone after a few aborts, and one list for all who asked since is started when it has ended.
 */
export function createGuardLists(options: GuardListsOptions): GuardLists {
  const startOf = new WeakMap<SessionList, number>();
  let newest: SessionList | undefined;
  let newestStart = 0;
  let running = new AbortController();
  /** The list that was started last. An aborted one settles as this one does. */
  let latest: Promise<SessionList> | undefined;
  /** Settles, and never rejects, when the list that runs has ended. */
  let ended = Promise.resolve();
  /** What starts when the running list has ended. */
  let queued: Promise<SessionList> | undefined;
  let isRunningAwaited = false;
  let aborts = 0;
  let isRetired = false;

  /** Aborts the list that runs: from here on its result does not count. */
  const startAnother = (): AbortController => {
    const former = running;
    running = new AbortController();
    former.abort(new DOMException("A newer list was started.", "AbortError"));
    return running;
  };

  const list = (isAwaited = false): Promise<SessionList> => {
    if (isRetired) return Promise.reject(strangerError());
    if (isRunningAwaited && aborts >= maxAborts) {
      queued ??= ended.then(() => {
        queued = undefined;
        return list(true);
      });
      return queued;
    }
    if (isRunningAwaited) aborts += 1;
    isRunningAwaited ||= isAwaited;
    const own = startAnother();
    const start = options.tick();
    const read = async (signal: AbortSignal) => {
      const value = await options.adapter().listSessions({ signal });
      warnOfDropped(value);
      return checkList(value);
    };
    const run = withDeadline(read, {
      ms: options.deadlineMs,
      signal: own.signal,
      what: "The list of sessions",
      timer: options.timer,
    });
    ended = run.then(nothing, nothing);
    /** The list that counts instead of this one. */
    const instead = () => {
      if (running !== own) return latest;
      isRunningAwaited = false;
      aborts = 0;
      return undefined;
    };
    latest = run.then(
      (incoming) => {
        const newer = instead();
        if (newer) return newer;
        const objection = options.objection(incoming, start);
        if (objection === "again") return list(true);
        if (objection) throw objection;
        startOf.set(incoming, start);
        return incoming;
      },
      (thrown) => {
        const newer = instead() ?? queued;
        if (newer) return newer;
        const error = toSessionsError(thrown);
        options.onError(error);
        throw error;
      },
    );
    // If nobody waits for it any more (its query was removed), a failure must not be an unhandled rejection.
    latest.catch(nothing);
    return latest;
  };

  return {
    newest: () => newest,
    newestStart: () => newestStart,
    list,

    accept(incoming) {
      const start = startOf.get(incoming);
      // A list that came past the guard (hydrated, written by the host) counts as the oldest of all.
      if (start === undefined || start <= newestStart || isRetired) return newest ?? incoming;
      newestStart = start;
      newest = shareRows(newest, incoming);
      options.onAccept(newest, start);
      return newest;
    },

    retire() {
      isRetired = true;
      newest = undefined;
      latest = Promise.reject(strangerError());
      latest.catch(nothing);
      startAnother();
    },
  };
}

const nothing = () => {};

export function strangerError(): SessionsError {
  return new SessionsError(
    "unauthenticated",
    "Somebody else is, or may be, signed in by now, so nothing more is sent for this user.",
  );
}

/**
 * `next` with each unchanged row, or the whole of it, replaced by the former object, so that what did not change does not
 * render. Rows are matched by id, because one row less would change the position of all rows below it.
 */
function shareRows(previous: SessionList | undefined, next: SessionList): SessionList {
  if (!previous) return next;
  const sessions = next.sessions.map((session) => {
    const same = sessionOf(previous, session.id);
    return same && isSame(same, session) ? same : session;
  });
  const shared = { ...next, sessions };
  return isSame(previous, shared) ? previous : shared;
}

/** The input check writes the members of every object in one order, so equal objects have equal texts. */
export function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
