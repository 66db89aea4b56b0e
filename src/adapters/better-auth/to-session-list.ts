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
  const readable = rows.filter(isRow);
  const isImpersonating = caller?.impersonatedBy;
  // The cap cuts off the newest rows, and the session that asks is often the newest.
  const isCut = caller && !isImpersonating && !readable.some(({ id }) => id === caller.id);
  return withoutUndefined({
    sessions: (isCut ? [caller, ...readable] : readable).map((row) =>
      toUserSession(row, row.id === caller?.id, location),
    ),
    // Whoever acts for somebody else must not sign that person out.
    can: isImpersonating ? [] : undefined,
    truncated: isCut || rows.length >= rowCap || undefined,
    skipped: rows.length - readable.length || undefined,
    revocationLagSeconds: revocationLagSeconds || undefined,
    lastActiveGranularitySeconds: lastActiveGranularitySeconds || undefined,
  });
}
