import type {
  DeviceType,
  NetworkChange,
  NotRevocable,
  SessionDevice,
  SessionLocation,
  SessionNetwork,
  UserSession,
} from "../../contract.ts";
import { isFields, pick, type Readers } from "../fields.ts";
import { checkIpAddress } from "../ip-address.ts";
import { cleanText, isOpaque, isSessionId, toInstant } from "./values.ts";

const text =
  (maxLength: number) =>
  (value: unknown): string | undefined =>
    cleanText(value, maxLength);
const oneOf =
  <T extends string>(...allowed: T[]) =>
  (value: unknown): T | undefined =>
    allowed.find((one) => one === value);
const within =
  (limit: number) =>
  (value: unknown): number | undefined =>
    typeof value === "number" && Math.abs(value) <= limit ? value : undefined;
const isTrue = (value: unknown): true | undefined => value === true || undefined;

const deviceType = oneOf<DeviceType>("desktop", "mobile", "tablet", "tv", "console", "watch", "cli", "bot");

export const deviceReaders: Readers<SessionDevice> = {
  type: (value) => deviceType(value) ?? "unknown",
  browser: text(60),
  browserVersion: text(20),
  os: text(60),
  osVersion: text(20),
  model: text(60),
  label: text(80),
};

const country = (value: unknown): string | undefined =>
  typeof value === "string" && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined;

export const locationReaders: Readers<SessionLocation> = {
  city: text(80),
  region: text(80),
  country,
  latitude: within(90),
  longitude: within(180),
  label: text(120),
};

export const notRevocableReaders: Readers<NotRevocable> = {
  // An unknown reason is a no like any other.
  reason: (value) => (value === "too-new" ? value : "managed-elsewhere"),
  until: toInstant,
};

const networkId = (value: unknown): string | undefined => (isOpaque(value, 64) ? value : undefined);
const changeReaders: Readers<NetworkChange> = { at: toInstant, country, networkId };

export const networkReaders: Readers<SessionNetwork> = {
  id: networkId,
  anonymous: isTrue,
  changes: (value) => {
    const changes = (Array.isArray(value) ? value : [])
      .map((one) => pick(Object(one), changeReaders) as NetworkChange)
      .filter(({ at }) => at)
      .slice(-10);
    return changes[0] && changes;
  },
};

/** How each member of a row is read. */
export const sessionReaders: Readers<UserSession> = {
  id: (value) => (isSessionId(value) ? value : undefined),
  // Nothing but true counts: if a wrong row were the current one, the real one could be revoked.
  isCurrent: (value) => value === true,
  createdAt: toInstant,
  lastActiveAt: toInstant,
  expiresAt: toInstant,
  idleExpiresAt: toInstant,
  endedAt: toInstant,
  endReason: oneOf("signed-out", "expired", "revoked", "replaced"),
  ipAddress: checkIpAddress,
  location: (value) => (isFields(value) ? checkLocation(pick(value, locationReaders)) : undefined),
  name: text(80),
  signInMethod: text(40),
  notRevocable: (value) =>
    value === undefined || value === null || value === false
      ? undefined
      : (pick(Object(value), notRevocableReaders) as NotRevocable),
  consequence: text(200),
  impersonated: isTrue,
  pending: isTrue,
  network: (value) => {
    const network: SessionNetwork = isFields(value) ? pick(value, networkReaders) : {};
    return Object.keys(network)[0] ? network : undefined;
  },
  userAgent: (value) => (typeof value === "string" && value ? value.slice(0, 512) : undefined),
  // Last, as when the parser makes it of the user agent: equal rows have equal texts.
  device: (value) => (isFields(value) ? (pick(value, deviceReaders) as SessionDevice) : undefined),
};

/**
 * An allow-list copy of one row: known members of the right type, and nothing else. `userAgent` is still there, and
 * `checkList` makes `device` of it.
 *
 * @param latest an instant as `toInstant` writes it: what has happened after it is unknown. Undefined = nobody knows the
 *   time.
 * @param pickRow makes the copy instead of `pick`.
 * @returns undefined if the row is not an object or has no usable id.
 */
export function checkSession(
  row: unknown,
  latest?: string,
  pickRow: (row: object, readers: Readers<UserSession>) => Partial<UserSession> = pick,
): UserSession | undefined {
  if (!isFields(row)) return undefined;
  const session = pickRow(row, sessionReaders);
  // Instants of this form sort as texts.
  for (const key of ["createdAt", "lastActiveAt", "endedAt"] as const)
    if (latest && (session[key] ?? "") > latest) delete session[key];
  const { network } = session;
  if (latest && network?.changes) network.changes = network.changes.filter(({ at }) => at <= latest);
  return session.id === undefined ? undefined : (session as UserSession);
}

/** Coordinates are kept as a pair or not at all. */
export function checkLocation(location: SessionLocation): SessionLocation | undefined {
  if (location.latitude === undefined || location.longitude === undefined) {
    delete location.latitude;
    delete location.longitude;
  }
  return Object.keys(location).length > 0 ? location : undefined;
}
