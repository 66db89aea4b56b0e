import type { SessionsAdapter } from "../../contract.ts";
import { askInTime } from "../../core/ask-in-time.ts";
import { prefetchUserAgentParser } from "../../core/user-agent/load-parser.ts";
import type { BetterAuthContext, BetterAuthServer } from "./server-client.ts";
import { readEnded } from "./server-history.ts";
import {
  type BetterAuthEndedSessions,
  type BetterAuthHistoryHooks,
  type BetterAuthHistoryOptions,
  betterAuthHistory,
} from "./server-history-hooks.ts";
import { toSessionList } from "./server-map.ts";
import { type BetterAuthServerAdapterOptions, resolveOptions } from "./server-options.ts";
import { readSessions } from "./server-read.ts";
import { rename } from "./server-rename.ts";
import { revokeOne } from "./server-revoke.ts";
import { revokeOthers } from "./server-revoke-others.ts";

export type {
  BetterAuthContext,
  BetterAuthEndedSessions,
  BetterAuthHistoryHooks,
  BetterAuthHistoryOptions,
  BetterAuthServer,
  BetterAuthServerAdapterOptions,
};
export { betterAuthHistory };

/**
 * Better Auth on the server, through the application's own `auth`, for the person who makes one request:
 * `createSessionsHandler({ adapter: (request) => betterAuthServerAdapter({ auth, request }) })`.
 *
 * No token leaves the server, and nobody has to sign in again to see the list. It has the newest 1000 sessions; older
 * ones can be revoked as well. With a `secondaryStorage`, set `session.storeSessionInDatabase`: the storage alone loses
 * sessions from its index, which then stay signed in unseen, so every list is `truncated`. Thousands of other sessions
 * take several requests; each goes on where the one before stopped, and the first ones fail as `backend`. A storage that
 * takes more than half of `timeoutMs` for a list alone needs a longer one. Renaming needs an additional field `name` of
 * the session. While an administrator impersonates the user, that session is listed for the administrator alone, as in
 * Better Auth's own list; `revokeOtherSessions` revokes it too. With `history`, it has the newest 1000 sessions that have
 * ended.
 *
 * @throws {TypeError} if an option is wrong.
 */
export function betterAuthServerAdapter(options: BetterAuthServerAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  const { name, timeoutMs: ms, history } = resolved;
  return {
    name,

    listSessions({ signal } = {}) {
      prefetchUserAgentParser();
      return askInTime(async () => toSessionList(await readSessions(resolved), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      });
    },

    revokeSession: (id) =>
      askInTime((signal) => revokeOne(resolved, id, signal), { ms, what: "Revoking a session" }),

    revokeOtherSessions: () => revokeOthers(resolved),

    renameSession: (id, newName) =>
      askInTime((signal) => rename(resolved, id, newName, signal), { ms, what: "Renaming a session" }),

    ...(history && {
      listEndedSessions({ signal: outer, cursor }: { signal?: AbortSignal; cursor?: string } = {}) {
        prefetchUserAgentParser();
        return askInTime((signal) => readEnded(resolved, history, cursor, signal), {
          ms,
          signal: outer,
          what: "Listing ended sessions",
        });
      },
    }),
  };
}
