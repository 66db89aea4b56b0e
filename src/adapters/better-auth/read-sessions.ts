import { SessionsError } from "../../core/sessions-error.ts";
import type { BetterAuthClient } from "./better-auth-client.ts";
import { callClient } from "./call-client.ts";
import { isRow } from "./is-row.ts";
import { type Caller, readCaller } from "./read-caller.ts";

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
