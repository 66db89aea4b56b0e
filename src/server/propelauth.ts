import type { SessionsAdapter } from "../core/contract.ts";
import { SessionsError } from "../core/sessions-error.ts";
import { call } from "./propelauth/call.ts";
import { currentOf } from "./propelauth/current-of.ts";
import { notFound } from "./propelauth/not-found.ts";
import type { PropelAuthAdapterOptions } from "./propelauth/propel-auth-adapter-options.ts";
import type {
  PropelAuthClient,
  PropelAuthDeviceVerification,
  PropelAuthResult,
} from "./propelauth/propel-auth-client.ts";
import { readSessions } from "./propelauth/read-sessions.ts";
import { rememberCaller } from "./propelauth/remember-caller.ts";
import { resolveOptions } from "./propelauth/resolve-options.ts";
import { toSessionList } from "./propelauth/to-session-list.ts";
import { within } from "./propelauth/within.ts";

export type { PropelAuthAdapterOptions, PropelAuthClient, PropelAuthDeviceVerification, PropelAuthResult };

/**
 * PropelAuth BYO, through the application's own client, for the session of one request:
 * `createSessionsHandler({ adapter: (request) => propelAuthAdapter({ client, request }) })`.
 *
 * The request is validated once, by the call that never rotates the token (an act once more, with
 * `ignoreDeviceForListing`); no token and no metadata leaves the server.
 * Impersonations are not listed: PropelAuth keeps them apart.
 *
 * @throws {TypeError} where an option is wrong.
 */
export function propelAuthAdapter(options: PropelAuthAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  const { session, token = "", timeoutMs: ms } = resolved;
  const caller = rememberCaller(resolved);

  return {
    name: "propelauth",

    listSessions: ({ signal } = {}) =>
      within(async () => toSessionList(await readSessions(resolved, await caller.toList()), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      }),

    revokeSession: (id) =>
      within(
        async (signal) => {
          const read = await readSessions(resolved, await caller.toAct());
          const { userId, rows } = read;
          const currentId = currentOf(read);
          // trap: propelauth-ends-current
          if (id === currentId)
            throw new SessionsError("current-session", "This session asks; use session.invalidateByToken().");
          // trap: propelauth-foreign-id
          if (!rows.some(({ sessionId }) => sessionId === id)) throw notFound();
          // What the deadline has called unanswered must not be sent after it.
          signal.throwIfAborted();
          const command = {
            sessionId: id,
            // trap: propelauth-user-id
            userId,
          };
          await call("InvalidateSessionById", () => session.invalidateById(command));
        },
        { ms, what: "Ending a session" },
      ),

    revokeOtherSessions: () =>
      within(
        async (signal) => {
          const read = await readSessions(resolved, await caller.toAct());
          currentOf(read);
          signal.throwIfAborted();
          const command = { userId: read.userId, sessionTokenToKeep: token };
          await call("InvalidateAllSessionsForUserExceptOne", () =>
            session.invalidateAllForUserExceptOne(command),
          );
        },
        { ms, what: "Ending the other sessions" },
      ),
  };
}
