import type { SessionList } from "../../core/contract.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import type { BetterAuthAdapterOptions } from "./better-auth-adapter-options.ts";
import { isRow } from "./is-row.ts";
import type { SessionsRead } from "./read-sessions.ts";
import { toUserSession } from "./to-user-session.ts";

/** Better Auth reads no more rows than this, the oldest first. */
const rowCap = 100;

export function toSessionList(
  { rows, caller }: SessionsRead,
  { revocationLagSeconds, lastActiveGranularitySeconds, location }: Required<BetterAuthAdapterOptions>,
): SessionList {
  const listed = rows.filter(isRow);
  const skipped = rows.length - listed.length;
  const isImpersonating = caller?.impersonatedBy;
  // The cap cuts off the newest rows, and the session that asks is often the newest.
  const isCut = caller && !isImpersonating && !listed.some(({ id }) => id === caller.id);
  // trap: better-auth-current-cut-off
  if (isCut) listed.unshift(caller);
  return withoutUndefined({
    sessions: listed.map((row) => toUserSession(row, row.id === caller?.id, location)),
    // Whoever acts for somebody else must not sign that person out.
    // trap: better-auth-impersonator-lists
    can: isImpersonating ? [] : undefined,
    // trap: better-auth-capped-list
    truncated: isCut || rows.length >= rowCap || undefined,
    skipped: skipped || undefined,
    // trap: better-auth-cookie-cache-lag
    revocationLagSeconds: revocationLagSeconds || undefined,
    // trap: better-auth-stale-activity
    lastActiveGranularitySeconds: lastActiveGranularitySeconds || undefined,
  });
}
