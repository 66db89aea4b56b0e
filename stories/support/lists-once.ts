import { type SessionsAdapter, SessionsError } from "../../src/index.ts";

/** The same backend, which can't be reached for any list after the first. */
export function listsOnce(adapter: SessionsAdapter): SessionsAdapter {
  let lists = 0;
  return {
    ...adapter,
    listSessions(options) {
      lists += 1;
      if (lists === 1) return adapter.listSessions(options);
      return Promise.reject(new SessionsError("network", "This story's backend answers one list only."));
    },
  };
}
