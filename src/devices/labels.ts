import type { DeviceType } from "../contract.ts";
import type { SessionsErrorCode } from "../core/errors.ts";

/** The units in which an age is given. */
export type AgeUnit = "minute" | "hour" | "day" | "month" | "year";

/**
 * Writes a number as the locale does: "1,234", in Egyptian Arabic "١٬٢٣٤". Every label with a count gets it as its last
 * parameter. The count itself is for `Intl.PluralRules`.
 */
export type NumberWriter = (value: number) => string;

type DeviceTypeLabels = { [T in DeviceType as `type:${T}`]: string };
type ErrorLabels = { [C in SessionsErrorCode as `error:${C}`]: string };

/**
 * Every text that people read or hear. Each has a key of its own, so that it can be replaced alone, and each is a whole
 * sentence, a whole name or a whole phrase: none is glued to another in a way that only English allows. Names and places
 * that are handed to a label are isolated (U+2068 … U+2069): put them anywhere in a text of any direction.
 */
export interface Labels extends DeviceTypeLabels, ErrorLabels {
  /** Joins a name and what tells it from others, or several names: "Chrome on macOS, Athens", in Arabic with "،". */
  listed: (parts: readonly string[]) => string;
  /** Joins whole sentences. English puts a space between them, Japanese nothing. */
  sentences: (sentences: readonly string[]) => string;
  /** Replace it only for other numbers than those of the provider's `locale`. */
  number: (value: number) => string;
  /** "2:05 PM". `time` is in milliseconds since 1970. Replace it only for other times than those of the `locale`. */
  clock: (time: number) => string;

  title: string;
  /** `count` includes this device. `more` = the backend has more than it listed, or may have. */
  summary: (count: number, more: boolean, number: NumberWriter) => string;
  onlyThisDevice: string;
  thisDevice: string;
  impersonated: string;

  unknownDevice: string;
  /** "Chrome on macOS". */
  browserOn: (browser: string, system: string) => string;
  /** "Athens, Greece". */
  place: (city: string, country: string) => string;
  placeUnknown: string;
  lastActiveUnknown: string;
  activeNow: string;
  activeJustNow: string;
  /** `relative` is the locale's own phrase: "12 minutes ago", "1 day ago". */
  active: (relative: string) => string;
  /** The device was active at some time in the last `count` units. Nothing more exact is known. */
  activeInTheLast: (count: number, unit: AgeUnit, number: NumberWriter) => string;

  signOut: string;
  /** The button's accessible name. */
  signOutDevice: (name: string) => string;
  signOutThisDevice: string;
  signingOut: string;
  /** The button's accessible name while it runs. Announced if it takes more than a second. */
  signingOutDevice: (name: string) => string;
  /** Announced if it takes more than a second. */
  signingOutOthers: string;
  /**
   * `count` can be signed out, of `total` others. `count` is undefined if it is not known how many there are, `total` if it
   * is the same.
   */
  signOutOthers: (count: number | undefined, total: number | undefined, number: NumberWriter) => string;

  confirmTitle: (name: string) => string;
  confirmText: string;
  /** `count` and `total` as in `signOutOthers`. If it is a single device of several, `confirmTitle` asks about it by name. */
  confirmOthersTitle: (count: number | undefined, total: number | undefined, number: NumberWriter) => string;
  confirmOthersText: string;
  /** This many others can't be signed out. */
  othersStay: (count: number, number: NumberWriter) => string;
  cancel: string;

  /** Announced once a list confirmed it. */
  signedOutDevice: (name: string) => string;
  /** Announced of a device that leaves while its dialog is open, or after its outcome was unknown. */
  noLongerListed: (name: string) => string;
  /** The backend refused. Without a `name` it stands in the device's own row. */
  notSignedOut: (name?: string) => string;
  /** The device is still listed, although the backend did not refuse. Without a `name` it stands in the device's own row. */
  stillSignedIn: (name?: string) => string;
  /** No list could tell. Without a `name` it stands in the device's own row. */
  outcomeUnknown: (name?: string) => string;
  /** Stands for the name of a device that nobody named, at the start of a sentence. */
  theDevice: string;
  /** All others, of which no list named any. */
  othersSignedOut: string;
  othersNotSignedOut: string;
  othersUnknown: string;
  /** A list confirmed that `done` of `total` are gone. */
  signedOutOthers: (done: number, total: number, number: NumberWriter) => string;
  /** After a try, and only if every device was refused or is still listed. */
  nothingSignedOut: string;
  /** `names` are `failedDevice` and `moreDevices`, joined by `listed`. */
  notSignedOutDevices: (names: string) => string;
  /** The same for devices of which no list could tell. */
  uncheckedDevices: (names: string) => string;
  /** One of several. `reason` is the text of `reason:<reason>`; absent if nobody knows. */
  failedDevice: (name: string, reason?: string) => string;
  /** How many devices are not named. `named` = it stands at the end of names, else alone. */
  moreDevices: (count: number, named: boolean, number: NumberWriter) => string;
  /** `time` is a time of day; absent if the backend did not say. */
  "reason:rate-limited": (time?: string) => string;
  /** The backend or the package refused for another reason. */
  "reason:refused": string;
  /** `network` or `timeout`. */
  "reason:no-answer": string;
  tryAgain: string;
  tryAgainAt: (time: string) => string;

  "notRevocable:managed-elsewhere": string;
  /** `until` is a date and time; absent if the backend did not say. */
  "notRevocable:too-new": (until?: string) => string;

  loading: string;
  /** The text of `error:<code>` stands below it. */
  loadFailed: string;
  /** Announced after another try. The text of `error:<code>` follows it. */
  stillNotLoaded: string;
  /** The text of `error:<code>` follows it. */
  refreshFailed: string;
  reauthRequired: string;
  confirmIdentity: string;
  signedOut: string;
  offline: string;
  "readOnly:current-unknown": string;
  "readOnly:unsupported": string;
  /** Devices whose own end has passed, and which are not shown. */
  expired: (count: number, number: NumberWriter) => string;
  skipped: (count: number, number: NumberWriter) => string;
  truncated: string;
  /** Whole minutes, at least 1. */
  revocationLag: (minutes: number, number: NumberWriter) => string;
  showMore: (count: number, number: NumberWriter) => string;
}

/** The texts that `toDevice` needs. */
export type DeviceLabels = Pick<
  Labels,
  | "unknownDevice"
  | "browserOn"
  | "place"
  | "activeNow"
  | "activeJustNow"
  | "active"
  | "activeInTheLast"
  | "notRevocable:managed-elsewhere"
  | "notRevocable:too-new"
>;

/** What the provider hands down: the texts of a device, and those that the application replaces. */
export type KnownLabels = DeviceLabels & Partial<Labels>;
