import { SessionsError } from "../../core/sessions-error.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import type { BetterAuthClient } from "./better-auth-client.ts";
import { callClient } from "./call-client.ts";
import { currentOf } from "./current-of.ts";
import { isRow } from "./is-row.ts";
import type { Caller } from "./read-caller.ts";
import type { SessionsRead } from "./read-sessions.ts";

export interface RevokeOthersOptions {
  client: BetterAuthClient;
  ms: number;
  /** A new list; `tokens` are those of the newest one. */
  read: (signal: AbortSignal) => Promise<SessionsRead>;
  tokens: ReadonlyMap<string, string>;
}

/** A round ends at most 100 sessions, because Better Auth reads no more rows. */
const maxRounds = 10;

/**
 * Ends the others until a list agrees. `{status: true}` alone proves nothing: one call reads the oldest 100 rows, and
 * where these are expired ones, which it leaves there, no number of calls ends the rest. Those are ended by token.
 *
 * @throws {SessionsError} `backend` for whatever fails after the first call that succeeded.
 */
export async function revokeOthers({ client, ms, read, tokens }: RevokeOthersOptions): Promise<void> {
  let hasActed = false;

  const untilListAgrees = async (signal: AbortSignal): Promise<void> => {
    let caller: Caller;
    // Ending is not gated by freshness and listing is: without a list nobody could see what was ended.
    // trap: better-auth-ungated-others
    ({ caller } = await read(signal));
    const currentId = currentOf(caller).id;
    let left: string[] = [];
    for (let round = 0; round < maxRounds; round += 1) {
      // Asked before each round: somebody else may have signed in meanwhile, and the others would be theirs.
      // trap: better-auth-changed-account-in-others
      if (currentOf(caller).id !== currentId)
        throw new SessionsError("backend", "The session that asks has changed.");
      signal.throwIfAborted();
      await callClient(client, "revokeOtherSessions");
      hasActed = true;
      const answer = await read(signal);
      caller = answer.caller;
      const leftBefore = left;
      left = [];
      // trap: better-auth-capped-others
      for (const row of answer.rows) if (isRow(row) && row.id !== currentId) left.push(row.id);
      if (left.length === 0) return;
      // What one more call did not end; an id that the newest list lacks has no token any more.
      // trap: better-auth-expired-rows-in-front
      for (const id of leftBefore) {
        const token = tokens.get(id);
        signal.throwIfAborted();
        if (token && token !== caller?.token) await callClient(client, "revokeSession", { token });
      }
    }
    throw new SessionsError("backend", "Other sessions are still listed.");
  };

  try {
    await withDeadline(untilListAgrees, { ms, what: "Ending the other sessions" });
  } catch (cause) {
    if (!hasActed) throw cause;
    throw new SessionsError("backend", "Sessions were ended, then this failed (see cause); list again.", {
      cause,
    });
  }
}
