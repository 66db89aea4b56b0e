import type { Capability, DeviceType, SessionDevice, SessionList, UserSession } from "../../contract.ts";
import { toSubject } from "../../core/check/values.ts";
import { isFields, textOf, withoutUndefined } from "../../core/fields.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Row, SessionsRead } from "./read.ts";

/** Translates the sessions that PropelAuth lists. */
export function toSessionList(
  { userId, rows, currentId, skipped }: SessionsRead,
  { revocationLagSeconds, sessionLimit }: ResolvedOptions,
): SessionList {
  return withoutUndefined({
    sessions: rows.map((row) => toUserSession(row, currentId)),
    can: currentId === undefined ? [] : [...capabilities],
    // The current session is alive, so a list that lacks it is not complete.
    truncated: currentId === undefined || undefined,
    skipped: skipped || undefined,
    // Stateless tokens outlive their session until they expire (trap: propelauth-stateless-token).
    revocationLagSeconds: revocationLagSeconds || undefined,
    serverTime: new Date().toISOString(),
    subject: toSubject(userId),
    sessionLimit,
  });
}

const capabilities: readonly Capability[] = ["revoke", "revoke-others"];

function toUserSession(row: Row, currentId: string | undefined): UserSession {
  const session = withoutUndefined({
    id: row.sessionId,
    // No row says that it is the current session; only validation tells its id (trap: propelauth-no-current-flag).
    isCurrent: row.sessionId === currentId,
    createdAt: toInstant(row.createdAt),
    lastActiveAt: toInstant(row.lastActivityAt),
    expiresAt: toInstant(row.expiresAt),
    ipAddress: textOf(row.ipAddress),
    device: toDevice(row.device),
  });
  // Rows carry metadata (an e-mail address, a role) and tags, so only these members leave
  // (trap: propelauth-metadata -> { ...row, ...session }).
  return session;
}

const types = new Map<unknown, DeviceType>([
  ["Desktop", "desktop"],
  ["Mobile", "mobile"],
  ["Tablet", "tablet"],
]);

/** Browsers have frozen these versions in their user agents: they say them on every newer system too. */
const frozen = /^(windows|android) 10(\.0)?$|^mac ?os( x)? 10\.15(\.\d+)?$/i;

/** The device, as PropelAuth has parsed it from the user agent. */
function toDevice(device: unknown): SessionDevice | undefined {
  if (!isFields(device)) return undefined;
  const os = textOf(device.os);
  const osVersion = textOf(device.osVersion);
  return withoutUndefined({
    type: types.get(device.deviceType) ?? "unknown",
    browser: textOf(device.browser),
    browserVersion: textOf(device.browserVersion)?.split(".", 1)[0],
    os,
    osVersion: frozen.test(`${os} ${osVersion}`) ? undefined : osVersion,
    label: textOf(device.displayName),
  });
}

/** As seconds this is the year 5138, as milliseconds 1973: no session is from either. */
const limitOfSeconds = 1e11;

/** A Unix timestamp as ISO 8601 in UTC; undefined for anything else. */
function toInstant(timestamp: unknown): string | undefined {
  if (typeof timestamp !== "number" || !(timestamp > 0)) return undefined;
  // PropelAuth documents no unit: seconds or milliseconds (trap: propelauth-milliseconds -> timestamp * 1000).
  const milliseconds = timestamp > limitOfSeconds ? timestamp : timestamp * 1000;
  return new Date(milliseconds).toJSON() ?? undefined;
}
