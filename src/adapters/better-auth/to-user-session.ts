import type { SessionLocation, UserSession } from "../../core/contract.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import type { BetterAuthAdapterOptions } from "./better-auth-adapter-options.ts";
import type { Row } from "./is-row.ts";

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
