import type { SessionsAdapter } from "../core/contract.ts";
import { loadUserAgentParser } from "../core/load-user-agent-parser.ts";
import { SessionsError } from "../core/sessions-error.ts";
import { withDeadline } from "../core/with-deadline.ts";
import type { BetterAuthAdapterOptions } from "./better-auth/better-auth-adapter-options.ts";
import type { BetterAuthClient } from "./better-auth/better-auth-client.ts";
import { callClient } from "./better-auth/call-client.ts";
import { currentOf } from "./better-auth/current-of.ts";
import { isRow } from "./better-auth/is-row.ts";
import { type Caller, readCaller } from "./better-auth/read-caller.ts";
import { readSessions, type SessionsRead } from "./better-auth/read-sessions.ts";
import { resolveOptions } from "./better-auth/resolve-options.ts";
import { revokeOthers } from "./better-auth/revoke-others.ts";
import { toSessionList } from "./better-auth/to-session-list.ts";

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
