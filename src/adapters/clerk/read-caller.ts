import { SessionsError } from "../../core/sessions-error.ts";
import type { ClerkInstance, ClerkSession } from "./clerk-instance.ts";
import { hasEnded } from "./has-ended.ts";

export interface Caller extends ClerkSession {
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
