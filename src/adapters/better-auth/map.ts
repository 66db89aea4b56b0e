import type { SessionList } from "../../contract.ts";
import { toSubject } from "../../core/check/values.ts";
import { withoutUndefined } from "../../core/fields.ts";
import type { ResolvedOptions } from "./options.ts";
import type { SessionsRead } from "./read.ts";
import { isRow, toUserSession } from "./row.ts";

/** Better Auth lists at most this many rows, the oldest first. */
const rowCap = 100;

/** What Better Auth sent, as the adapter's list: the current session is marked, and rows without an id are counted. */
export function toSessionList(
  { rows, current }: SessionsRead,
  { revocationLagSeconds, lastActiveGranularitySeconds, location, sessionLimit }: ResolvedOptions,
): SessionList {
  const listed = rows.filter(isRow);
  const skipped = rows.length - listed.length;
  const isImpersonating = current?.impersonatedBy;
  // While impersonating, Better Auth hides the current session on purpose: such a list is complete.
  const isCutOff = current && !isImpersonating && !listed.some(({ id }) => id === current.id);
  // The list has the oldest 100 rows, so the current session, often the newest, can be missing
  // (trap: better-auth-current-cut-off).
  if (isCutOff) listed.unshift(current);
  return withoutUndefined({
    sessions: listed.map((row) => toUserSession(row, row.id === current?.id, location)),
    // An administrator who impersonates the user gets the user's own list (trap: better-auth-impersonator-lists).
    can: isImpersonating ? [] : undefined,
    // The list ends after 100 rows without a word about the others (trap: better-auth-capped-list).
    truncated: isCutOff || rows.length >= rowCap || undefined,
    skipped: skipped || undefined,
    // A revoked device goes on until its cookie cache expires (trap: better-auth-cookie-cache-lag).
    revocationLagSeconds: revocationLagSeconds || undefined,
    // Better Auth writes updatedAt only once per session.updateAge (trap: better-auth-stale-activity).
    lastActiveGranularitySeconds: lastActiveGranularitySeconds || undefined,
    // The rows are of the same user, and still say so if a customSession has dropped it from get-session.
    subject: toSubject(current?.userId ?? listed[0]?.userId),
    sessionLimit,
  });
}
