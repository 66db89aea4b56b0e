import type { SessionsAdapter } from "../../contract.ts";
import { askInTime } from "../../core/ask-in-time.ts";
import { prefetchUserAgentParser } from "../../core/user-agent/load-parser.ts";
import type { BetterAuthClient } from "./client.ts";
import { toSessionList } from "./map.ts";
import { type BetterAuthAdapterOptions, checkArguments } from "./options.ts";
import { type Connection, readSessions } from "./read.ts";
import { revokeOne, revokeOthers } from "./revoke.ts";

export type { BetterAuthAdapterOptions, BetterAuthClient };

/**
 * Better Auth in the browser, through the application's own client: `betterAuthAdapter(createAuthClient())`. Make one
 * adapter and keep it: it remembers what it listed.
 *
 * Better Auth's list holds the tokens of all the user's sessions, so they reach the browser. They stay inside this
 * adapter: no result, error or log has one.
 *
 * @throws {TypeError} if an argument is wrong.
 */
export function betterAuthAdapter(
  authClient: BetterAuthClient,
  options: BetterAuthAdapterOptions = {},
): SessionsAdapter {
  const resolved = checkArguments(authClient, options);
  const { name, timeoutMs: ms } = resolved;
  const connection: Connection = { client: authClient, tokens: new Map() };

  return {
    name,

    listSessions({ signal } = {}) {
      prefetchUserAgentParser();
      return askInTime(async (inTime) => toSessionList(await readSessions(connection, inTime), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      });
    },

    revokeSession: (id) =>
      askInTime((signal) => revokeOne(connection, id, signal), { ms, what: "Revoking a session" }),

    revokeOtherSessions: () => revokeOthers(connection, ms),
  };
}
