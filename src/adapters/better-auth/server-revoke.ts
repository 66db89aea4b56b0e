import { isRefusal, SessionsError } from "../../core/errors.ts";
import { fieldsOf } from "../../core/fields.ts";
import { inParallel } from "../../core/in-parallel.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import type { Row } from "./client.ts";
import { type BetterAuthContext, call, callError } from "./server-client.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { readCaller, readSessions, type SessionsRead } from "./server-read.ts";

/** A list reads up to 1000 rows, and who signs in meanwhile is an other too. */
const maxRounds = 10;

/**
 * Ends the others one by one until a new list has none. `revokeOtherSessions` of Better Auth reads the oldest 100 rows,
 * expired ones among them, and calls it a success.
 *
 * @throws {SessionsError} a refusal only where nothing was ended.
 */
export async function revokeOthers(options: ResolvedOptions): Promise<void> {
  let ended = 0;
  const failed = new Set<string>();

  const untilListAgrees = async (signal: AbortSignal): Promise<void> => {
    for (let round = 0; round < maxRounds; round += 1) {
      const read = await readSessions(options);
      const current = currentOf(read, options);
      const others = read.rows.filter(({ id, token }) => id !== current.id && token !== current.token);
      const untried = others.filter(({ id }) => !failed.has(id));
      if (untried.length === 0) {
        const left = others.length;
        if (left === 0) return;
        throw new SessionsError("backend", `${left} of ${left + ended} other sessions could not be ended.`);
      }
      let refusal: SessionsError | undefined;
      const end = async ({ id }: Row) => {
        // What the deadline has called unanswered must not be sent after it.
        signal.throwIfAborted();
        if (refusal) return;
        try {
          await endSession(options, read.context, ownRow(read, id).token);
          ended += 1;
        } catch (thrown) {
          const error = thrown as SessionsError;
          // Not thrown at once: what runs beside it may yet end a session.
          if (isRefusal(error.code)) refusal = error;
          else failed.add(id);
        }
      };
      let atOnce = 4;
      // Better Auth rewrites its index of a secondary storage at each end: side by side, these writes overtake each other.
      // trap: better-auth-server-stale-index
      if (read.config.isInSecondaryStorage) atOnce = 1;
      await inParallel(untried, atOnce, end);
      if (refusal) throw refusal;
    }
    throw new SessionsError("backend", "Other sessions are still listed.");
  };

  try {
    await withDeadline(untilListAgrees, { ms: options.timeoutMs, what: "Ending the other sessions" });
  } catch (cause) {
    const isRefused = cause instanceof SessionsError && isRefusal(cause.code);
    if (ended === 0 && !(isRefused && failed.size > 0)) throw cause;
    throw new SessionsError("backend", `${ended} sessions were ended, then this failed (see cause).`, {
      cause,
    });
  }
}

/**
 * Ends one session and looks whether it is gone: Better Auth calls it a success too where a hook or a failing read kept
 * it alive.
 *
 * @throws {SessionsError} a refusal only where the session is still alive.
 */
export async function endSession(
  options: ResolvedOptions,
  context: BetterAuthContext,
  token: string,
): Promise<void> {
  let failure: unknown;
  try {
    await options.auth.api.revokeSession({
      headers: options.headers,
      body: { token },
      // trap: better-auth-server-revocation-refreshes
      query: { disableRefresh: true },
    });
  } catch (thrown) {
    failure = thrown ?? {};
  }
  const found = await call("findSession", () => context.internalAdapter.findSession(token));
  let isAlive = Boolean(found);
  // trap: better-auth-server-found-though-expired
  if (hasPassed(fieldsOf(found, "session").expiresAt)) isAlive = false;
  // trap: better-auth-server-silent-veto
  if (failure === undefined && isAlive)
    throw new SessionsError(
      "backend",
      "Better Auth says that it ended the session, but it is still alive. Does a hook session.delete.before return false?",
    );
  if (failure === undefined) return;
  const error = callError("revokeSession", failure);
  if (!isAlive) throw new SessionsError("backend", `${error.message} But the session is gone.`);
  // 401 comes from an outage too; whether the caller is signed out, only getSession can tell.
  // trap: better-auth-server-outage-as-401
  await readCaller(options, context);
  throw error;
}

function hasPassed(instant: unknown): boolean {
  return new Date(instant as Date | string).getTime() <= Date.now();
}

/**
 * The session that asks, where it may act.
 *
 * @throws {SessionsError} `current-unknown`, `forbidden` while impersonating, or `reauth-required`.
 */
export function currentOf(
  { current, config: { freshAge } }: SessionsRead,
  { requireFreshSession }: Pick<ResolvedOptions, "requireFreshSession">,
): Row {
  // trap: better-auth-server-unknown-current
  if (!current)
    throw new SessionsError(
      "current-unknown",
      "getSession has no session.id that is in the list; customSession() must return it unchanged.",
    );
  // trap: better-auth-server-impersonator-acts
  if (current.impersonatedBy)
    throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
  const age = Date.now() - new Date(current.createdAt as Date | string).getTime();
  // A time that can't be read proves no fresh sign-in.
  // trap: better-auth-server-ungated-acts
  if (requireFreshSession && freshAge !== 0 && !(age < freshAge * 1000))
    throw new SessionsError(
      "reauth-required",
      "The sign-in is older than session.freshAge, and requireFreshSession is on. Let the person sign in again.",
    );
  return current;
}

/**
 * The row and its token, which only Better Auth is told.
 *
 * @throws {SessionsError} `not-found`, in the same words whether it is gone, somebody else's or was never there.
 */
export function ownRow({ rows }: SessionsRead, id: string): { row: Row; token: string } {
  const row = rows.find((one) => one.id === id);
  // trap: better-auth-server-ignored-tokens
  if (!row || typeof row.token !== "string" || !row.token)
    throw new SessionsError("not-found", "This person has no such session; list again.");
  return { row, token: row.token };
}
