import type { SessionsAdapter } from "../core/contract.ts";
import { loadUserAgentParser } from "../core/load-user-agent-parser.ts";
import { SessionsError } from "../core/sessions-error.ts";
import { withDeadline } from "../core/with-deadline.ts";
import type { BetterAuthContext } from "./better-auth/better-auth-context.ts";
import type { BetterAuthServer } from "./better-auth/better-auth-server.ts";
import type { BetterAuthServerAdapterOptions } from "./better-auth/better-auth-server-adapter-options.ts";
import { currentOf } from "./better-auth/current-of.ts";
import { endSession } from "./better-auth/end-session.ts";
import { ownRow } from "./better-auth/own-row.ts";
import { readSessions } from "./better-auth/read-sessions.ts";
import { rename } from "./better-auth/rename.ts";
import { resolveOptions } from "./better-auth/resolve-options.ts";
import { revokeOthers } from "./better-auth/revoke-others.ts";
import { toSessionList } from "./better-auth/to-session-list.ts";

export type { BetterAuthContext, BetterAuthServer, BetterAuthServerAdapterOptions };

/**
 * Better Auth on the server, through the application's own `auth`, for the session of one request:
 * `createSessionsHandler({ adapter: (request) => betterAuthServerAdapter({ auth, request }) })`.
 *
 * No token leaves the server, nobody has to sign in again to see the list, and no number of sessions is too many.
 * Renaming takes an additional field `name` of the session. Sessions of an administrator who impersonates the user are
 * listed for that administrator alone, as in Better Auth's own list; ending all others ends them too.
 *
 * @throws {TypeError} where an option is wrong.
 */
export function betterAuthServerAdapter(options: BetterAuthServerAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  const { name, timeoutMs: ms } = resolved;

  return {
    name,

    listSessions({ signal } = {}) {
      // The input check needs it next, and fails softly by itself.
      loadUserAgentParser().catch(() => {});
      return withDeadline(async () => toSessionList(await readSessions(resolved), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      });
    },

    // Better Auth itself would end the session that asks, so that one is read again, directly before, and refused here.
    revokeSession: (id) =>
      withDeadline(
        async (signal) => {
          const read = await readSessions(resolved, id);
          const current = currentOf(read, resolved);
          const { token } = ownRow(read, id);
          // trap: better-auth-server-revocable-current
          if (current.id === id || current.token === token)
            throw new SessionsError("current-session", "This session asks; use auth.api.signOut().");
          // What the deadline has called unanswered must not be sent after it.
          signal.throwIfAborted();
          await endSession(resolved, read.context, token);
        },
        { ms, what: "Ending a session" },
      ),

    revokeOtherSessions: () => revokeOthers(resolved),

    renameSession: (id, newName) =>
      withDeadline((signal) => rename(resolved, id, newName, signal), { ms, what: "Renaming a session" }),
  };
}
