import type { SessionList, SessionsAdapter } from "../../src/index.ts";

/** The same backend, whose lists say something more. */
export function alsoSays(adapter: SessionsAdapter, more: Partial<SessionList>): SessionsAdapter {
  return {
    ...adapter,
    listSessions: async (options) => ({ ...(await adapter.listSessions(options)), ...more }),
  };
}
