import { type SessionsAdapter, SessionsError } from "../../src/index.ts";

/** The same backend, but it can't be reached after the first list. */
export function listsOnce(adapter: SessionsAdapter): SessionsAdapter {
  let lists = 0;
  return {
    ...adapter,
    listSessions(options) {
      lists += 1;
      if (lists === 1) return adapter.listSessions(options);
      return Promise.reject(new SessionsError("network", "This story's backend lists only once."));
    },
  };
}
