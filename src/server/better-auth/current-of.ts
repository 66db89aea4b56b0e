import type { Row } from "../../adapters/better-auth/is-row.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { SessionsRead } from "./read-sessions.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/**
 * The session that asks, where it may act.
 *
 * @throws {SessionsError} `current-unknown`, `forbidden` while impersonating, or `reauth-required`.
 */
export function currentOf(
  { current, config: { freshAge } }: SessionsRead,
  { requireFreshSession }: Pick<ResolvedOptions, "requireFreshSession">,
): Row {
  // trap: better-auth-server-unknown-current
  if (!current)
    throw new SessionsError(
      "current-unknown",
      "getSession has no session.id that is in the list; customSession() must return it unchanged.",
    );
  // trap: better-auth-server-impersonator-acts
  if (current.impersonatedBy)
    throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
  const age = Date.now() - new Date(current.createdAt as Date | string).getTime();
  // A time that can't be read proves no fresh sign-in.
  // trap: better-auth-server-ungated-acts
  if (requireFreshSession && freshAge !== 0 && !(age < freshAge * 1000))
    throw new SessionsError(
      "reauth-required",
      "The sign-in is older than session.freshAge, and requireFreshSession is on. Let the person sign in again.",
    );
  return current;
}
