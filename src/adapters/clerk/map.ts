import type { SessionDevice, SessionList, SessionLocation, UserSession } from "../../contract.ts";
import { type Fields, isFields, textOf, withoutUndefined } from "../../core/fields.ts";
import type { Row } from "./client.ts";
import type { ReadAt, SessionsRead } from "./read.ts";

/** Clerk's session token lives so long, and is checked without asking Clerk. */
const revocationLagSeconds = 60;

export function toSessionList({ caller, rows, skipped, ...readAt }: SessionsRead): SessionList {
  const list: SessionList = withoutUndefined({
    sessions: rows.map((row) => toUserSession(row, row.id === caller.id, readAt)),
    skipped: skipped || undefined,
    revocationLagSeconds,
  });
  // Clerk refuses it during impersonation, and whoever acts for somebody else must not sign that person out.
  // trap: clerk-impersonation
  if (caller.actor) list.can = [];
  return list;
}

/** A row of Clerk's in our words, copied: the row itself changes when it is revoked. */
function toUserSession(row: Row, isCurrent: boolean, { since, until }: ReadAt): UserSession {
  const activity = isFields(row.latestActivity) ? row.latestActivity : {};
  let lastActiveAt = instant(row.lastActiveAt);
  // Clerk's client makes "now" of a date that is missing. Only the session that asks is active now.
  // trap: clerk-missing-last-active
  if (!isCurrent && Number(row.lastActiveAt) >= since) lastActiveAt = undefined;
  const end = (value: unknown): string | undefined => {
    // trap: clerk-missing-end
    if (Number(value) >= since && Number(value) <= until) return undefined;
    return instant(value);
  };
  return withoutUndefined({
    id: row.id,
    isCurrent,
    lastActiveAt,
    expiresAt: end(row.expireAt),
    idleExpiresAt: end(row.abandonAt),
    device: deviceOf(activity),
    ipAddress: textOf(activity.ipAddress),
    location: placeOf(activity),
    impersonated: row.actor ? true : undefined,
  });
}

/** An impossible date is null in JSON. */
function instant(value: unknown): string | undefined {
  return value instanceof Date ? (value.toJSON() ?? undefined) : undefined;
}

type Kind = Pick<SessionDevice, "type" | "os" | "model">;

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/iphone/i, { type: "mobile", os: "iOS", model: "iPhone" }],
  [/ipad/i, { type: "tablet", os: "iPadOS", model: "iPad" }],
  [/\bi?mac(?!hine)/i, { type: "desktop", os: "macOS" }],
  [/windows/i, { type: "desktop", os: "Windows" }],
  [/cros|chrome ?os/i, { type: "desktop", os: "ChromeOS" }],
  [/android/i, { type: "unknown", os: "Android" }],
  [/linux|x11/i, { type: "desktop", os: "Linux" }],
];

/** What Clerk noted of the browser; undefined where it noted nothing. */
function deviceOf({ deviceType, browserName, browserVersion, isMobile }: Fields): SessionDevice | undefined {
  const text = textOf(deviceType);
  const browser = textOf(browserName);
  // The activity is always there, and where Clerk knows nothing all its fields are undefined.
  // trap: clerk-empty-activity
  if (!text && !browser && !isMobile) return undefined;
  const kind: Kind = kinds.find(([pattern]) => text && pattern.test(text))?.[1] ?? { type: "unknown" };
  return withoutUndefined({
    ...kind,
    // False proves nothing: applications for iOS send no user agent.
    type: isMobile === true && kind.type !== "tablet" ? "mobile" : kind.type,
    model: kind.model ?? (kind.os ? undefined : text),
    browser,
    browserVersion: /^\d+/.exec(`${browserVersion}`)?.[0],
  });
}

/** Where Clerk saw the session; undefined where it does not say. */
function placeOf({ city, country }: Fields): SessionLocation | undefined {
  const town = textOf(city);
  const land = textOf(country);
  // Clerk's schema says text, not ISO code, and what is no code would be lost as one.
  // trap: clerk-country-text
  if (land && !/^[a-z]{2}$/i.test(land)) return { label: town ? `${town}, ${land}` : land };
  return town || land ? withoutUndefined({ city: town, country: land }) : undefined;
}
