import type { SessionList, SessionLocation, UserSession } from "../../contract.ts";
import { withoutUndefined } from "../../core/fields.ts";
import { isRow, type Row } from "./client.ts";
import type { BetterAuthAdapterOptions } from "./options.ts";
import type { SessionsRead } from "./read.ts";

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

/** A row of Better Auth in our words. An allow-list: the token, the user's id and unknown fields stay behind. */
export function toUserSession(
  row: Row,
  isCurrent: boolean,
  location: Required<BetterAuthAdapterOptions>["location"],
): UserSession {
  return withoutUndefined({
    id: row.id,
    // trap: better-auth-unmarked-current
    isCurrent,
    createdAt: instant(row.createdAt),
    lastActiveAt: instant(row.updatedAt),
    expiresAt: instant(row.expiresAt),
    userAgent: text(row.userAgent),
    ipAddress: text(row.ipAddress),
    location: place(row, location),
    name: text(row.name),
    impersonated: row.impersonatedBy ? true : undefined,
  });
}

/** Better Auth's client revives dates, and an impossible one is null in JSON. What came as text the input check reads. */
function instant(value: unknown): string | undefined {
  // trap: better-auth-revived-dates
  if (value instanceof Date) return text(value.toJSON());
  return text(value);
}

/** Better Auth writes "" where it knows nothing. */
function text(value: unknown): string | undefined {
  // trap: better-auth-empty-texts
  if (value === "") return undefined;
  return typeof value === "string" ? value : undefined;
}

function place(
  row: Row,
  location: Required<BetterAuthAdapterOptions>["location"],
): SessionLocation | undefined {
  const seen: Partial<Row> = { ...row };
  // trap: better-auth-listed-tokens
  delete seen.token;
  try {
    const own = location(seen);
    if (own) return own;
  } catch {
    // A place is not worth a list: the application's own mistake costs only what it was about.
  }
  const fields = withoutUndefined({
    city: text(row.city),
    region: text(row.region),
    country: text(row.country),
  });
  return Object.keys(fields)[0] ? fields : undefined;
}
