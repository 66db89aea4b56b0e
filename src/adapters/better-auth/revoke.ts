import { askInTime } from "../../core/ask-in-time.ts";
import { SessionsError } from "../../core/errors.ts";
import { sendInTime } from "../../core/with-deadline.ts";
import { requestBetterAuth } from "./client.ts";
import { type Connection, type Current, readCurrent, readSessions } from "./read.ts";
import { isRow, isSameSession, type Row, refuseImpersonator } from "./row.ts";

/**
 * Revokes one session. Better Auth would revoke the current one as well, so that one is read again directly before, and
 * refused here.
 *
 * @throws {SessionsError} `current-session`, `not-found`, or what `requireCurrent` and the requests throw.
 */
export async function revokeOne(connection: Connection, id: string, signal: AbortSignal): Promise<void> {
  const { client, tokens } = connection;
  // A day after signing in, Better Auth refuses the list and still revokes, so no list is made if the token is known
  // (trap: better-auth-ungated-revocation -> undefined).
  const known = tokens.has(id) ? await readCurrent(client, signal) : undefined;
  // A session is revoked by its token alone, so one that was never listed is listed first
  // (trap: better-auth-revoked-by-token -> known).
  const read = known ?? (await readSessions(connection, signal)).current;
  const current = requireCurrent(read);
  const token = tokens.get(id);
  // Better Auth does not refuse to revoke the current session (trap: better-auth-revocable-current).
  if (isSameSession(current, { id, token }))
    throw new SessionsError("current-session", "This is the current session; use authClient.signOut().");
  // Version 1.4.7 lists every token as "", and says {status: true} to a request with that one
  // (trap: better-auth-masked-tokens).
  if (!token) throw new SessionsError("not-found", "listSessions has no token for this id.");
  await sendInTime(signal, () => requestBetterAuth(client, "revokeSession", { token }));
}

/** A round revokes at most 100 sessions, because Better Auth reads no more rows. */
const maxRounds = 10;

/**
 * Revokes the others until a list has none. `{status: true}` is not enough: one request reads the oldest 100 rows, and
 * expired ones among them stay there. If these fill the 100, no number of requests reaches the sessions behind them;
 * those are revoked by token.
 *
 * @param ms deadline of the whole, in milliseconds.
 * @throws {SessionsError} `backend` for every failure after the first request that succeeded.
 */
export async function revokeOthers(connection: Connection, ms: number): Promise<void> {
  const { client, tokens } = connection;
  let hasRevoked = false;

  const revokeUntilGone = async (signal: AbortSignal): Promise<void> => {
    // A day after signing in, Better Auth refuses the list and still revokes; without a list nobody could see what was
    // revoked (trap: better-auth-ungated-others -> { rows: [], current: await readCurrent(client, signal) }).
    const first = await readSessions(connection, signal);
    const currentId = requireCurrent(first.current).id;
    let { current } = first;
    let left: string[] = [];
    for (let round = 0; round < maxRounds; round += 1) {
      // Each request revokes the others of the account that is active by then, and the browser may have changed it
      // (trap: better-auth-changed-account-in-others).
      if (requireCurrent(current).id !== currentId)
        throw new SessionsError("backend", "The current session has changed.");
      await sendInTime(signal, () => requestBetterAuth(client, "revokeOtherSessions"));
      hasRevoked = true;
      const read = await readSessions(connection, signal);
      current = read.current;
      const leftBefore = left;
      // One request reads 100 rows, revokes these and says {status: true}, however many are left
      // (trap: better-auth-capped-others -> []).
      left = read.rows
        .filter(isRow)
        .map(({ id }) => id)
        .filter((id) => id !== currentId);
      if (left.length === 0) return;
      // The second request did not reach these either: expired rows in front of them fill the 100
      // (trap: better-auth-expired-rows-in-front).
      for (const id of leftBefore) {
        const token = tokens.get(id);
        // No token: the newest list lacks this session.
        if (token && token !== current?.token)
          await sendInTime(signal, () => requestBetterAuth(client, "revokeSession", { token }));
      }
    }
    throw new SessionsError("backend", "Other sessions are still listed.");
  };

  try {
    await askInTime(revokeUntilGone, { ms, what: "Revoking the other sessions" });
  } catch (cause) {
    if (!hasRevoked) throw cause;
    throw new SessionsError(
      "backend",
      "Some sessions were revoked, then this failed (see cause); list again.",
      { cause },
    );
  }
}

/**
 * The current session, if it may revoke others.
 *
 * @throws {SessionsError} `unauthenticated`, `current-unknown`, or `forbidden` while impersonating.
 */
function requireCurrent(current: Current): Row {
  // If nobody is signed in, get-session says 200 and null instead of 401 (trap: better-auth-null-session).
  if (current === null)
    throw new SessionsError("unauthenticated", "getSession says that this session has ended.");
  // A customSession can leave the session out of get-session (trap: better-auth-dropped-session).
  if (!current)
    throw new SessionsError(
      "current-unknown",
      "getSession has no session.id; customSession() must return it.",
    );
  // Better Auth lets an impersonating administrator revoke the user's sessions (trap: better-auth-impersonator-acts).
  refuseImpersonator(current);
  return current;
}
