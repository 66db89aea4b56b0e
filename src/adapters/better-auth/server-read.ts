import { SessionsError } from "../../core/errors.ts";
import { fieldsOf, isFields } from "../../core/fields.ts";
import { knownText, type Row } from "./row.ts";
import { type BetterAuthContext, callBetterAuth } from "./server-client.ts";
import { type Config, readConfig } from "./server-config.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { type Caller, type RowsRead, readRows } from "./server-rows.ts";

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
  const { context, config } = await callBetterAuth("betterAuth()", async () => {
    const context = await options.auth.$context;
    return { context, config: readConfig(context) };
  });
  // Without a database and a secondary storage the list would be empty, and nothing could be revoked
  // (trap: better-auth-server-stateless).
  if (!config.isInSecondaryStorage && !config.isInDatabase)
    throw new SessionsError(
      "unsupported",
      "Without a database or a secondaryStorage nobody can list or revoke sessions.",
    );
  const caller = await readCaller(options, context);
  const read = await readRows(context, config, caller, wantedId);
  // A customSession can make up an id. No row has it, so the current session is unknown.
  const current = read.rows.find(({ id }) => id === caller.sessionId);
  return { ...read, userId: caller.userId, context, config, current };
}

/**
 * Reads who makes the request, past the cookie cache and without a write.
 *
 * @throws {SessionsError} `unauthenticated` if nobody is signed in, `unsupported` if Better Auth does not say who is.
 */
export async function readCaller(
  { auth, headers }: ResolvedOptions,
  { internalAdapter, authCookies }: BetterAuthContext,
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
  if (data === null || data === undefined)
    throw new SessionsError("unauthenticated", "getSession knows no session.");
  const session = fieldsOf(data, "session");
  // A customSession can leave session.userId out; user.id is then the only one
  // (trap: better-auth-server-dropped-session-user -> knownText(session.userId)).
  const userId = knownText(session.userId) ?? knownText(fieldsOf(data, "user").id);
  // A customSession can leave out who the user is altogether (trap: better-auth-server-dropped-user).
  if (!userId)
    throw new SessionsError("unsupported", "getSession has no user id; customSession() must return user.id.");
  // A customSession can leave the token out too. It is still in the signed cookie, or behind "Bearer".
  const tokens = [
    session.token,
    headers.get("cookie")?.split(`${authCookies.sessionToken.name}=`)[1],
    headers.get("authorization")?.split(" ")[1],
  ].flatMap((text) => knownText(text)?.match(/^[^.; ]+/) ?? []);
  return { userId, sessionId: knownText(session.id), tokens };
}
