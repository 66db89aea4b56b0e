import { SessionsError } from "../../core/errors.ts";
import { type ClerkInstance, type ClerkSession, hasEnded, isRow, type Row } from "./client.ts";

interface Caller extends ClerkSession {
  user: NonNullable<ClerkSession["user"]>;
}

/**
 * This tab's session as Clerk's server knows it now. Nothing but an answer that lacks it proves that it has ended.
 *
 * @param lastId the session that was this tab's before; Clerk's client forgets its own when a server fails at the wrong
 *   moment.
 * @throws {SessionsError}
 */
export async function readCaller(clerk: ClerkInstance, lastId?: string): Promise<Caller> {
  const { client } = clerk;
  // trap: clerk-not-loaded
  if (!client) throw new SessionsError("backend", "Clerk has not loaded; render where clerk.loaded is true.");
  const before = client.sessions;
  // A user keeps its first list for ever, also an empty one from a failure. This makes new users.
  // trap: clerk-cached-list
  await client.reload();
  // Offline, and in what Clerk takes for a bot, it resolves with what it had.
  // trap: clerk-stale-client
  if (client.sessions === before) throw new SessionsError("network", "Clerk's client had no answer.");
  // trap: clerk-empty-answer
  if (!client.id) throw new SessionsError("bad-response", "Clerk answered without a client; check proxyUrl.");
  const { session } = clerk;
  // Null is "signed out"; undefined is "not yet said".
  // trap: clerk-transition
  if (session === undefined)
    throw new SessionsError("backend", "Clerk is switching the session; list again.");
  const id = session ? session.id : lastId;
  const caller = client.sessions.find((one) => one.id === id);
  if (!caller?.user || hasEnded(caller.status))
    throw new SessionsError("unauthenticated", "Clerk's client has no such session any more.");
  // trap: clerk-dropped-session
  if (!session)
    throw new SessionsError("backend", "Clerk let go of a session that lives; load the page again.");
  return caller as Caller;
}

export interface ReadAt {
  /** Epoch milliseconds: when the list was asked for, and when it was there. */
  since: number;
  until: number;
}

export interface SessionsRead extends ReadAt {
  caller: Caller;
  rows: Row[];
  /** How many rows could not be read. */
  skipped: number;
}

/**
 * The session that asks, and all sessions of its user.
 *
 * @throws whatever Clerk's client throws, and SessionsError.
 */
export async function readSessions(
  clerk: ClerkInstance,
  signal: AbortSignal,
  lastId?: string,
): Promise<SessionsRead> {
  const since = Date.now();
  const asked = clerk.session?.id;
  const caller = await readCaller(clerk, lastId);
  signal.throwIfAborted();
  const answer = await caller.user.getSessions();
  const until = Date.now();
  // Clerk's client asks for whichever account is this tab's by then.
  // trap: clerk-switched-account
  if (clerk.session?.id !== caller.id || (asked && asked !== caller.id))
    throw new SessionsError("bad-response", "The account changed while its sessions were listed.");
  const readable = answer.filter(isRow);
  const rows = readable.filter(({ status }) => !hasEnded(status));
  // getSessions() never rejects: whatever fails comes as an empty list.
  // trap: clerk-hidden-failure
  if (!rows.some(({ id }) => id === caller.id))
    throw new SessionsError(
      "bad-response",
      "getSessions() hides a failure: its list lacks the session that asks. See the network log.",
    );
  return { caller, rows, skipped: answer.length - readable.length, since, until };
}
