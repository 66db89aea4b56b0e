import type { SessionsAdapter, UserSession } from "../contract.ts";
import { isSessionId } from "../core/check/values.ts";
import { loadUserAgentParser } from "../core/user-agent/load-parser.ts";
import { withDeadline } from "../core/with-deadline.ts";
import { toEndedSession } from "./ended-session.ts";
import {
  historyPlaceFinder,
  loginTimeOf,
  readCursor,
  readHistoryPage,
  writeCursor,
} from "./history-pages.ts";
import { LogTraceError, toLogTraceError } from "./log-trace-client.ts";
import { type LogTraceHistoryOptions, resolveHistoryOptions } from "./log-trace-options.ts";

/** One user's past sessions. It can only read. */
export type LogTraceHistory = Required<Pick<SessionsAdapter, "listEndedSessions">>;

/** Most records are those of other people or of sessions that go on, and each page is a request. */
const maxPages = 5;
const enough = 20;

/**
 * The sessions of one user that LogTrace saw end, newest sign-in first. Made for one request, since it is bound to a
 * user; it does not ask who that is, so pass it to `withLogTrace`, which does.
 *
 * LogTrace has no such reading for applications: this one is its dashboard's own, by a dashboard user's token, and may
 * change with any version. A page may be empty and still have a next one.
 *
 * @throws {TypeError} where an option is wrong.
 */
export function logTraceHistory(options: LogTraceHistoryOptions): LogTraceHistory {
  const resolved = resolveHistoryOptions(options);
  const what = "Reading the history from LogTrace";

  const read = async (cursor: string | undefined, signal: AbortSignal) => {
    const start = cursor === undefined ? { page: 1 } : readCursor(cursor);
    if (!start) throw new LogTraceError("bad-response", `${what}: the cursor is not one that it gave.`);
    let { page, last } = start;
    let left = maxPages;
    const readPage = (wanted: number) => {
      left -= 1;
      return readHistoryPage(resolved, wanted, signal);
    };
    const goOn = last && historyPlaceFinder(last, async (back) => (left > 0 ? readPage(back) : undefined));
    const sessions: UserSession[] = [];
    const seen = new Set<unknown>();
    const tokens = new Set<unknown>();
    for (; left > 0 && sessions.length < enough; page += 1) {
      const found = await readPage(page);
      const unread = goOn ? await goOn(found, page) : found.rows;
      for (const row of unread) {
        // Who signs in while this is read pushes rows onto the next page.
        if (seen.has(row.id)) continue;
        seen.add(row.id);
        if (isSessionId(row.id)) last = { id: row.id, time: loginTimeOf(row) };
        const session = toEndedSession(row);
        // A sign-in whose answer was lost was recorded twice, with the same token.
        if (!session || tokens.has(row.token)) continue;
        sessions.push(session);
        if (row.token) tokens.add(row.token);
      }
      if (found.isLast) return { sessions };
    }
    return { sessions, nextCursor: writeCursor({ page, last }) };
  };

  return {
    async listEndedSessions({ signal, cursor } = {}) {
      // The input check needs it next, and fails softly by itself.
      loadUserAgentParser().catch(() => {});
      const { timeoutMs: ms } = resolved;
      try {
        return await withDeadline((inner) => read(cursor, inner), { ms, signal, what });
      } catch (thrown) {
        throw signal?.aborted ? signal.reason : toLogTraceError(thrown, what);
      }
    },
  };
}
