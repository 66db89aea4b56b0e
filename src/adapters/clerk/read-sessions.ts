import { SessionsError } from "../../core/sessions-error.ts";
import type { ClerkInstance } from "./clerk-instance.ts";
import { hasEnded } from "./has-ended.ts";
import { isRow, type Row } from "./is-row.ts";
import { type Caller, readCaller } from "./read-caller.ts";
import type { ReadAt } from "./to-user-session.ts";

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
