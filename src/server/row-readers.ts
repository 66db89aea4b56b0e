import type { UserSession } from "../contract.ts";
import type { RowReader } from "../core/check/check-list.ts";
import {
  checkLocation,
  checkSession,
  deviceReaders,
  locationReaders,
  sessionReaders,
} from "../core/check/check-session.ts";
import { toInstant } from "../core/check/values.ts";
import { isFields, type Readers } from "../core/fields.ts";
import { maskIpAddress } from "../core/ip-address.ts";
import type { ResolvedOptions } from "./handler-options.ts";

// The input check for lists of thousands of rows. It says of each row what `checkSession` says, but most rows are
// well-formed already, and there it needs neither a `Date` nor a parsed address. A page has short lists, so it does without.

/** `pick` with readers that are the same for many values: what they make of an absent member is known beforehand. */
function pickerOf<T extends object>(readers: Readers<T>): (value: object) => Partial<T> {
  const members = (Object.keys(readers) as (keyof T)[]).map((key) => ({
    key,
    read: readers[key],
    absent: readers[key](undefined),
  }));
  return (value) => {
    const picked: Partial<T> = {};
    for (const { key, read, absent } of members) {
      const given = (value as Record<keyof T, unknown>)[key];
      const member = given === undefined ? absent : read(given);
      if (member !== undefined) picked[key] = member;
    }
    return picked;
  };
}

// As `Date` writes it, on a day that every year has.
const canonicalInstant =
  /^[2-9]\d{3}-((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/;

function instant(value: unknown): string | undefined {
  return typeof value === "string" && canonicalInstant.test(value) ? value : toInstant(value);
}

// Four numbers up to 255. The first three are the network.
const ipv4 = /^((?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3})(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
// If the first three groups are written as in RFC 5952 and none is 0, they are the network, but not of 6to4.
const ipv6 = /^((?!2002:)(?:[1-9a-f][\da-f]{0,3}:){3})[\da-f:]+$/;

function maskedIpAddress(value: unknown): string | undefined {
  const text = typeof value === "string" ? value : "";
  const network = ipv4.exec(text)?.[1];
  if (network) return `${network}0/24`;
  const groups = ipv6.exec(text)?.[1];
  return groups && URL.canParse(`http://[${text}]`) ? `${groups}:/48` : maskIpAddress(text);
}

const pickDevice = pickerOf(deviceReaders) as (value: object) => NonNullable<UserSession["device"]>;
const pickLocation = pickerOf(locationReaders);

const readers: Readers<UserSession> = {
  ...sessionReaders,
  createdAt: instant,
  lastActiveAt: instant,
  expiresAt: instant,
  idleExpiresAt: instant,
  endedAt: instant,
  location: (value) => (isFields(value) ? checkLocation(pickLocation(value)) : undefined),
  device: (value) => (isFields(value) ? pickDevice(value) : undefined),
};

function withReaders(changed: Readers<UserSession>): RowReader {
  const pickRow = pickerOf(changed);
  return (row, latest) => checkSession(row, latest, pickRow);
}

/** Read rows for a page, each with as much of its IP address as the option `ipAddress` allows. */
export const pageRowReaders: Readonly<Record<ResolvedOptions["ipAddress"], RowReader>> = {
  masked: withReaders({ ...readers, ipAddress: maskedIpAddress }),
  full: withReaders(readers),
  none: withReaders({ ...readers, ipAddress: () => undefined }),
};

const { id, isCurrent, notRevocable } = sessionReaders;

/** Reads of a row what decides whether its session may be revoked: thousands may stand beside the one that is meant. */
export const actionRowReader: RowReader = withReaders({
  id,
  isCurrent,
  notRevocable,
} as Readers<UserSession>);
