import type { SessionList, SessionsAdapter } from "../contract.ts";
import { checkList } from "../core/check/check-list.ts";
import { isSessionsError, SessionsError } from "../core/errors.ts";
import type { Fields } from "../core/fields.ts";
import type { ResolvedOptions } from "./handler-options.ts";
import { actionRowReader, pageRowReaders } from "./row-readers.ts";
import type { SentRevocations } from "./sent-revocations.ts";
import type { TellDropped } from "./tell-dropped.ts";

/** What an action works with: a request that passed every check, and the adapter of its caller. */
export interface ActionContext {
  adapter: SessionsAdapter;
  /** Aborts at the deadline. After that, nothing more is sent through the adapter. */
  signal: AbortSignal;
  /** The members of the request's body. They are not checked yet: `readMembers` does that. */
  body: Fields;
  cursor: string | undefined;
  ipAddress: ResolvedOptions["ipAddress"];
  /** In development, tells what the input check left out of what the adapter returned. */
  tellDropped: TellDropped;
  /** Every revocation is sent through it. */
  sent: SentRevocations;
}

/**
 * What the adapter lists now, after the input check, with as much of each row as a page gets.
 *
 * @throws {SessionsError} whatever the adapter says; `bad-response` if it is not a list.
 */
export async function listForPage({
  adapter,
  signal,
  ipAddress,
  tellDropped,
}: ActionContext): Promise<SessionList> {
  const value = await adapter.listSessions({ signal });
  return tellDropped(value, "listSessions", () => checkList(value, pageRowReaders[ipAddress]));
}

/**
 * The same, but of each row nothing but what decides about an action.
 *
 * @throws {SessionsError} whatever the adapter says; `bad-response` if it is not a list.
 */
export async function checkedListOf({
  adapter,
  signal,
}: Pick<ActionContext, "adapter" | "signal">): Promise<SessionList> {
  return checkList(await adapter.listSessions({ signal }), actionRowReader);
}

/**
 * Sends a request about one session, such as its revocation. A caller must not find out which ids exist, so foreign,
 * unknown and gone ids all end in the same way: as a success if the list is complete. A truncated list says nothing of
 * the ids that it lacks. Then the backend is asked, and if it does not have the id either, all of them fail as `backend`.
 *
 * @param send is not called for an id that a complete list lacks.
 * @throws {SessionsError} `backend` if neither a truncated list nor the backend has the id; any other error of `send`.
 */
export async function sendUnlessGone(
  { sessions, truncated }: SessionList,
  id: string,
  send: () => Promise<unknown> | undefined,
): Promise<void> {
  const isListed = sessions.some((session) => session.id === id);
  if (!isListed && !truncated) return;
  try {
    await send();
  } catch (error) {
    if (!isSessionsError(error)) throw error;
    // Some backends say `not-found` of a foreign id, others `forbidden`: the difference would tell that the id exists.
    const isGone = error.code === "not-found" || (!isListed && error.code === "forbidden");
    if (!isGone) throw error;
    if (!isListed)
      throw new SessionsError(
        "backend",
        "The backend lists only some of the sessions, and this one was not found.",
      );
  }
}
