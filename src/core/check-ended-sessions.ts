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
  try {
    if (!isFields(value) || !Array.isArray(value.sessions)) throw badResponse("is no page of ended sessions");
    const { sessions } = await checkRows(value.sessions);
    const { nextCursor } = value;
    const isCursor = typeof nextCursor === "string" && nextCursor.length > 0 && nextCursor.length <= 2048;
    return isCursor ? { sessions, nextCursor } : { sessions };
  } catch (error) {
    throw error instanceof SessionsError ? error : badResponse("could not be read", error);
  }
}

function badResponse(what: string, cause?: unknown): SessionsError {
  return new SessionsError("bad-response", `The answer ${what}: see what listEndedSessions returns.`, {
    cause,
  });
}
