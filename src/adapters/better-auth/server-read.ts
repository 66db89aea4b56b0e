import { SessionsError } from "../../core/errors.ts";
import { fieldsOf, isFields } from "../../core/fields.ts";
import { isRow, knownText, type Row } from "./row.ts";
import { type BetterAuthContext, callBetterAuth } from "./server-client.ts";
import { type Config, readConfig } from "./server-config.ts";
import type { ResolvedOptions } from "./server-options.ts";

export interface SessionsRead extends RowsRead {
  /** Whose sessions these are. */
  userId: string;
  context: BetterAuthContext;
  config: Config;
  /** The current session; undefined if nobody can say which one it is. */
  current: Row | undefined;
}

/**
 * Reads the caller's sessions anew, and which of them is the current one.
 *
 * @param wantedId is read even if more sessions exist than are read at once.
 * @throws {SessionsError} also `unsupported`, if Better Auth keeps no sessions.
 */
export async function readSessions(options: ResolvedOptions, wantedId?: string): Promise<SessionsRead> {
  const context = await callBetterAuth("betterAuth()", () => options.auth.$context);
  const config = await callBetterAuth("betterAuth()", async () => readConfig(context));
  // Without a database and a secondary storage the list would be empty, and nothing could be revoked
  // (trap: better-auth-server-stateless).
  if (!config.isInSecondaryStorage && !config.isInDatabase)
    throw new SessionsError(
      "unsupported",
      "Better Auth has neither a database nor a secondaryStorage, so the cookie is the session: nobody can list or revoke it.",
    );
  const caller = await readCaller(options, context);
  const read = await readRows(context, config, caller, wantedId);
  // A customSession can make up an id. No row has it, so the current session is unknown.
  const current = read.rows.find(({ id }) => id === caller.sessionId);
  return { ...read, userId: caller.userId, context, config, current };
}

/** Who makes the request. Everything else comes from the rows, because a `customSession` may say anything. */
interface Caller {
  userId: string;
  /** Undefined if a `customSession` left it out. */
  sessionId: string | undefined;
}

/**
 * Reads who makes the request, past the cookie cache and without a write.
 *
 * @throws {SessionsError} `unauthenticated` if nobody is signed in, `unsupported` if Better Auth does not say who is.
 */
export async function readCaller(
  { auth, headers }: ResolvedOptions,
  { internalAdapter }: BetterAuthContext,
): Promise<Caller> {
  const query = {
    // Better Auth's cookie cache outlives the session (trap: better-auth-server-cookie-cache). The lag on other devices is
    // told by server-map.ts.
    disableCookieCache: true,
    // getSession notes activity and prolongs the session, but looking at the list is not activity
    // (trap: better-auth-server-reading-refreshes).
    disableRefresh: true,
  } as const;
  const getSession = () => callBetterAuth("getSession", () => auth.api.getSession({ headers, query }));
  let data = await getSession();
  // With a customSession, getSession returns null during an outage too, and an outage must sign nobody out
  // (trap: better-auth-server-outage-as-null).
  if (!isFields(data) && (headers.has("cookie") || headers.has("authorization"))) {
    // Throws if the outage lasts.
    await callBetterAuth("findSession", () => internalAdapter.findSession("nobody"));
    // The outage may have ended in between.
    data = await getSession();
  }
  if (!isFields(data))
    throw new SessionsError("unauthenticated", "getSession knows no session for this request's headers.");
  const session = fieldsOf(data, "session");
  // A customSession can leave session.userId out; user.id is then the only one
  // (trap: better-auth-server-dropped-session-user -> knownText(session.userId)).
  const userId = knownText(session.userId) ?? knownText(fieldsOf(data, "user").id);
  // A customSession can leave out who the user is altogether (trap: better-auth-server-dropped-user).
  if (!userId)
    throw new SessionsError(
      "unsupported",
      "getSession has neither session.userId nor user.id; customSession() must return one of them.",
    );
  return { userId, sessionId: knownText(session.id) };
}

/** More sessions than anybody has, and few enough to read at once. */
const maxRows = 1000;

interface RowsRead {
  /** The user's living sessions, among them those of administrators who impersonate the user. */
  rows: Row[];
  /** More may exist. */
  isTruncated: boolean;
  /** Rows without an id, which were left out. */
  skipped: number;
}

async function readRows(
  { internalAdapter, adapter }: BetterAuthContext,
  { isInSecondaryStorage, isInDatabase, rowCap }: Config,
  { userId, sessionId }: Caller,
  wantedId?: string,
): Promise<RowsRead> {
  const now = new Date();
  const ofUser = { field: "userId", value: userId };
  const findMany = (query: Omit<Parameters<typeof adapter.findMany>[0], "model" | "limit">) =>
    callBetterAuth("findMany", () => adapter.findMany({ model: "session", limit: maxRows, ...query }));

  const found = [
    ...(await callBetterAuth("listSessions", () =>
      internalAdapter.listSessions(userId, { onlyActiveSessions: true }),
    )),
  ];
  // The list lacks what the secondary storage lost, and the database behind it still lets those devices in
  // (trap: better-auth-server-short-index -> found.length < rowCap).
  const isComplete = !isInSecondaryStorage && found.length < rowCap;
  let isTruncated = false;
  // A list from a database ends after 100 rows without a word about the others (trap: better-auth-server-row-cap).
  if (isInDatabase && !isComplete) {
    const stored = await findMany({
      where: [ofUser, { field: "expiresAt", operator: "gt", value: now }],
      sortBy: { field: "createdAt", direction: "desc" },
    });
    isTruncated = stored.length >= maxRows;
    found.push(...stored);
  }
  // The current session can be among those that were not read (trap: better-auth-server-current-cut-off).
  if (isTruncated)
    for (const id of [sessionId, wantedId])
      if (id) found.push(...(await findMany({ where: [ofUser, { field: "id", value: id }] })));

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
