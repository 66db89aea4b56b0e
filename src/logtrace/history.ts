import type { EndedSessionsPage, ListOptions, UserSession } from "../contract.ts";
import { isSessionId } from "../core/check/values.ts";
import { prefetchUserAgentParser } from "../core/user-agent/load-parser.ts";
import { withDeadline } from "../core/with-deadline.ts";
import { toEndedSession } from "./ended-session.ts";
import { loginTimeOf, readHistoryPage } from "./history-pages.ts";
import { readCursor, unreadRowsAfter, writeCursor } from "./history-place.ts";
import { LogTraceError, toLogTraceError } from "./log-trace-client.ts";
import { type LogTraceHistoryOptions, resolveHistoryOptions } from "./log-trace-options.ts";

/** One user's past sessions. It only reads. */
export interface LogTraceHistory {
  /** Lists sessions that have ended, newest first and page by page. Without a cursor it is the first page. */
  listEndedSessions(options?: ListOptions & { cursor?: string }): Promise<EndedSessionsPage>;
}

/** Most records are of other users or of sessions that have not ended, and each of LogTrace's pages is a request. */
const maxRequests = 5;
/** One of our pages is complete with this many sessions. */
const enough = 20;

const what = "Reading the history from LogTrace";

/**
 * The sessions of one user that LogTrace saw end, newest sign-in first. It is bound to that user, so make one for each
 * request. It does not check who the caller is: pass it to `withLogTrace`, which does.
 *
 * LogTrace has no such reading for applications. This one is that of its dashboard, needs the token of a dashboard user,
 * and may break with any new version of LogTrace. A page may be empty and still have a next one.
 *
 * `listEndedSessions` rejects with a `LogTraceError`, or with `signal.reason`.
 *
 * @throws {TypeError} if an option is wrong.
 */
export function logTraceHistory(options: LogTraceHistoryOptions): LogTraceHistory {
  const resolved = resolveHistoryOptions(options);

  const read = async (cursor: string | undefined, signal: AbortSignal): Promise<EndedSessionsPage> => {
    const start = cursor === undefined ? { page: 1 } : readCursor(cursor);
    if (!start) throw new LogTraceError("bad-response", `${what}: the cursor is not one that it gave.`);
    let { page, last } = start;
    let requestsLeft = maxRequests;
    const readPage = (wanted: number) => {
      requestsLeft -= 1;
      return readHistoryPage(resolved, wanted, signal);
    };
    const unreadRows =
      last && unreadRowsAfter(last, async (earlier) => (requestsLeft > 0 ? readPage(earlier) : undefined));
    const sessions: UserSession[] = [];
    const seenIds = new Set<unknown>();
    const seenTokens = new Set<unknown>();
    for (; requestsLeft > 0 && sessions.length < enough; page += 1) {
      const found = await readPage(page);
      for (const row of unreadRows ? await unreadRows(found, page) : found.rows) {
        // A sign-in between two of these requests pushes a record onto the next page, so it is read twice.
        if (seenIds.has(row.id)) continue;
        seenIds.add(row.id);
        if (isSessionId(row.id)) last = { id: row.id, time: loginTimeOf(row) };
        const session = toEndedSession(row);
        // The recorder sends a sign-in again if the response was lost. Both records have the same token.
        if (!session || seenTokens.has(row.token)) continue;
        sessions.push(session);
        if (row.token) seenTokens.add(row.token);
      }
      if (found.isLast) return { sessions };
    }
    return { sessions, nextCursor: writeCursor({ page, last }) };
  };

  return {
    async listEndedSessions({ signal, cursor } = {}) {
      prefetchUserAgentParser();
      const { timeoutMs: ms } = resolved;
      try {
        return await withDeadline((inner) => read(cursor, inner), { ms, signal, what });
      } catch (thrown) {
        throw signal?.aborted ? signal.reason : toLogTraceError(thrown, what);
      }
    },
  };
}
