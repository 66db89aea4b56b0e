import type { SessionList, SessionLocation, UserSession } from "../contract.ts";
import { withoutUndefined } from "../core/fields.ts";
import { currentSessionOf } from "../core/list-rules.ts";
import type { Device, Moment, PlaceParts } from "./device.ts";
import { type SessionWords, wordsOf } from "./device-index.ts";
import { formatCountry, formatDuration, formatExact } from "./format.ts";
import type { DeviceLabels } from "./labels.ts";
import { agoText, lastActiveText } from "./last-active.ts";

/** What the words for a session depend on: its list, the moment, the language and the time zone. */
export interface ToDeviceOptions {
  /** The list that the session is from. */
  list: SessionList;
  /** Milliseconds since 1970 by the server's clock. */
  now: number;
  /** BCP 47. What Intl does not know becomes the nearest that it does, else "en". */
  locale: string;
  /** IANA. What Intl does not know becomes the time zone of the machine. */
  timeZone: string;
  /** The texts; `en` of `your-devices/locales/en` has them in English. */
  labels: DeviceLabels;
}

const dayMs = 86_400_000;
/** What is older is a backend's zero: 0001, 1970. */
const firstInstant = Date.UTC(2000);

/** A session as people see it: the seam between the backend's side and theirs. What is unknown stays absent. */
export function toDevice(session: UserSession, options: ToDeviceOptions): Device {
  return deviceOf(session, wordsOf(session, options), agesOf(session, options), options);
}

/** The words of a session that change while time passes. As long as they stay the same, the device does. */
export interface Ages {
  /** "Active 12 minutes ago". */
  active: string | undefined;
  /** ISO 8601. */
  activeAt: string;
  /** It was then or later. */
  isLowerBound: boolean;
  /** When the person signed in there: "3 days ago". */
  signedIn: string | undefined;
}

export function agesOf(session: UserSession, options: ToDeviceOptions): Ages {
  const { list, labels, locale, now } = options;
  const { lastActiveAt = "", createdAt = "" } = session;
  const secondsSince = (instant: string) => (now - Date.parse(instant)) / 1000;
  const signedIn = agoText(secondsSince(createdAt), locale);
  // The current device made this very request, whatever instant the backend stored last. It is cut to the minute, so that
  // the row stays the same until people would see a difference.
  if (isCurrentIn(list, session))
    return {
      active: labels.activeNow,
      activeAt: new Date(now - (now % 60_000)).toISOString(),
      isLowerBound: false,
      signedIn,
    };
  const granularity = list.lastActiveGranularitySeconds ?? 0;
  const active = lastActiveText(secondsSince(lastActiveAt), granularity, options);
  return { active, activeAt: lastActiveAt, isLowerBound: granularity > 0, signedIn };
}

/** The same as `toDevice`, with words that are known. */
export function deviceOf(
  session: UserSession,
  { name, place, ipAddress }: SessionWords,
  { active, activeAt, isLowerBound, signedIn }: Ages,
  { list, labels, locale, timeZone, now }: ToDeviceOptions,
): Device {
  const { id, device, location, createdAt = "", idleExpiresAt = "" } = session;
  const moment = (dateTime = "", text?: string, more?: Partial<Moment>): Moment | undefined => {
    const time = timeOf(dateTime);
    if (time === undefined) return undefined;
    let title: string | undefined;
    return {
      get text() {
        return text ?? this.title;
      },
      // Made when it is first read: a row shows none, and its details do.
      get title(): string {
        title ??= formatExact(locale, timeZone, time);
        return title;
      },
      dateTime,
      ...more,
    };
  };
  const unusedFor = Date.parse(idleExpiresAt) - (timeOf(activeAt) ?? Number.NaN);
  const { reason, until } = session.notRevocable ?? {};
  return withoutUndefined({
    id,
    isCurrent: isCurrentIn(list, session),
    type: device?.type ?? "unknown",
    name,
    session,
    place,
    placeParts: location && placePartsOf(location, locale),
    ipAddress,
    browser: withVersion(device?.browser, device?.browserVersion),
    system: withVersion(device?.os, device?.osVersion) ?? device?.model,
    lastActive:
      active === undefined ? undefined : moment(activeAt, active, isLowerBound ? { isLowerBound } : {}),
    signedIn:
      Date.parse(createdAt) > now + dayMs
        ? undefined
        : moment(createdAt, undefined, signedIn ? { relative: signedIn } : {}),
    signInMethod: session.signInMethod,
    expires: moment(session.expiresAt),
    idleExpires: moment(idleExpiresAt),
    unusedFor: unusedFor > 0 ? formatDuration(locale, unusedFor) : undefined,
    notRevocable:
      reason === "too-new"
        ? labels["notRevocable:too-new"](moment(until)?.title)
        : reason && labels["notRevocable:managed-elsewhere"],
  });
}

/** Undefined for what is not an instant: Intl throws for it, and a list that a host hydrates did not pass the input check. */
function timeOf(instant: string): number | undefined {
  const time = Date.parse(instant);
  return time >= firstInstant ? time : undefined;
}

/** True if the list names this session, and no other one, as the current one. */
export function isCurrentIn(list: SessionList, { isCurrent, id }: UserSession): boolean {
  return isCurrent && currentSessionOf(list)?.id === id;
}

function withVersion(name: string | undefined, version: string | undefined): string | undefined {
  return name && version ? `${name} ${version}` : name;
}

function placePartsOf({ city, region, country }: SessionLocation, locale: string): PlaceParts | undefined {
  const name = country && formatCountry(locale, country);
  if (!city && !region && !name) return undefined;
  return withoutUndefined({
    city,
    region,
    country: name,
    countryCode: name && country,
    flag: name && flagOf(country),
  });
}

/** The two letters of a country as regional indicator symbols, which most systems draw as its flag. There is none for UK. */
function flagOf(country: string): string {
  return country
    .replace("UK", "GB")
    .replace(/./g, (letter) => String.fromCodePoint(0x1f1a5 + letter.charCodeAt(0)));
}
