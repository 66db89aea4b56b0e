import type { SessionLocation, UserSession } from "../../contract.ts";
import { SessionsError } from "../../core/errors.ts";
import { type Fields, isFields, withoutUndefined } from "../../core/fields.ts";

/** A session as Better Auth stores it. Only the id is certain here; the input check reads everything else. */
export type Row = Fields & { id: string };

/** True for a row that can be named. A list may hold anything: plugins and hooks change what it returns. */
export function isRow(value: unknown): value is Row {
  return isFields(value) && typeof value.id === "string";
}

/**
 * True if the ids are equal, and also if the tokens are: a `customSession` can give the current session another id than it
 * has in the list, and Better Auth revokes by token.
 */
export function isSameSession(one: Row, other: { id: string; token?: unknown }): boolean {
  return one.id === other.id || (Boolean(one.token) && one.token === other.token);
}

/**
 * An administrator who impersonates the user may look at the list, and must not sign the person out.
 *
 * @throws {SessionsError} `forbidden` if `current` is the session of such an administrator.
 */
export function refuseImpersonator(current: Row): void {
  if (current.impersonatedBy)
    throw new SessionsError("forbidden", "While impersonating, sessions are read-only.");
}

/** The application's own function that finds a session's place. It gets the row without the token. */
export type FindLocation = (session: Readonly<Record<string, unknown>>) => SessionLocation | undefined;

/** The row as a `UserSession`. Only known fields are copied: the token, the user's id and unknown fields are left out. */
export function toUserSession(row: Row, isCurrent: boolean, findLocation?: FindLocation): UserSession {
  return withoutUndefined({
    id: row.id,
    // Better Auth's list does not say which session is the current one (trap: better-auth-unmarked-current).
    isCurrent,
    createdAt: instantOf(row.createdAt),
    lastActiveAt: instantOf(row.updatedAt),
    expiresAt: instantOf(row.expiresAt),
    userAgent: knownText(row.userAgent),
    ipAddress: knownText(row.ipAddress),
    location: locationOf(row, findLocation),
    name: knownText(row.name),
    impersonated: row.impersonatedBy ? true : undefined,
  });
}

/** A text as it came, because the input check parses it; a date as ISO 8601 text, and an invalid one as undefined. */
function instantOf(value: unknown): string | undefined {
  // Better Auth's client turns texts that look like dates into Date objects (trap: better-auth-revived-dates).
  if (value instanceof Date) return knownText(value.toJSON());
  return knownText(value);
}

/** The text, if Better Auth knows one. */
export function knownText(value: unknown): string | undefined {
  // Better Auth writes "" for an address or a user agent that it does not know (trap: better-auth-empty-texts).
  if (value === "") return undefined;
  return typeof value === "string" ? value : undefined;
}

/** What the application's function finds, else the row's own fields `city`, `region` and `country`. */
function locationOf(row: Row, findLocation?: FindLocation): SessionLocation | undefined {
  try {
    const { token: _, ...session } = row;
    // A row holds its token, which is enough to be that device (trap: better-auth-listed-tokens -> findLocation?.(row)).
    const location = findLocation?.(session);
    if (location) return location;
  } catch {
    // A mistake in the application's function costs the place, not the list.
  }
  const fields = withoutUndefined({
    city: knownText(row.city),
    region: knownText(row.region),
    country: knownText(row.country),
  });
  return Object.keys(fields)[0] ? fields : undefined;
}

/** True for seconds that an application may say: 0 to 2^31 - 1. */
export function isDuration(seconds: unknown): seconds is number {
  return typeof seconds === "number" && seconds >= 0 && seconds < 2 ** 31;
}
