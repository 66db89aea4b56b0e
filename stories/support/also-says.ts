import type { SessionList, SessionsAdapter } from "../../src/index.ts";

/** The same backend, with additional members in its lists. */
export function alsoSays(adapter: SessionsAdapter, more: Partial<SessionList>): SessionsAdapter {
  return {
    ...adapter,
    listSessions: async (options) => ({ ...(await adapter.listSessions(options)), ...more }),
  };
}
