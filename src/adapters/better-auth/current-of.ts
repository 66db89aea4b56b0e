import { SessionsError } from "../../core/sessions-error.ts";
import type { Row } from "./is-row.ts";
import type { Caller } from "./read-caller.ts";

/**
 * The session that asks, where it may end others.
 *
 * @throws {SessionsError} `unauthenticated`, `current-unknown`, or `forbidden` while impersonating.
 */
export function currentOf(caller: Caller): Row {
  // trap: better-auth-null-session
  if (caller === null)
    throw new SessionsError("unauthenticated", "getSession says that this session has ended.");
  // trap: better-auth-dropped-session
  if (!caller)
    throw new SessionsError(
      "current-unknown",
      "getSession has no session.id; customSession() must return it.",
    );
  // trap: better-auth-impersonator-acts
  if (caller.impersonatedBy)
    throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
  return caller;
}
