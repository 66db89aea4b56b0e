import { SessionsError } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";
import { type BetterAuthClient, requestBetterAuth } from "./client.ts";
import { isRow, type Row } from "./row.ts";

/** The application's client, and what the adapter remembers between two requests. */
export interface Connection {
  client: BetterAuthClient;
  /**
   * The tokens of the newest list, by session id. Better Auth revokes by token; everything outside of this adapter knows
   * only ids, and this map is the only place in which tokens are kept.
   */
  tokens: Map<string, string>;
}

export interface SessionsRead {
  /** As Better Auth sent them: some may not be rows at all. */
  rows: unknown[];
  current: Current;
}

/** The current session. `null`: nobody is signed in. `undefined`: a `customSession` left it out. */
export type Current = Row | null | undefined;

/**
 * Reads the list and the current session side by side, because Better Auth's list does not mark the current one.
 * Remembers the tokens of the new list.
 *
 * @throws {SessionsError} also `bad-response`, if the two responses belong to two users.
 */
export async function readSessions(
  { client, tokens }: Connection,
  signal: AbortSignal,
): Promise<SessionsRead> {
  const currentRead = readCurrent(client, signal);
  // If the list fails first, nobody waits for this promise any more, and its failure would count as unhandled.
  currentRead.catch(() => {});
  const rows = await requestBetterAuth(client, "listSessions", { signal }).catch(
    async (error: SessionsError) => {
      // list-sessions says 401 during an outage of the storage too, as if the session had ended; get-session tells
      // which it is (trap: better-auth-outage-as-401).
      if (error.code === "unauthenticated" && (await currentRead) !== null)
        throw new SessionsError("backend", `${error.message} But getSession knows the session.`);
      throw error;
    },
  );
  if (!Array.isArray(rows)) throw new SessionsError("bad-response", "listSessions did not return a list.");
  const current = await currentRead;
  const userId = current?.userId;
  // A browser can change its account between the two requests (trap: better-auth-changed-account).
  if (userId && rows.some((row) => isRow(row) && row.userId && row.userId !== userId))
    throw new SessionsError("bad-response", "listSessions and getSession belong to two users.");
  tokens.clear();
  for (const row of rows) if (isRow(row) && typeof row.token === "string") tokens.set(row.id, row.token);
  return { rows, current };
}

/** @throws {SessionsError} */
export async function readCurrent(client: BetterAuthClient, signal: AbortSignal): Promise<Current> {
  const data = await requestBetterAuth(client, "getSession", { signal });
  if (data === null) return null;
  if (!isFields(data)) throw new SessionsError("bad-response", "getSession did not return a session.");
  return isRow(data.session) ? data.session : undefined;
}
