import { isFields } from "../../core/is-fields.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import { hasEnded } from "./has-ended.ts";
import type { Row } from "./is-row.ts";

/**
 * Ends the session of a row, and believes only an answer that says so.
 *
 * @throws whatever Clerk's client throws, and SessionsError.
 */
export async function revokeRow(row: Row): Promise<void> {
  let result: unknown = row;
  // A method of the row: without its `this` it fails.
  // trap: clerk-lost-this
  result = await row.revoke();
  const status = isFields(result) ? result.status : undefined;
  // trap: clerk-answer-without-status
  if (!status) throw new SessionsError("bad-response", "Clerk's answer has no status; check proxyUrl.");
  // Offline, and in what Clerk takes for a bot, a request that failed resolves, with the row as it was.
  // trap: clerk-false-success
  if (!hasEnded(status))
    throw new SessionsError("network", "Clerk's client resolved, but the session has not ended. List again.");
}
