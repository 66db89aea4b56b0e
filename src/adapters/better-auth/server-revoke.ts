import { isRefusal, SessionsError } from "../../core/errors.ts";
import { fieldsOf } from "../../core/fields.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { sendInTime, withDeadline } from "../../core/with-deadline.ts";
import { isSameSession, type Row, refuseImpersonator } from "./row.ts";
import { type BetterAuthContext, callBetterAuth, serverError } from "./server-client.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { readCaller, readSessions, type SessionsRead } from "./server-read.ts";

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

/** One list has up to 1000 sessions, and somebody may sign in meanwhile. */
const maxRounds = 10;

/**
 * Revokes the others one by one until a new list has none. Better Auth's own `revokeOtherSessions` reads the oldest 100
 * rows, expired ones among them, and returns a success whatever is left.
 *
 * @throws {SessionsError} a refusal only if nothing was revoked; `backend` for every failure after that.
 */
export async function revokeOthers(options: ResolvedOptions): Promise<void> {
  let revoked = 0;
  const failed = new Set<string>();

  const revokeUntilGone = async (signal: AbortSignal): Promise<void> => {
    for (let round = 0; round < maxRounds; round += 1) {
      const read = await readSessions(options);
      const current = requireCurrent(read, options);
      const others = read.rows.filter((row) => !isSameSession(current, row));
      const untried = others.filter(({ id }) => !failed.has(id));
      if (untried.length === 0) {
        const left = others.length;
        if (left === 0) return;
        throw new SessionsError(
          "backend",
          `${left} of ${left + revoked} other sessions could not be revoked.`,
        );
      }
      let refusal: SessionsError | undefined;
      const revoke = async ({ id }: Row) => {
        if (refusal) return;
        try {
          await revokeAndCheck(options, read.context, ownRow(read, id).token);
          revoked += 1;
        } catch (thrown) {
          const error = thrown as SessionsError;
          // Not thrown here: the requests that run beside this one may still revoke a session.
          if (isRefusal(error.code)) refusal = error;
          else failed.add(id);
        }
      };
      // Better Auth rewrites its index of a secondary storage for each session. Side by side, these writes overwrite each
      // other and leave stale entries (trap: better-auth-server-stale-index -> 4).
      const limit = read.config.isInSecondaryStorage ? 1 : 4;
      await inParallel(untried, limit, async (row) => sendInTime(signal, () => revoke(row)));
      if (refusal) throw refusal;
    }
    throw new SessionsError("backend", "Other sessions are still listed.");
  };

  try {
    await withDeadline(revokeUntilGone, { ms: options.timeoutMs, what: "Revoking the other sessions" });
  } catch (cause) {
    // A revocation that failed may have ended its session all the same, so a later refusal does not say that nothing was.
    const isUnclear = failed.size > 0 && cause instanceof SessionsError && isRefusal(cause.code);
    if (revoked === 0 && !isUnclear) throw cause;
    throw new SessionsError("backend", `${revoked} sessions were revoked, then this failed (see cause).`, {
      cause,
    });
  }
}

/**
 * Revokes one session and checks that it is gone: Better Auth returns a success even if a hook or a failing read kept
 * the session alive.
 *
 * @throws {SessionsError} a refusal only if the session is still alive.
 */
async function revokeAndCheck(
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
  const found = await callBetterAuth("findSession", () => context.internalAdapter.findSession(token));
  // findSession finds expired rows too, which let nobody in
  // (trap: better-auth-server-found-though-expired -> Boolean(found)).
  const isAlive = Boolean(found) && !hasPassed(fieldsOf(found, "session").expiresAt);
  // A hook that keeps the session alive is no error for Better Auth (trap: better-auth-server-silent-veto).
  if (failure === undefined && isAlive)
    throw new SessionsError(
      "backend",
      "Better Auth says that it revoked the session, but it is still alive. Does a hook session.delete.before return false?",
    );
  if (failure === undefined) return;
  const error = serverError("revokeSession", failure);
  if (!isAlive) throw new SessionsError("backend", `${error.message} But the session is gone.`);
  // revokeSession says 401 during an outage too; only getSession can tell whether the caller is signed out
  // (trap: better-auth-server-outage-as-401).
  await readCaller(options, context);
  throw error;
}

function hasPassed(instant: unknown): boolean {
  return new Date(instant as Date | string).getTime() <= Date.now();
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
      "getSession has no session.id that is in the list; customSession() must return it unchanged.",
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
      "The sign-in is older than session.freshAge, and requireFreshSession is on. Let the person sign in again.",
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
