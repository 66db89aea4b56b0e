import { checkRows } from "./check-rows.ts";
import type { EndedSessionsPage } from "./contract.ts";
import { isFields } from "./is-fields.ts";
import { SessionsError } from "./sessions-error.ts";

/**
 * The row rules of `checkList` for a page of ended sessions, which may be empty. A cursor is an opaque text of 1 to
 * 2,048 characters; any other ends the paging.
 *
 * @throws {SessionsError} `bad-response` where the answer is no page.
 */
export async function checkEndedSessions(value: unknown): Promise<EndedSessionsPage> {
  if (!isFields(value) || !Array.isArray(value.sessions))
    throw new SessionsError(
      "bad-response",
      "The backend's answer is not a page of ended sessions. Look at what the adapter's listEndedSessions returns.",
    );
  const { sessions } = await checkRows(value.sessions);
  const { nextCursor } = value;
  const isCursor = typeof nextCursor === "string" && nextCursor.length > 0 && nextCursor.length <= 2048;
  return isCursor ? { sessions, nextCursor } : { sessions };
}
