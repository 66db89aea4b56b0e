import { isRow, type Row } from "../../adapters/better-auth/is-row.ts";
import type { BetterAuthContext } from "./better-auth-context.ts";
import { call } from "./call.ts";
import type { Caller } from "./read-caller.ts";
import type { Config } from "./read-config.ts";

/** More than anybody's sessions, and few enough to read at once. */
const maxRows = 1000;

export interface RowsRead {
  /** Living sessions of this user, impersonations among them. */
  rows: Row[];
  /** More may exist. */
  isTruncated: boolean;
  /** Rows that can't be named. */
  skipped: number;
}

/**
 * @param wantedId read even where it is cut off.
 * @throws {SessionsError}
 */
export async function readRows(
  { internalAdapter, adapter }: BetterAuthContext,
  { isInSecondaryStorage, isInDatabase, rowCap }: Config,
  { userId, sessionId }: Caller,
  wantedId?: string,
): Promise<RowsRead> {
  const ofUser = { field: "userId", value: userId };
  const query = { model: "session", limit: maxRows } as const;
  const now = new Date();

  let found = await call("listSessions", () =>
    internalAdapter.listSessions(userId, { onlyActiveSessions: true }),
  );
  let isComplete = found.length < rowCap;
  let isTruncated = false;
  // Behind a secondary storage, the database has what was lost there and still lets people in.
  // trap: better-auth-server-short-index
  if (isInSecondaryStorage) isComplete = false;
  // trap: better-auth-server-row-cap
  if (isInDatabase && !isComplete) {
    const where = [ofUser, { field: "expiresAt", operator: "gt" as const, value: now }];
    const sortBy = { field: "createdAt", direction: "desc" } as const;
    const stored = await call("findMany", () => adapter.findMany({ ...query, where, sortBy }));
    isTruncated = stored.length >= maxRows;
    found = [...found, ...stored];
  }
  // trap: better-auth-server-current-cut-off
  if (isTruncated)
    for (const id of [sessionId, wantedId])
      if (id) {
        const own = { ...query, where: [ofUser, { field: "id", value: id }] };
        found = [...found, ...(await call("findMany", () => adapter.findMany(own)))];
      }

  const rows = new Map<string, Row>();
  let skipped = 0;
  for (const row of found) {
    if (!isRow(row)) skipped += 1;
    else if (row.userId === userId && !hasExpired(row, now) && !rows.has(row.id)) rows.set(row.id, row);
  }
  return { rows: [...rows.values()], isTruncated, skipped };
}

function hasExpired({ expiresAt }: Row, now: Date): boolean {
  return new Date(expiresAt as Date | string) <= now;
}
