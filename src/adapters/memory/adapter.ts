import type { SessionsAdapter, UserSession } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { currentSessionOf, refusalOf } from "../../core/list-rules.ts";

interface MemoryAdapterOptions {
  /** How long each call takes, in milliseconds. Default 0: as soon as possible, but never at once. */
  latencyMs?: number;
  /** Part of the query key: two adapters under one QueryClient need two names. Default "memory". */
  name?: string;
  /** What each list says about the server's clock, ISO 8601. Without it relative times count from the real clock. */
  serverTime?: string;
}

/**
 * A backend in memory, for stories, demos and tests. It holds the truth in copies and answers like a server: the current
 * session is refused, an unknown id is ended silently, and nothing happens before the latency has passed.
 */
export function memoryAdapter(
  sessions: UserSession[],
  { latencyMs = 0, name = "memory", serverTime }: MemoryAdapterOptions = {},
): SessionsAdapter {
  let truth = structuredClone(sessions);

  return {
    name,

    async listSessions({ signal } = {}) {
      await pause(latencyMs, signal);
      return { sessions: structuredClone(truth), ...(serverTime ? { serverTime } : {}) };
    },

    async revokeSession(id) {
      await pause(latencyMs);
      const refusal = refusalOf({ sessions: truth }, id);
      if (refusal && refusal.code !== "not-found") throw refusal;
      truth = truth.filter((session) => session.id !== id);
    },

    async revokeOtherSessions() {
      await pause(latencyMs);
      const current = currentSessionOf({ sessions: truth });
      if (!current)
        throw new SessionsError(
          "current-unknown",
          "Exactly one session needs isCurrent: true; none was ended.",
        );
      truth = truth.filter((session) => session === current || session.notRevocable);
    },

    async renameSession(id, newName) {
      await pause(latencyMs);
      truth = truth.map(({ name: oldName, ...session }) => {
        const kept = session.id === id ? newName.trim() : oldName;
        return kept ? { ...session, name: kept } : session;
      });
    },
  };
}

/** @throws `signal.reason` as soon as the signal aborts. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
