import type { SessionList, SessionsAdapter } from "../../contract.ts";
import { checkList } from "../check/check-list.ts";
import { SessionsError, toSessionsError } from "../errors.ts";
import { type Timer, withDeadline } from "../with-deadline.ts";

interface GuardLists {
  /** The newest list that was accepted. */
  newest(): SessionList | undefined;
  /** Starts a new list and aborts the one that runs, which then settles as the new one does. */
  list(): Promise<SessionList>;
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
  /** @param start when the list was started, in the guard's own time. */
  onAccept: (list: SessionList, start: number) => void;
  onError: (error: SessionsError) => void;
}

/**
 * One list at a time: a new one aborts the running one, so accepted lists never overlap. Their starts alone could not order
 * overlapping lists, because a backend does not read in the order of the starts (docs/architecture.md has the figures).
 */
export function createGuardLists(options: GuardListsOptions): GuardLists {
  const startOf = new WeakMap<SessionList, number>();
  let newest: SessionList | undefined;
  let newestStart = 0;
  let running = new AbortController();
  /** The list that was started last. An aborted one settles as this one does. */
  let latest: Promise<SessionList> | undefined;
  let isRetired = false;

  /** Aborts the list that runs: from here on its result does not count. */
  const startAnother = (): AbortController => {
    const former = running;
    running = new AbortController();
    former.abort(new DOMException("A newer list was started.", "AbortError"));
    return running;
  };

  return {
    newest: () => newest,

    list() {
      if (isRetired) return Promise.reject(retiredError());
      const own = startAnother();
      const start = options.tick();
      const isSuperseded = () => running !== own && latest;
      latest = withDeadline(async (signal) => checkList(await options.adapter().listSessions({ signal })), {
        ms: options.deadlineMs,
        signal: own.signal,
        what: "The list of sessions",
        timer: options.timer,
      }).then(
        (list) => {
          startOf.set(list, start);
          return isSuperseded() || list;
        },
        (thrown) => {
          const newer = isSuperseded();
          if (newer) return newer;
          const error = toSessionsError(thrown);
          options.onError(error);
          throw error;
        },
      );
      // If nobody waits for it any more (its query was removed), a failure must not be an unhandled rejection.
      latest.catch(() => {});
      return latest;
    },

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
      latest = Promise.reject(retiredError());
      latest.catch(() => {});
      startAnother();
    },
  };
}

function retiredError(): SessionsError {
  return new SessionsError("unauthenticated", "The user changed: nothing more is sent for this one.");
}

/**
 * `next` with each unchanged row, or the whole of it, replaced by the former object, so that what did not change does not
 * render. Rows are matched by id, because one row less would change the position of all rows below it.
 */
function shareRows(previous: SessionList | undefined, next: SessionList): SessionList {
  if (!previous) return next;
  const former = new Map(previous.sessions.map((session) => [session.id, session]));
  const sessions = next.sessions.map((session) => {
    const same = former.get(session.id);
    return same && isSame(same, session) ? same : session;
  });
  const shared = { ...next, sessions };
  return isSame(previous, shared) ? previous : shared;
}

/** The input check writes the members of every object in one order, so equal objects have equal texts. */
function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
