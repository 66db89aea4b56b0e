import type { Fields } from "../../core/fields.ts";
import { type Run, runnerOf } from "../../server/sql/database.ts";
import type { SqlCaller, SqlSessionsOptions } from "../../server/sql/index.ts";
import { lastInstantMs } from "../../server/sql/instants.ts";
import { noteRevocation } from "../../server/sql/record.ts";
import { type OwnRow, sessionsTable } from "../../server/sql/sessions-table.ts";
import { resolveSqlOptions } from "../../server/sql/sql-options.ts";

/** What is asked of Auth.js's own table by the key alone. */
export interface OwnSessions {
  /** Deadline of each, in milliseconds. */
  readonly timeoutMs: number;
  /** Whose living session this is. */
  callerOf(key: string, signal: AbortSignal): Promise<SqlCaller | null>;
  /**
   * Notes that a session is about to be ended by Auth.js. Resolves with what notes that it was. A process that dies in
   * between leaves a note from which the next list knows.
   */
  beginEnd(key: string): Promise<() => Promise<void>>;
}

export function ownSessions(options: SqlSessionsOptions): OwnSessions {
  const resolved = resolveSqlOptions(options, "authJsSessions");
  const { details, timeoutMs } = resolved;
  const table = sessionsTable(resolved);
  const run = runnerOf(resolved);
  return {
    timeoutMs,

    async callerOf(key, signal) {
      const found = await find(key, run, signal);
      return found ? { userId: found.userId, key } : null;
    },

    async beginEnd(key) {
      const found = details === undefined ? undefined : await find(key, run);
      // What has expired is read as such by the next list.
      if (details === undefined || !found) return async () => {};
      const now = Date.now();
      const note = async (isEnded: boolean) => {
        const { userId, row } = found;
        await run(noteRevocation(details, resolved, String(userId), [row], now, isEnded));
      };
      await note(false);
      return () => note(true);
    },
  };

  async function find(key: string, send: Run, signal?: AbortSignal): Promise<Found | undefined> {
    const rows = await send(table.byKey(key), signal);
    const [row] = await table.read(rows);
    const { user_id: userId } = (rows[0] ?? {}) as Fields & { user_id?: SqlCaller["userId"] | null };
    // A row that has expired stays until Auth.js reads it: it lets nobody in (trap: authjs-expired-caller -> !row).
    const isGone = !row || (row.expiresAt ?? lastInstantMs) <= Date.now();
    return isGone || userId === null || userId === undefined ? undefined : { userId, row };
  }
}

interface Found {
  userId: SqlCaller["userId"];
  row: OwnRow;
}
