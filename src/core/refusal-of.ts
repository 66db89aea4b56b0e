import type { SessionList } from "./contract.ts";
import { currentSessionOf } from "./current-session-of.ts";
import { SessionsError } from "./sessions-error.ts";

/**
 * Why a session must not be ended, by this list; undefined = it may. Page, guard and server all ask this one function.
 *
 * `current-unknown`: no session or several say that they are the current one. `current-session`: it is the current one.
 * `not-found`: the list lacks it. `forbidden`: the backend marked it as not revocable.
 */
export function refusalOf(list: SessionList, id: string): SessionsError | undefined {
  const current = currentSessionOf(list);
  if (!current)
    return new SessionsError(
      "current-unknown",
      "The list does not say which session is asking, so none is ended. Exactly one needs isCurrent: true.",
    );
  if (current.id === id)
    return new SessionsError(
      "current-session",
      "This session asks, so it is never ended here: use the application's own sign-out.",
    );
  const session = list.sessions.find((candidate) => candidate.id === id);
  if (!session)
    return new SessionsError("not-found", "The list has no session of this id, so nothing was sent.");
  if (session.notRevocable)
    return new SessionsError(
      "forbidden",
      `The backend does not let this session be ended (${session.notRevocable.reason}).`,
    );
  return undefined;
}
