import type { SessionLimit, SessionsAdapter, UserSession } from "../../contract.ts";
import { demandFor, readSessionLimit } from "../../core/check-options.ts";
import { SessionsError } from "../../core/errors.ts";
import { withoutUndefined } from "../../core/fields.ts";
import { currentSessionOf, refusalOf } from "../../core/list-rules.ts";

/** What `memoryAdapter` takes beside the sessions. */
export interface MemoryAdapterOptions {
  /** How long each method takes, in milliseconds. Default 0: as soon as possible, but never synchronously. */
  latencyMs?: number;
  /** Identifies the adapter in query keys: two adapters under one QueryClient need two names. Default "memory". */
  name?: string;
  /**
   * The server's clock in each list, an ISO 8601 string. Default: none, so relative times count from the real clock.
   */
  serverTime?: string;
  /** Whose sessions each list says that it has: 1 to 128 UTF-16 units. Default: none, so lists don't say it. */
  subject?: string;
  /**
   * How many sessions each list says that a person may have, and what happens to a sign-in beyond that. Nobody signs in
   * here, so nothing is refused or replaced. Default: none, so lists don't say it.
   */
  sessionLimit?: SessionLimit;
  /** Given = it lists ended sessions. Default: it has no history. */
  history?: MemoryHistory;
}

/** What `memoryAdapter` tells of ended sessions. */
export interface MemoryHistory {
  /** Those that had ended before, newest first. Default: none. */
  sessions?: UserSession[];
  /** How many sessions a page has: a whole number, 1 or more. Default 20. */
  pageSize?: number;
  /** For how many days each page says that they are kept. Default: none, so pages don't say it. */
  retentionDays?: number;
}

/**
 * An adapter with a backend in memory, for stories, demos and tests. It behaves like a server: it refuses to revoke
 * the current session, accepts an unknown id silently, and does nothing before the latency has passed. The given
 * sessions are copied, and so is every list. `subscribe` tells of each session that it ends. With `history`, what it ends is
 * the newest of the ended ones, signed out by the person at `serverTime`, else now.
 *
 * @throws {TypeError} if `sessionLimit` is wrong.
 */
export function memoryAdapter(
  sessions: UserSession[],
  { latencyMs = 0, name = "memory", serverTime, subject, ...options }: MemoryAdapterOptions = {},
): SessionsAdapter {
  const { history } = options;
  let stored = copy(sessions);
  let ended = copy(history?.sessions ?? []);
  const listeners = new Set<() => void>();
  /** Only these stay. */
  const keep = (isKept: (session: UserSession) => unknown) => {
    const leaving = stored.filter((session) => !isKept(session));
    if (leaving.length === 0) return;
    stored = stored.filter(isKept);
    const endedAt = serverTime ?? new Date().toISOString();
    ended = [
      ...leaving.map((session) => ({ ...session, endedAt, endReason: "signed-out" as const })),
      ...ended,
    ];
    for (const listener of listeners) listener();
  };
  const limit = readSessionLimit(demandFor("memoryAdapter"), options.sessionLimit);

  return {
    name,

    async listSessions({ signal } = {}) {
      await pause(latencyMs, signal);
      const sessionLimit = limit && { ...limit };
      return withoutUndefined({ sessions: copy(stored), serverTime, subject, sessionLimit });
    },

    async revokeSession(id) {
      await pause(latencyMs);
      const refusal = refusalOf({ sessions: stored }, id);
      if (refusal && refusal.code !== "not-found") throw refusal;
      keep((session) => session.id !== id);
    },

    async revokeOtherSessions() {
      await pause(latencyMs);
      const current = currentSessionOf({ sessions: stored });
      if (!current)
        throw new SessionsError(
          "current-unknown",
          "Exactly one session needs isCurrent: true; none was revoked.",
        );
      keep((session) => session === current || session.notRevocable);
    },

    async renameSession(id, newName) {
      await pause(latencyMs);
      stored = stored.map(({ name: oldName, ...session }) => {
        const kept = session.id === id ? newName.trim() : oldName;
        return kept ? { ...session, name: kept } : session;
      });
    },

    ...(history && {
      async listEndedSessions({ signal, cursor } = {}) {
        await pause(latencyMs, signal);
        const { pageSize = 20, retentionDays } = history;
        // What ends meanwhile stands before it.
        const start = cursor === undefined ? 0 : ended.findIndex(({ id }) => id === cursor) + 1;
        const page = ended.slice(start, start + pageSize);
        return withoutUndefined({
          sessions: copy(page),
          nextCursor: start + pageSize < ended.length ? page.at(-1)?.id : undefined,
          total: ended.length,
          retentionDays,
          subject,
        });
      },
    }),

    subscribe(onChange) {
      const listener = () => onChange();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** As a server does it: over JSON. Jest's jsdom has no `structuredClone`. */
const copy = (sessions: UserSession[]): UserSession[] => JSON.parse(JSON.stringify(sessions));

/** Waits. @throws `signal.reason` as soon as the signal aborts. */
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
