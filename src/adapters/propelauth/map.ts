import type { DeviceType, SessionDevice, SessionList, UserSession } from "../../contract.ts";
import { type Fields, isFields, withoutUndefined } from "../../core/fields.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Row, SessionsRead } from "./read.ts";

export function toSessionList(
  { rows, currentId, skipped }: SessionsRead,
  { revocationLagSeconds }: ResolvedOptions,
): SessionList {
  return withoutUndefined({
    sessions: rows.map((row) => toUserSession(row, currentId)),
    can: currentId === undefined ? [] : [...acts],
    // It is alive, so a list without it is not all.
    truncated: currentId === undefined || undefined,
    skipped: skipped || undefined,
    // trap: propelauth-stateless-token
    revocationLagSeconds: revocationLagSeconds || undefined,
    serverTime: new Date().toISOString(),
  });
}

const acts = ["revoke", "revoke-others"] as const;

/** The members of a row that may leave. */
const visible: ReadonlySet<string> = new Set([
  "sessionId",
  "createdAt",
  "lastActivityAt",
  "expiresAt",
  "device",
  "ipAddress",
]);

/** A row of PropelAuth in our words. */
function toUserSession(row: Row, currentId: string | undefined): UserSession {
  const { sessionId: id, createdAt, lastActivityAt, expiresAt, device, ...asItIs } = visibleOf(row);
  const session = {
    ...asItIs,
    id,
    // trap: propelauth-no-current-flag
    isCurrent: id === currentId,
    createdAt: toTime(createdAt),
    lastActiveAt: toTime(lastActivityAt),
    expiresAt: toTime(expiresAt),
    device: toDevice(device),
  };
  return withoutUndefined(session) as UserSession;
}

function visibleOf(row: Row): Fields {
  const copy: Fields = {};
  for (const [key, value] of Object.entries(row)) {
    // Metadata may hold an e-mail address and a role, tags a customer's name.
    // trap: propelauth-metadata
    if (!visible.has(key)) continue;
    copy[key] = value ?? undefined;
  }
  return copy;
}

const types = new Map<unknown, DeviceType>([
  ["Desktop", "desktop"],
  ["Mobile", "mobile"],
  ["Tablet", "tablet"],
]);

/** What browsers say whatever the system is: they have frozen these in their user agents. */
const frozen = /^(windows|android) 10(\.0)?$|^mac ?os( x)? 10\.15(\.\d+)?$/i;

/** The device that PropelAuth has read from the user agent. */
function toDevice(device: unknown): SessionDevice | undefined {
  if (!isFields(device)) return undefined;
  const { deviceType, displayName, browser, browserVersion, os, osVersion } = device;
  const isFrozen = frozen.test(`${text(os)} ${text(osVersion)}`);
  return withoutUndefined({
    type: types.get(deviceType) ?? "unknown",
    browser: text(browser),
    browserVersion: text(browserVersion)?.split(".", 1)[0],
    os: text(os),
    osVersion: isFrozen ? undefined : text(osVersion),
    label: text(displayName),
  });
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** In the year 5138 as seconds, and in 1973 as milliseconds: no session is of either. */
const between = 1e11;

/** A Unix timestamp as ISO 8601 in UTC; undefined where it is none. The unit is documented nowhere. */
function toTime(timestamp: unknown): string | undefined {
  if (typeof timestamp !== "number" || !(timestamp > 0)) return undefined;
  let milliseconds = timestamp * 1000;
  // trap: propelauth-milliseconds
  if (timestamp > between) milliseconds = timestamp;
  return new Date(milliseconds).toJSON() ?? undefined;
}
