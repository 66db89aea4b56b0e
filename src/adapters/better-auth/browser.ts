import type { SessionsAdapter } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { loadUserAgentParser } from "../../core/user-agent/load-parser.ts";
import { withDeadline } from "../../core/with-deadline.ts";
import { type BetterAuthClient, callClient, isRow, type Row } from "./client.ts";
import { toSessionList } from "./map.ts";
import { type BetterAuthAdapterOptions, resolveOptions } from "./options.ts";
import { type Caller, readCaller, readSessions, type SessionsRead } from "./read.ts";

export type { BetterAuthAdapterOptions, BetterAuthClient };

/**
 * Better Auth in the browser, through the application's own client: `betterAuthAdapter(createAuthClient())`. Make one
 * adapter and keep it; it remembers what it listed.
 *
 * Better Auth's list holds the tokens of all the user's sessions, so they do reach the browser. They stay inside this
 * adapter: no result, error or log has one.
 *
 * @throws {TypeError} where an argument is wrong.
 */
export function betterAuthAdapter(
  authClient: BetterAuthClient,
  options: BetterAuthAdapterOptions = {},
): SessionsAdapter {
  if (typeof authClient?.listSessions !== "function")
    throw new TypeError("betterAuthAdapter: pass what createAuthClient() returns.");
  const resolved = resolveOptions(options);
  const { name, timeoutMs: ms } = resolved;
  // The only place in which tokens live: Better Auth ends a session by its token, everybody else knows its id.
  const tokens = new Map<string, string>();

  const read = async (signal: AbortSignal): Promise<SessionsRead> => {
    const answer = await readSessions(authClient, signal);
    tokens.clear();
    for (const row of answer.rows)
      if (isRow(row) && typeof row.token === "string") tokens.set(row.id, row.token);
    return answer;
  };

  return {
    name,

    listSessions({ signal } = {}) {
      // The input check needs it next, and fails softly by itself.
      loadUserAgentParser().catch(() => {});
      return withDeadline(async (inner) => toSessionList(await read(inner), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      });
    },

    // Better Auth itself would end the session that asks, so that one is read again, directly before, and refused here.
    revokeSession: (id) =>
      withDeadline(
        async (signal) => {
          // Revoking is not gated by freshness and listing is, so a new list is made only where it is needed.
          let caller: Caller;
          // trap: better-auth-ungated-revocation
          if (tokens.has(id)) caller = await readCaller(authClient, signal);
          // trap: better-auth-revoked-by-token
          if (!caller) ({ caller } = await read(signal));
          const current = currentOf(caller);
          const token = tokens.get(id);
          // trap: better-auth-revocable-current
          if (current.id === id || (token && current.token === token))
            throw new SessionsError("current-session", "This session asks; use authClient.signOut().");
          // Version 1.4.7 masks tokens as "", which ends nothing and is answered as a success.
          // trap: better-auth-masked-tokens
          if (!token) throw new SessionsError("not-found", "listSessions has no token for this id.");
          // What the deadline has called unanswered must not be sent after it.
          signal.throwIfAborted();
          await callClient(authClient, "revokeSession", { token });
        },
        { ms, what: "Ending a session" },
      ),

    revokeOtherSessions: () => revokeOthers({ client: authClient, ms, read, tokens }),
  };
}

/**
 * The session that asks, where it may end others.
 *
 * @throws {SessionsError} `unauthenticated`, `current-unknown`, or `forbidden` while impersonating.
 */
function currentOf(caller: Caller): Row {
  // trap: better-auth-null-session
  if (caller === null)
    throw new SessionsError("unauthenticated", "getSession says that this session has ended.");
  // trap: better-auth-dropped-session
  if (!caller)
    throw new SessionsError(
      "current-unknown",
      "getSession has no session.id; customSession() must return it.",
    );
  // trap: better-auth-impersonator-acts
  if (caller.impersonatedBy)
    throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
  return caller;
}

interface RevokeOthersOptions {
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
async function revokeOthers({ client, ms, read, tokens }: RevokeOthersOptions): Promise<void> {
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
