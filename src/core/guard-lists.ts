import { checkList } from "./check-list.ts";
import type { SessionList, SessionsAdapter } from "./contract.ts";
import { SessionsError } from "./sessions-error.ts";
import { shareRows } from "./share-rows.ts";
import { toSessionsError } from "./to-sessions-error.ts";
import { type Timer, withDeadline } from "./with-deadline.ts";

export interface GuardListsOptions {
  adapter: () => SessionsAdapter;
  /** The guard's own time. */
  tick: () => number;
  deadlineMs: number;
  timer?: Timer | undefined;
  onAccept: (list: SessionList, start: number) => void;
  onError: (error: SessionsError) => void;
}

/** One list at a time, and the newest one that was accepted. */
export interface GuardLists {
  newest(): SessionList | undefined;
  list(): Promise<SessionList>;
  accept(incoming: SessionList): SessionList;
  retire(): void;
}

export function createGuardLists(options: GuardListsOptions): GuardLists {
  const startOf = new WeakMap<SessionList, number>();
  let newest: SessionList | undefined;
  let newestStart = 0;
  let running: AbortController | undefined;
  /** Shared by all who wait, from the first list of a row of aborted ones to the one that answers. */
  let waiting: PromiseWithResolvers | undefined;
  let isRetired = false;

  const settled = (own: AbortController): PromiseWithResolvers | undefined => {
    if (running !== own) return undefined;
    const waited = waiting;
    running = waiting = undefined;
    return waited;
  };

  return {
    newest: () => newest,

    list() {
      if (isRetired) return Promise.reject(retiredError());
      running?.abort(new DOMException("A newer list was started.", "AbortError"));
      const own = new AbortController();
      running = own;
      waiting ??= promiseWithResolvers();
      const { promise } = waiting;
      const start = options.tick();
      withDeadline(async (signal) => checkList(await options.adapter().listSessions({ signal })), {
        ms: options.deadlineMs,
        signal: own.signal,
        what: "The list of sessions",
        timer: options.timer,
      }).then(
        (list) => {
          startOf.set(list, start);
          settled(own)?.resolve(list);
        },
        (thrown) => {
          const waited = settled(own);
          if (!waited) return;
          const error = toSessionsError(thrown);
          options.onError(error);
          waited.reject(error);
        },
      );
      return promise;
    },

    accept(incoming) {
      const start = startOf.get(incoming);
      // What came past the guard (hydrated, written by the host) is the oldest of all.
      if (start === undefined || isRetired) return newest ?? incoming;
      if (start <= newestStart) return newest ?? incoming;
      newestStart = start;
      newest = shareRows(newest, incoming);
      startOf.set(newest, start);
      options.onAccept(newest, start);
      return newest;
    },

    retire() {
      isRetired = true;
      newest = undefined;
      const error = retiredError();
      running?.abort(error);
      waiting?.reject(error);
      running = waiting = undefined;
    },
  };
}

interface PromiseWithResolvers {
  promise: Promise<SessionList>;
  resolve: (list: SessionList) => void;
  reject: (error: SessionsError) => void;
}

function promiseWithResolvers(): PromiseWithResolvers {
  const made = {} as PromiseWithResolvers;
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  // Whoever waits handles it; when nobody does (its query was removed), that is no unhandled rejection.
  made.promise.catch(() => {});
  return made;
}

function retiredError(): SessionsError {
  return new SessionsError(
    "unauthenticated",
    "The user changed, so nothing is listed or ended for the former one.",
  );
}
