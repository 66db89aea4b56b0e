import type { SessionList, SessionsAdapter } from "../../core/contract.ts";
import type { LogTraceHistory } from "./log-trace-history.ts";

/** The adapter with the past from elsewhere. */
export function withHistory(adapter: SessionsAdapter, history: LogTraceHistory): SessionsAdapter {
  return {
    ...adapter,
    listSessions: async (options) => allowingHistory(await adapter.listSessions(options)),
    async listEndedSessions(options = {}) {
      // LogTrace knows nobody's cookie. Whoever may not see the list may not see the past either.
      await adapter.listSessions(options.signal ? { signal: options.signal } : {});
      return history.listEndedSessions(options);
    },
  };
}

function allowingHistory(list: SessionList): SessionList {
  if (!Array.isArray(list?.can) || list.can.includes("history")) return list;
  return { ...list, can: [...list.can, "history"] };
}
