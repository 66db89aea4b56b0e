import type { UserSession } from "../contract.ts";
import { cleanText, isSessionId, toInstant } from "../core/check/values.ts";
import { type Fields, withoutUndefined } from "../core/fields.ts";

/**
 * A record of LogTrace as a session that has ended; undefined if it is not one. Only the members named here get through:
 * the token, above all, does not.
 *
 * @param row a record of `GET /v1/sessions`.
 */
export function toEndedSession(row: Fields): UserSession | undefined {
  const { id } = row;
  if (!isSessionId(id)) return undefined;
  // LogTrace lists failed sign-ins among the sessions (trap: logtrace-failed-sign-ins).
  if (hasStatus(row, "failed")) return undefined;
  const end = endOf(row);
  if (!end) return undefined;
  const operatingSystem = cleanText(row.operating_system, 60);
  // Newer versions of LogTrace have the first of each pair of members, older ones the second.
  const place = cleanText(row.geo_ip_location) ?? cleanText(row.location);
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

/** When and how the session ended, as far as LogTrace says; undefined if it has not. */
function endOf(row: Fields): Pick<UserSession, "endedAt" | "endReason"> | undefined {
  const endedAt = toInstant(row.logout_at);
  if (hasStatus(row, "expired")) return withoutUndefined({ endedAt, endReason: "expired" as const });
  // A logout sets logout_at and leaves the status as it was (trap: logtrace-logout-leaves-status).
  if (endedAt) return { endedAt, endReason: "signed-out" };
  // "inactive" without a logout time is not an end: the person is away, and may come back.
  return undefined;
}

/** Some versions write the status in capitals. */
function hasStatus({ status }: Fields, name: string): boolean {
  return typeof status === "string" && status.toLowerCase() === name;
}
