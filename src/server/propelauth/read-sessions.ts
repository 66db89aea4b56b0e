import { type Fields, isFields } from "../../core/is-fields.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import { call } from "./call.ts";
import type { Caller } from "./read-caller.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** A session of PropelAuth that can be named. The input check decides the rest. */
export type Row = Fields & { sessionId: string };

export interface SessionsRead {
  userId: string;
  /** The session that asks; undefined where the list lacks it. */
  currentId: string | undefined;
  rows: Row[];
  /** Rows that can't be named. */
  skipped: number;
}

/**
 * The sessions and which of them asks.
 *
 * @throws {SessionsError}
 */
export async function readSessions(
  { session }: ResolvedOptions,
  { userId, sessionId }: Caller,
): Promise<SessionsRead> {
  const { sessions } = await call("FetchAllSessionsForUser", () => session.fetchAllForUser({ userId }));
  if (!Array.isArray(sessions))
    throw new SessionsError(
      "bad-response",
      "FetchAllSessionsForUser was answered without a list of sessions.",
    );
  const rows = sessions.filter(isRow);
  const isListed = rows.some((row) => row.sessionId === sessionId);
  // Not validated again, although it may have ended just now: what a device has signed may be good for one validation, and
  // a list without it is read-only. The next request finds out.
  return {
    userId,
    currentId: isListed ? sessionId : undefined,
    rows,
    skipped: sessions.length - rows.length,
  };
}

function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.sessionId === "string" && row.sessionId !== "";
}
