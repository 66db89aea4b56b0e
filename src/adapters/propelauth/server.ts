import type { SessionsAdapter } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { type DeadlineOptions, withDeadline } from "../../core/with-deadline.ts";
import {
  call,
  notFound,
  type PropelAuthClient,
  type PropelAuthDeviceVerification,
  type PropelAuthResult,
} from "./client.ts";
import { toSessionList } from "./map.ts";
import { type PropelAuthAdapterOptions, resolveOptions } from "./options.ts";
import { readSessions, rememberCaller, type SessionsRead } from "./read.ts";

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

/**
 * The id of the session that asks.
 *
 * @throws {SessionsError} `current-unknown`.
 */
function currentOf({ currentId }: SessionsRead): string {
  if (currentId === undefined)
    throw new SessionsError(
      "current-unknown",
      "PropelAuth knows the session that asks and does not list it, so none is ended. List again.",
    );
  return currentId;
}

/**
 * Runs what a method does, and settles at its deadline or when the caller aborts: the client has neither a deadline nor a
 * signal, and waits for a backend that hangs for ever.
 */
function within<T>(work: (signal: AbortSignal) => Promise<T>, options: DeadlineOptions): Promise<T> {
  let run = () => work(new AbortController().signal);
  // trap: propelauth-no-deadline
  run = () => withDeadline(work, options);
  return run();
}
