import type { UserSession } from "../contract.ts";
import { cleanText, isSessionId, toInstant } from "../core/check/values.ts";
import { type Fields, withoutUndefined } from "../core/fields.ts";

/**
 * A record of LogTrace as a session that has ended; undefined where it is none. What is not named here stays behind, the
 * token first of all.
 */
export function toEndedSession(row: Fields): UserSession | undefined {
  const { id } = row;
  if (!isSessionId(id)) return undefined;
  // Somebody tried, and there never was a session.
  // trap: logtrace-failed-sign-ins
  if (hasStatus(row, "failed")) return undefined;
  const end = endOf(row);
  if (!end) return undefined;
  const operatingSystem = cleanText(row.operating_system, 60);
  const place = cleanText(row.geo_ip_location) ?? cleanText(row.location);
  // Older versions have the one, newer ones the other.
  const userAgent = cleanText(row.client_user_agent, 512) ?? cleanText(row.device_info, 512);
  return withoutUndefined({
    id,
    isCurrent: false,
    createdAt: toInstant(row.login_at),
    ...end,
    ...(userAgent
      ? { userAgent }
      : operatingSystem && { device: { type: "unknown" as const, os: operatingSystem } }),
    ipAddress: cleanText(row.ip_address, 60),
    location: place === undefined ? undefined : { label: place },
  });
}

/** How it ended, as far as LogTrace says; undefined where it has not. */
function endOf(row: Fields): Pick<UserSession, "endedAt" | "endReason"> | undefined {
  let endedAt = toInstant(row.logout_at);
  // The zero time of Go, 0001-01-01: nobody signed out.
  // trap: logtrace-zero-time
  if (endedAt && endedAt < "1970") endedAt = undefined;
  const at = endedAt === undefined ? {} : { endedAt };
  if (hasStatus(row, "expired")) return { ...at, endReason: "expired" };
  // A logout sets its time and leaves the status as it was.
  // trap: logtrace-logout-leaves-status
  if (endedAt) return { endedAt, endReason: "signed-out" };
  // An inactive session without a time is open: the person is away, and can come back.
  return undefined;
}

/** In capitals or not, by version. */
function hasStatus({ status }: Fields, name: string): boolean {
  return typeof status === "string" && status.toLowerCase() === name;
}
