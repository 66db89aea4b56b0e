import { SessionsError } from "../../core/errors.ts";
import { fieldsOf, isFields } from "../../core/fields.ts";
import { isRow, type Row } from "./client.ts";
import { type BetterAuthContext, call } from "./server-client.ts";
import { type Config, readConfig } from "./server-config.ts";
import type { ResolvedOptions } from "./server-options.ts";

export interface SessionsRead extends RowsRead {
  context: BetterAuthContext;
  config: Config;
  /** The session that asks; undefined where nobody can say which one it is. */
  current: Row | undefined;
}

/**
 * The sessions and which of them asks, read anew.
 *
 * @param wantedId read even where there are more sessions than are read at once.
 * @throws {SessionsError} `unsupported` too where Better Auth keeps no sessions.
 */
export async function readSessions(options: ResolvedOptions, wantedId?: string): Promise<SessionsRead> {
  const context = await call("betterAuth()", () => options.auth.$context);
  const config = await call("betterAuth()", async () => readConfig(context));
  // trap: better-auth-server-stateless
  if (!config.isInSecondaryStorage && !config.isInDatabase)
    throw new SessionsError(
      "unsupported",
      "Better Auth has neither a database nor a secondaryStorage, so the cookie is the session: nobody can list or end it.",
    );
  const caller = await readCaller(options, context);
  const read = await readRows(context, config, caller, wantedId);
  // An id that no row has is one that a customSession made up.
  return { ...read, context, config, current: read.rows.find(({ id }) => id === caller.sessionId) };
}

/** Whoever asks. All else is read from the rows: a `customSession` may say anything. */
interface Caller {
  userId: string;
  /** undefined where a `customSession` leaves it out. */
  sessionId: string | undefined;
}

/**
 * Past the cookie cache, which outlives its session, and without a write: looking at the list is no activity.
 *
 * @throws {SessionsError}
 */
export async function readCaller(
  { auth, headers }: ResolvedOptions,
  { internalAdapter }: BetterAuthContext,
): Promise<Caller> {
  const query = {
    // trap: better-auth-server-cookie-cache
    disableCookieCache: true,
    // trap: better-auth-server-reading-refreshes
    disableRefresh: true,
  } as const;
  const ask = () => call("getSession", () => auth.api.getSession({ headers, query }));
  let data = await ask();
  // A customSession makes null of an outage too, and an outage signs nobody out.
  // trap: better-auth-server-outage-as-null
  if (!isFields(data) && (headers.has("cookie") || headers.has("authorization"))) {
    await call("findSession", () => internalAdapter.findSession("nobody"));
    // It may have been over by now.
    data = await ask();
  }
  if (!isFields(data))
    throw new SessionsError("unauthenticated", "getSession knows no session for this request's headers.");
  const session = fieldsOf(data, "session");
  let userId = text(session.userId);
  // trap: better-auth-server-dropped-session-user
  userId ??= text(fieldsOf(data, "user").id);
  // trap: better-auth-server-dropped-user
  if (!userId)
    throw new SessionsError(
      "unsupported",
      "getSession has neither session.userId nor user.id; customSession() must return one of them.",
    );
  return { userId, sessionId: text(session.id) };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

/** More than anybody's sessions, and few enough to read at once. */
const maxRows = 1000;

interface RowsRead {
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
async function readRows(
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
