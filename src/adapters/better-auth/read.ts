import { SessionsError } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";
import { type BetterAuthClient, callClient, isRow, type Row } from "./client.ts";

/** The session that asks. `null`: nobody is signed in. `undefined`: a `customSession` leaves it out. */
export type Caller = Row | null | undefined;

/** @throws {SessionsError} */
export async function readCaller(client: BetterAuthClient, signal: AbortSignal): Promise<Caller> {
  const data = await callClient(client, "getSession", { signal });
  if (data === null) return null;
  if (!isFields(data))
    throw new SessionsError("bad-response", "getSession answered with no session; is that another page?");
  return isRow(data.session) ? data.session : undefined;
}

export interface SessionsRead {
  rows: unknown[];
  caller: Caller;
}

/**
 * The list and the session that asks, side by side: Better Auth's list does not mark it.
 *
 * @throws {SessionsError} `bad-response` too where the two answers belong to two users.
 */
export async function readSessions(client: BetterAuthClient, signal: AbortSignal): Promise<SessionsRead> {
  const asked = readCaller(client, signal);
  // Whoever fails first is told; the other one must not count as unhandled.
  asked.catch(() => {});
  const rows = await callClient(client, "listSessions", { signal }).catch(async (error: SessionsError) => {
    // list-sessions says 401 during an outage of the database too; get-session says that it failed.
    // trap: better-auth-outage-as-401
    if (error.code === "unauthenticated" && (await asked) !== null)
      throw new SessionsError("backend", `${error.message} But getSession knows it.`);
    throw error;
  });
  if (!Array.isArray(rows))
    throw new SessionsError("bad-response", "listSessions answered with no list; is that another page?");
  const caller = await asked;
  const userId = caller?.userId;
  // trap: better-auth-changed-account
  if (userId && rows.some((row) => isRow(row) && row.userId && row.userId !== userId))
    throw new SessionsError(
      "bad-response",
      "listSessions and getSession answered for two users; list again.",
    );
  return { rows, caller };
}
