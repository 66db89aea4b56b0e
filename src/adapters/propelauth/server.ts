import type { SessionsAdapter } from "../../contract.ts";
import { askInTime } from "../../core/ask-in-time.ts";
import { SessionsError } from "../../core/errors.ts";
import { type DeadlineOptions, sendInTime } from "../../core/with-deadline.ts";
import {
  notFound,
  type PropelAuthClient,
  type PropelAuthDeviceVerification,
  type PropelAuthResult,
  runCommand,
} from "./client.ts";
import { toSessionList } from "./map.ts";
import { type PropelAuthAdapterOptions, resolveOptions } from "./options.ts";
import { readSessions, rememberCaller, type SessionsRead } from "./read.ts";

export type { PropelAuthAdapterOptions, PropelAuthClient, PropelAuthDeviceVerification, PropelAuthResult };

/**
 * An adapter for PropelAuth BYO on the server, for the session of one request. It uses the application's own client:
 * `createSessionsHandler({ adapter: (request) => propelAuthAdapter({ client, request }) })`.
 *
 * The request is validated once, by the command that never rotates the token; with `ignoreDeviceForListing`, revoking
 * validates it again. No token and no metadata leaves the server. Impersonations are not listed, because PropelAuth
 * keeps them apart.
 *
 * @throws {TypeError} if an option is wrong.
 */
export function propelAuthAdapter(options: PropelAuthAdapterOptions): SessionsAdapter {
  const resolved = resolveOptions(options);
  const { session, token = "", timeoutMs: ms } = resolved;
  const caller = rememberCaller(resolved);

  return {
    name: "propelauth",

    listSessions: ({ signal } = {}) =>
      inTime(async () => toSessionList(await readSessions(resolved, await caller.toList()), resolved), {
        ms,
        signal,
        what: "Listing sessions",
      }),

    revokeSession: (id) =>
      inTime(
        async (signal) => {
          const read = await readSessions(resolved, await caller.toRevoke());
          const currentId = currentIdOf(read);
          // InvalidateSessionById ends the current session like any other (trap: propelauth-ends-current).
          if (id === currentId)
            throw new SessionsError(
              "current-session",
              "This is the current session; use session.invalidateByToken().",
            );
          // No document says that PropelAuth protects another user's session, so the user's own list decides
          // (trap: propelauth-foreign-id).
          if (!read.rows.some(({ sessionId }) => sessionId === id)) throw notFound();
          const command = {
            sessionId: id,
            // The userId is optional, and without it an id alone ends anybody's session (trap: propelauth-user-id).
            userId: read.userId,
          };
          await sendInTime(signal, () =>
            runCommand("InvalidateSessionById", () => session.invalidateById(command)),
          );
        },
        { ms, what: "Revoking a session" },
      ),

    revokeOtherSessions: () =>
      inTime(
        async (signal) => {
          const read = await readSessions(resolved, await caller.toRevoke());
          // Only for its error: PropelAuth itself takes the session to keep by its token.
          currentIdOf(read);
          const command = { userId: read.userId, sessionTokenToKeep: token };
          await sendInTime(signal, () =>
            runCommand("InvalidateAllSessionsForUserExceptOne", () =>
              session.invalidateAllForUserExceptOne(command),
            ),
          );
        },
        { ms, what: "Revoking the other sessions" },
      ),
  };
}

/** @throws {SessionsError} `current-unknown` if the list lacks the current session. */
function currentIdOf({ currentId }: SessionsRead): string {
  if (currentId === undefined)
    throw new SessionsError(
      "current-unknown",
      "PropelAuth does not list the current session, so none is revoked. List again.",
    );
  return currentId;
}

/** Settles at the deadline, or when the caller aborts, even if PropelAuth hangs. */
function inTime<T>(request: (signal: AbortSignal) => Promise<T>, options: DeadlineOptions): Promise<T> {
  // The client has neither a deadline nor a signal
  // (trap: propelauth-no-deadline -> request(new AbortController().signal)).
  return askInTime(request, options);
}
