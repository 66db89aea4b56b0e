import { SessionsError } from "../../core/sessions-error.ts";
import type { SessionsRead } from "./read-sessions.ts";

/**
 * The id of the session that asks.
 *
 * @throws {SessionsError} `current-unknown`.
 */
export function currentOf({ currentId }: SessionsRead): string {
  if (currentId === undefined)
    throw new SessionsError(
      "current-unknown",
      "PropelAuth knows the session that asks and does not list it, so none is ended. List again.",
    );
  return currentId;
}
