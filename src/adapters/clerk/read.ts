import { SessionsError } from "../../core/errors.ts";
import { type ClerkInstance, type ClerkSession, hasEnded, isRow, type Row } from "./client.ts";

/** All living sessions of one user, and which of them is the current one. */
export interface SessionsRead extends ReadAt {
  current: CurrentSession;
  rows: Row[];
  /** How many rows could not be read. */
  skipped: number;
}

/** The request for the list and its response, in milliseconds since 1970. */
export interface ReadAt {
  since: number;
  until: number;
}

/** This tab's session, signed in as a user. */
interface CurrentSession extends ClerkSession {
  user: NonNullable<ClerkSession["user"]>;
}

/**
 * Reads the current session, and then all sessions of its user.
 *
 * @param lastId the current session of the last reading; see {@link readCurrent}.
 * @throws {SessionsError} as {@link readCurrent}; `bad-response` if the account changed meanwhile or the list failed.
 *   Clerk's client adds errors of its own.
 */
export async function readSessions(
  clerk: ClerkInstance,
  signal: AbortSignal,
  lastId?: string,
): Promise<SessionsRead> {
  const since = Date.now();
  const idBefore = clerk.session?.id;
  const current = await readCurrent(clerk, lastId);
  signal.throwIfAborted();
  const list = await current.user.getSessions();
  const until = Date.now();
  // Clerk's client lists for the account that is this tab's by then, so a switch mixes two
  // (trap: clerk-switched-account).
  if (clerk.session?.id !== current.id || (idBefore && idBefore !== current.id))
    throw new SessionsError("bad-response", "The account changed while its sessions were listed.");
  const readable = list.filter(isRow);
  const rows = readable.filter(({ status }) => !hasEnded(status));
  // getSessions() never rejects: every failure resolves with an empty list (trap: clerk-hidden-failure).
  if (!rows.some(({ id }) => id === current.id))
    throw new SessionsError(
      "bad-response",
      "getSessions() hides a failure: its list lacks the current session. See the network log.",
    );
  return { current, rows, skipped: list.length - readable.length, since, until };
}

/**
 * Reads the current session from Clerk's server. It counts as ended only if a response lacks it.
 *
 * @param lastId the current session of the last reading. Clerk's client forgets its own session if a server fails at
 *   the wrong moment.
 * @throws {SessionsError} `unauthenticated` if the session has ended; `backend`, `network` or `bad-response` if that
 *   is not certain. Clerk's client adds errors of its own.
 */
export async function readCurrent(clerk: ClerkInstance, lastId?: string): Promise<CurrentSession> {
  const { client } = clerk;
  // Before Clerk has loaded it has no session, as if nobody were signed in (trap: clerk-not-loaded).
  if (!client) throw new SessionsError("backend", "Clerk has not loaded; render where clerk.loaded is true.");
  const sessionsBefore = client.sessions;
  // A user object keeps its first list for ever, even the empty list of a failure; reload() makes new objects
  // (trap: clerk-cached-list).
  await client.reload();
  // Offline, or in a browser that Clerk takes for a bot, reload() resolves with the old sessions
  // (trap: clerk-stale-client).
  if (client.sessions === sessionsBefore)
    throw new SessionsError("network", "Clerk's client had no response.");
  // A response that is not Clerk's leaves no sessions, like a sign-out (trap: clerk-empty-answer).
  if (!client.id) throw new SessionsError("bad-response", "Clerk's response has no client; check proxyUrl.");
  const { session } = clerk;
  // While Clerk switches sessions its session is undefined; only null means signed out (trap: clerk-transition).
  if (session === undefined)
    throw new SessionsError("backend", "Clerk is switching the session; list again.");
  const id = session ? session.id : lastId;
  const current = client.sessions.find((one) => one.id === id);
  if (!current?.user || hasEnded(current.status))
    throw new SessionsError("unauthenticated", "Clerk's client has no such session any more.");
  // After a 401, Clerk's client drops a living session if its own check fails with 403 or 500
  // (trap: clerk-dropped-session).
  if (!session) throw new SessionsError("backend", "Clerk dropped a living session; load the page again.");
  return current as CurrentSession;
}
