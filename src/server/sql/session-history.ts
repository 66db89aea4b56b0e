import type { EndedSessionsPage, UserSession } from "../../contract.ts";
import { askInTime } from "../../core/ask-in-time.ts";
import { checkSession } from "../../core/check/check-session.ts";
import { toInstant, toSubject } from "../../core/check/values.ts";
import { SessionsError } from "../../core/errors.ts";
import { withoutUndefined } from "../../core/fields.ts";
import { numberOf, type Run, runnerOf } from "./database.ts";
import { quoted } from "./identifiers.ts";
import { fields, removeOld, schemaOf, toSideRows } from "./side-table.ts";
import { checkUserId, type SqlCaller } from "./sql-caller.ts";
import { type ResolvedHistoryOptions, resolveHistoryOptions, type SqlHistoryOptions } from "./sql-options.ts";
import { joined, type Sql, sql, textValue, wholeValue } from "./statement.ts";
import { toEnded } from "./to-session.ts";

/** What `sessionHistory` returns. Every method rejects with a `SessionsError`, after `timeoutMs` at the latest. */
export interface SessionHistory {
  /**
   * Keeps a session that has ended, by its `id`. The first record of an id stays. Only members of the contract are kept, so a
   * token beside them is not.
   *
   * @throws {TypeError} if the session has no usable `id`, or `at` is not an instant.
   */
  recordEnd(entry: {
    /** Whose session it was. */
    userId: SqlCaller["userId"];
    /** As a list had it, with `endReason` if it is known why it ended. */
    session: UserSession;
    /** When it ended: a `Date`, or ISO 8601 with a time zone. */
    at: Date | string;
  }): Promise<void>;
  /** A page of what has ended, newest first, as `listEndedSessions` of an adapter gives it. */
  list(request: {
    /** Whose sessions. Take it from your own session, never from a request. */
    userId: SqlCaller["userId"];
    /** `nextCursor` of the page before. */
    cursor?: string | undefined;
    /** Aborting it rejects with `signal.reason`. */
    signal?: AbortSignal | undefined;
  }): Promise<EndedSessionsPage>;
  /** Removes what ended more than `keepDays` ago. Call it once a day, or so. */
  cleanUp(): Promise<void>;
  /** The statements that make the side table, if it is not there yet: one text for the `exec` of your driver. */
  readonly schema: string;
}

/**
 * The side table alone: what a list no longer has, kept for `keepDays` days. `sqlSessions` is built on it; Better Auth gets
 * its history by it (`betterAuthHistory`).
 *
 * @throws {TypeError} if an option is wrong.
 */
export function sessionHistory(options: SqlHistoryOptions): SessionHistory {
  const resolved = resolveHistoryOptions(options);
  const { dialect, timeoutMs: ms } = resolved;
  const details = resolved.details as string;
  const run = runnerOf(resolved);
  return {
    async recordEnd({ userId, session, at }) {
      checkUserId(userId, "recordEnd");
      const kept = checkSession(session);
      const endedAt = toInstant(at);
      if (!kept) throw new TypeError("recordEnd: session.id must be a text of 1 to 512 characters.");
      if (!endedAt) throw new TypeError("recordEnd: at must be a Date, or ISO 8601 with a time zone.");
      const statement = insertEnd(details, String(userId), kept, Date.parse(endedAt));
      await askInTime((signal) => run(statement, signal), { ms, what: "Recording an end" });
    },

    async list({ userId, cursor, signal: outer }) {
      checkUserId(userId, "list");
      return askInTime((signal) => readEnded(resolved, String(userId), cursor, run, signal), {
        ms,
        signal: outer,
        what: "Listing ended sessions",
      });
    },

    cleanUp: () => cleanUp(resolved, run),
    schema: schemaOf(details, dialect),
  };
}

const dayMs = 86_400_000;

/** Removes from the side table what ended more than `keepDays` ago. */
export function cleanUp(
  { details, keepDays, timeoutMs: ms }: ResolvedHistoryOptions,
  run: Run,
): Promise<void> {
  if (details === undefined) return Promise.resolve();
  return askInTime(() => removeOld(details, Date.now() - keepDays * dayMs, run), { ms, what: "Cleaning up" });
}

function insertEnd(details: string, userId: string, session: UserSession, at: number): Sql {
  const { id, endReason, endedAt: _, ...rest } = session;
  const values = [
    textValue(userId),
    textValue(id),
    textValue(id),
    textValue(JSON.stringify({ ...rest, id, isCurrent: false })),
    wholeValue(at),
    textValue(endReason),
  ];
  return sql`INSERT INTO ${quoted(details)} AS d (user_id, key_hash, id, session, ended_at, end_reason) VALUES (${joined(values, ", ")}) ON CONFLICT (user_id, key_hash) DO UPDATE SET session = excluded.session, ended_at = excluded.ended_at, end_reason = excluded.end_reason WHERE d.ended_at IS NULL`;
}

/** How many ended sessions a page has. */
const pageSize = 50;

/**
 * One page of what the side table knows to have ended.
 *
 * @param living hashes of keys that live: whatever the side table says, these have not ended.
 * @throws {SessionsError} `bad-response` for a cursor that is none.
 */
export async function readEnded(
  { details = "", keepDays }: ResolvedHistoryOptions,
  userId: string,
  cursor: string | undefined,
  run: Run,
  signal: AbortSignal,
  living: ReadonlySet<string> = new Set(),
): Promise<EndedSessionsPage> {
  const table = quoted(details);
  const user = textValue(userId);
  const kept = [sql`user_id = ${user}`, sql`ended_at >= ${wholeValue(Date.now() - keepDays * dayMs)}`];
  const isKept = joined(kept, " AND ");
  const after = cursor === undefined ? sql`` : sql` AND ${isAfter(cursor)}`;
  const found = await run(
    sql`SELECT ${fields} FROM ${table} WHERE ${isKept}${after} ORDER BY ended_at DESC, key_hash DESC LIMIT ${String(pageSize + 1)}`,
    signal,
  );
  const numbered = await run(
    sql`SELECT ${fields} FROM ${table} WHERE user_id = ${user} AND network_number IS NOT NULL`,
    signal,
  );
  const [counted] = await run(sql`SELECT COUNT(*) AS total FROM ${table} WHERE ${isKept}`, signal);
  const { rows } = toSideRows(found);
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  const { numbers } = toSideRows(numbered);
  const ended = page.filter(({ keyHash }) => !living.has(keyHash));
  return withoutUndefined({
    sessions: ended.map((row) => toEnded(row, numbers)),
    nextCursor: last && `${last.endedAt}.${last.keyHash}`,
    total: numberOf(counted?.total),
    retentionDays: keepDays,
    subject: toSubject(userId),
  });
}

/** What ended before the last row of the page before; of what ended at the same time, what stands behind it. */
function isAfter(cursor: string): Sql {
  const [, endedAt, keyHash] = /^(\d{1,16})\.(.{1,512})$/s.exec(cursor) ?? [];
  if (keyHash === undefined)
    throw new SessionsError("bad-response", "This cursor is not one of a page of ended sessions.");
  const at = wholeValue(Number(endedAt));
  return sql`(ended_at < ${at} OR (ended_at = ${at} AND key_hash < ${textValue(keyHash)}))`;
}
