import type { Row } from "../../adapters/better-auth/is-row.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { SessionsRead } from "./read-sessions.ts";

/**
 * The row and its token, which only Better Auth is told.
 *
 * @throws {SessionsError} `not-found`, in the same words whether it is gone, somebody else's or was never there.
 */
export function ownRow({ rows }: SessionsRead, id: string): { row: Row; token: string } {
  const row = rows.find((one) => one.id === id);
  // trap: better-auth-server-ignored-tokens
  if (!row || typeof row.token !== "string" || !row.token)
    throw new SessionsError("not-found", "This person has no such session; list again.");
  return { row, token: row.token };
}
