import { SessionsError } from "../../core/sessions-error.ts";
import type { Row } from "./is-row.ts";
import type { Caller } from "./read-caller.ts";

/**
 * The session that asks, where it may end others.
 *
 * @throws {SessionsError} `unauthenticated`, `current-unknown`, or `forbidden` while impersonating.
 */
export function currentOf(caller: Caller): Row {
  if (caller === null)
    throw new SessionsError("unauthenticated", "getSession says that this session has ended.");
  if (!caller)
    throw new SessionsError(
      "current-unknown",
      "getSession has no session.id; customSession() must return it.",
    );
  if (caller.impersonatedBy)
    throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
  return caller;
}
