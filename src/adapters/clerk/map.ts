import type {
  SessionDevice,
  SessionLimit,
  SessionList,
  SessionLocation,
  UserSession,
} from "../../contract.ts";
import { toSubject } from "../../core/check/values.ts";
import { type Fields, isFields, textOf, withoutUndefined } from "../../core/fields.ts";
import type { Row } from "./client.ts";
import type { ReadAt, SessionsRead } from "./read.ts";

/** Seconds. Clerk's session token lives that long, and backends accept it without asking Clerk. */
const revocationLagSeconds = 60;

/** Translates what Clerk's client returned. Everything is copied, because a row changes when it is revoked. */
export function toSessionList(
  { current, rows, skipped, ...readAt }: SessionsRead,
  sessionLimit?: SessionLimit,
): SessionList {
  const list: SessionList = withoutUndefined({
    sessions: rows.map((row) => toUserSession(row, row.id === current.id, readAt)),
    skipped: skipped || undefined,
    revocationLagSeconds,
    // Several users may be signed in in this browser; the list is of the one whose session is this tab's.
    subject: toSubject(current.user.id),
    sessionLimit,
  });
  // Clerk forbids revoking while somebody impersonates the user: 403 resource_forbidden (trap: clerk-impersonation).
  if (current.actor) list.can = [];
  return list;
}

function toUserSession(row: Row, isCurrent: boolean, { since, until }: ReadAt): UserSession {
  const activity: Fields = isFields(row.latestActivity) ? row.latestActivity : {};
  const lastActive = instant(row.lastActiveAt);
  const end = (value: unknown): string | undefined => {
    // Clerk's client turns a missing expiry into now, which is the time of the reading (trap: clerk-missing-end).
    if (Number(value) >= since && Number(value) <= until) return undefined;
    return instant(value);
  };
  return withoutUndefined({
    id: row.id,
    isCurrent,
    // Clerk's client turns a missing activity into now; only the current session is active now
    // (trap: clerk-missing-last-active -> lastActive).
    lastActiveAt: !isCurrent && Number(row.lastActiveAt) >= since ? undefined : lastActive,
    expiresAt: end(row.expireAt),
    idleExpiresAt: end(row.abandonAt),
    device: toDevice(activity),
    ipAddress: textOf(activity.ipAddress),
    location: toLocation(activity),
    impersonated: row.actor ? true : undefined,
    pending: row.status === "pending" ? (true as const) : undefined,
  });
}

/** ISO 8601 in UTC. Undefined for anything but a `Date`, and for an invalid one, whose `toJSON()` is null. */
function instant(value: unknown): string | undefined {
  return value instanceof Date ? (value.toJSON() ?? undefined) : undefined;
}

type Kind = Pick<SessionDevice, "type" | "os" | "model">;

/** By Clerk's `deviceType`, the first that matches: "Linux; Android 16" is Android. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/iphone/i, { type: "mobile", os: "iOS", model: "iPhone" }],
  [/ipad/i, { type: "tablet", os: "iPadOS", model: "iPad" }],
  [/\bi?mac(?!hine)/i, { type: "desktop", os: "macOS" }],
  [/windows/i, { type: "desktop", os: "Windows" }],
  [/cros|chrome ?os/i, { type: "desktop", os: "ChromeOS" }],
  [/android/i, { type: "unknown", os: "Android" }],
  [/linux|x11/i, { type: "desktop", os: "Linux" }],
];

/** The browser that signed in, as Clerk recorded it; undefined if Clerk recorded nothing. */
function toDevice({ deviceType, browserName, browserVersion, isMobile }: Fields): SessionDevice | undefined {
  const text = textOf(deviceType);
  const browser = textOf(browserName);
  // The activity is always an object, with undefined fields if Clerk knows nothing (trap: clerk-empty-activity).
  if (!text && !browser && !isMobile) return undefined;
  const kind: Kind = kinds.find(([pattern]) => text && pattern.test(text))?.[1] ?? { type: "unknown" };
  return withoutUndefined({
    ...kind,
    // `false` means nothing: native iOS applications send no user agent.
    type: isMobile === true && kind.type !== "tablet" ? "mobile" : kind.type,
    model: kind.model ?? (kind.os ? undefined : text),
    browser,
    browserVersion: /^\d+/.exec(`${browserVersion}`)?.[0],
  });
}

/** The place that Clerk found for the IP address; undefined if it found none. */
function toLocation(activity: Fields): SessionLocation | undefined {
  const city = textOf(activity.city);
  const country = textOf(activity.country);
  // Clerk promises a text, not an ISO code, and the input check drops a country that is not a code
  // (trap: clerk-country-text).
  if (country && !/^[a-z]{2}$/i.test(country)) return { label: city ? `${city}, ${country}` : country };
  return city || country ? withoutUndefined({ city, country }) : undefined;
}
