import { SessionsError } from "../../core/errors.ts";
import { fieldsOf } from "../../core/fields.ts";
import { sendInTime } from "../../core/with-deadline.ts";
import { isSameSession, type Row, refuseImpersonator } from "./row.ts";
import { type BetterAuthContext, callBetterAuth, serverError } from "./server-client.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { readCaller, readSessions, type SessionsRead } from "./server-read.ts";
import { hasPassed } from "./server-rows.ts";

/**
 * Revokes one session. Better Auth would revoke the current one as well, so that one is read again directly before, and
 * refused here.
 *
 * @throws {SessionsError} `current-session`, `not-found`, or what `requireCurrent` and Better Auth throw.
 */
export async function revokeOne(options: ResolvedOptions, id: string, signal: AbortSignal): Promise<void> {
  const read = await readSessions(options, id);
  const current = requireCurrent(read, options);
  const { row, token } = ownRow(read, id);
  // Better Auth does not refuse to revoke the current session (trap: better-auth-server-revocable-current).
  if (isSameSession(current, row))
    throw new SessionsError("current-session", "This is the current session; use auth.api.signOut().");
  await sendInTime(signal, () => revokeAndCheck(options, read.context, token));
}

/**
 * Revokes one session and checks that it is gone: Better Auth returns a success even if a hook or a failing read kept
 * the session alive.
 *
 * @throws {SessionsError} a refusal only if the session is still alive.
 */
export async function revokeAndCheck(
  options: ResolvedOptions,
  context: BetterAuthContext,
  token: string,
): Promise<void> {
  let failure: unknown;
  try {
    await options.auth.api.revokeSession({
      headers: options.headers,
      body: { token },
      // revokeSession notes activity of the current session (trap: better-auth-server-revocation-refreshes).
      query: { disableRefresh: true },
    });
  } catch (thrown) {
    failure = thrown ?? {};
  }
  const isAlive = await callBetterAuth("findSession", async () => {
    const found = await context.internalAdapter.findSession(token);
    // findSession finds expired rows too, which let nobody in
    // (trap: better-auth-server-found-though-expired -> Boolean(found)).
    return Boolean(found) && !hasPassed(fieldsOf(found, "session").expiresAt);
  });
  // Better Auth reports success if a hook keeps the session alive (trap: better-auth-server-silent-veto).
  if (failure === undefined && isAlive)
    throw new SessionsError(
      "backend",
      "The session is still alive. Does session.delete.before return false?",
    );
  if (failure === undefined) return;
  const error = serverError("revokeSession", failure);
  if (!isAlive) throw new SessionsError("backend", `${error.message} But the session is gone.`);
  // revokeSession says 401 during an outage too; only getSession can tell whether the caller is signed out
  // (trap: better-auth-server-outage-as-401).
  await readCaller(options, context);
  throw error;
}

/**
 * The current session, if it may revoke and rename.
 *
 * @throws {SessionsError} `current-unknown`, `forbidden` while impersonating, or `reauth-required`.
 */
export function requireCurrent(
  { current, config: { freshAge } }: SessionsRead,
  { requireFreshSession }: Pick<ResolvedOptions, "requireFreshSession">,
): Row {
  // A customSession can leave the session out, or make one up (trap: better-auth-server-unknown-current).
  if (!current)
    throw new SessionsError(
      "current-unknown",
      "The list lacks getSession's session.id; customSession() must keep it.",
    );
  // Better Auth lets an impersonating administrator revoke the user's sessions
  // (trap: better-auth-server-impersonator-acts).
  refuseImpersonator(current);
  // NaN if createdAt can't be read, and then no comparison is true: such a sign-in does not count as recent.
  const age = Date.now() - new Date(current.createdAt as Date | string).getTime();
  // Better Auth revokes however old the sign-in is (trap: better-auth-server-ungated-acts).
  if (requireFreshSession && freshAge !== 0 && !(age < freshAge * 1000))
    throw new SessionsError(
      "reauth-required",
      "The sign-in is older than session.freshAge (requireFreshSession). Let the person sign in again.",
    );
  return current;
}

/**
 * The row with this id, and its token.
 *
 * @throws {SessionsError} `not-found`, in the same words for a session that is gone, somebody else's or never existed.
 */
export function ownRow({ rows }: SessionsRead, id: string): { row: Row; token: string } {
  const row = rows.find((one) => one.id === id);
  // Better Auth ignores a token that is unknown or somebody else's, and returns a success
  // (trap: better-auth-server-ignored-tokens).
  if (!row || typeof row.token !== "string" || !row.token) throw notFound();
  return { row, token: row.token };
}

export function notFound(): SessionsError {
  return new SessionsError("not-found", "This person has no such session; list again.");
}
