import type { SessionList } from "../../core/contract.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import { isSessionsError } from "./is-sessions-error.ts";

/**
 * Acts on a session. Foreign, unknown and gone get the same answer, and nobody learns which of them it was: a success
 * where the list is complete. A truncated one proves nothing, so there they are all left open.
 *
 * @throws {SessionsError} `backend` for an id that neither a truncated list nor the backend has.
 */
export async function unlessGone(
  { sessions, truncated }: SessionList,
  id: string,
  act: () => Promise<void> | undefined,
): Promise<void> {
  const isListed = sessions.some((session) => session.id === id);
  if (!isListed && !truncated) return;
  try {
    await act();
  } catch (error) {
    // Not every backend says the same of a foreign id and of an unknown one.
    const isNo =
      isSessionsError(error) && (error.code === "not-found" || (!isListed && error.code === "forbidden"));
    if (!isNo) throw error;
    if (!isListed)
      throw new SessionsError(
        "backend",
        "The backend lists only some of the sessions, and this one was not found.",
      );
  }
}
