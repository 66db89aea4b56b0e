import { SessionsError } from "../../core/errors.ts";
import type { Run } from "./database.ts";
import { lastInstantMs } from "./instants.ts";
import type { OwnRow, SessionsTable } from "./sessions-table.ts";
import { type Finding, readOpen, type SideRow, type SideRows, writeFindings } from "./side-table.ts";
import type { SqlCaller } from "./sql-caller.ts";
import type { ResolvedSqlOptions } from "./sql-options.ts";

/** A person's sessions at one moment, with what the side table knows of them. */
export interface State {
  now: number;
  current: OwnRow;
  /** Those that live, the current one among them. */
  living: OwnRow[];
  /** By the hash of the key. */
  details: ReadonlyMap<string, SideRow>;
  numbers: SideRows["numbers"];
}

/**
 * Reads a person's sessions, and writes down which of them have ended since the last time.
 *
 * @throws {SessionsError} `unauthenticated` if the caller's own session has ended.
 */
export async function readState(
  options: ResolvedSqlOptions,
  own: SessionsTable,
  caller: SqlCaller,
  run: Run,
  signal: AbortSignal,
): Promise<State> {
  const userId = String(caller.userId);
  // The side table first: whoever is in it by now, and not in the list that comes after it, has ended. The other way round, a
  // sign-in between the two would count as ended.
  const side =
    options.details === undefined ? noDetails : await readOpen(options.details, userId, run, signal);
  const rows = await own.list(caller.userId, run, signal);
  const now = Date.now();
  // A row that has expired lets nobody in, but it stays until somebody reads it (trap: sql-expired-rows -> rows).
  const living = rows.filter(({ expiresAt = lastInstantMs }) => expiresAt > now);
  const current = living.find(({ key }) => key === caller.key);
  if (!current) throw new SessionsError("unauthenticated", "The caller's own session has ended.");
  const byHash = new Map(rows.map((row) => [row.keyHash, row]));
  const findings = side.rows.flatMap((one) =>
    findingOf(one, byHash.get(one.keyHash), now, options.timeoutMs),
  );
  if (options.details !== undefined && findings.length > 0)
    await run(writeFindings(options.details, options.dialect, userId, findings), signal);
  return {
    now,
    current,
    living,
    details: new Map(side.rows.map((row) => [row.keyHash, row])),
    numbers: side.numbers,
  };
}

const noDetails: SideRows = { rows: [], numbers: new Map() };

/** What the side table should know of a session, if that is something new. */
function findingOf(side: SideRow, row: OwnRow | undefined, now: number, timeoutMs: number): Finding | [] {
  const { keyHash, revokeAt, expiresAt } = side;
  const seen = { keyHash, note: revokeAt, revokeAt, expiresAt, endedAt: undefined, endReason: undefined };
  const end = row ? (row.expiresAt ?? lastInstantMs) : (expiresAt ?? lastInstantMs);
  if (end <= now)
    // The row is still there, or was never seen to go before its end: so a note of a revocation has come to nothing.
    return { ...seen, revokeAt: undefined, expiresAt: end, endedAt: end, endReason: "expired" };
  // Whoever wrote a note gives up after `timeoutMs`, or has died before it could revoke.
  const isStaleAt = (at: number) => revokeAt !== undefined && revokeAt + timeoutMs < at;
  if (!row)
    return revokeAt === undefined || isStaleAt(side.lastActiveAt ?? 0)
      ? // It was used long after the note, so something else has ended it.
        { ...seen, revokeAt: undefined, endedAt: now }
      : { ...seen, endedAt: revokeAt, endReason: "signed-out" };
  const isStale = isStaleAt(now);
  if (!isStale && row.expiresAt === expiresAt) return [];
  return { ...seen, expiresAt: row.expiresAt, revokeAt: isStale ? undefined : revokeAt };
}
