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

/** Every text that people read or hear. Each has a key of its own, so that it can be replaced alone. */
export interface Labels extends DeviceTypeLabels, ErrorLabels {
  title: string;
  /** `count` includes this device. `more` = the backend has more than it listed. */
  summary: (count: number, more: boolean) => string;
  onlyThisDevice: string;
  thisDevice: string;
  impersonated: string;

  unknownDevice: string;
  /** "Chrome on macOS". */
  browserOn: (browser: string, system: string) => string;
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
  /** The button's accessible name while it runs. */
  signingOutDevice: (name: string) => string;
  /** `count` is absent if it is not known how many there are. */
  signOutOthers: (count?: number) => string;

  confirmTitle: (name: string) => string;
  confirmText: string;
  /** `what` comes from the backend: "also removes this phone as a second factor". */
  consequence: (what: string) => string;
  /** `count` is absent if it is not known how many there are. */
  confirmOthersTitle: (count?: number) => string;
  confirmOthersText: string;
  cancel: string;

  /** Announced once a list confirmed it. */
  signedOutDevice: (name: string) => string;
  /** Announced of a device that leaves while its dialog is open, or after its outcome was unknown. */
  noLongerListed: (name: string) => string;
  /** A list confirmed that `done` of `total` are gone. */
  signedOutOthers: (done: number, total: number) => string;
  /** The outcome of this many is not known yet. */
  uncheckedOthers: (count: number) => string;
  /** The backend refused; `reason` is the text of `error:<code>`. */
  notSignedOut: (reason: string) => string;
  /** The device is still listed, although the backend did not refuse. */
  stillSignedIn: string;
  outcomeUnknown: string;
  tryAgain: string;
  tryAgainAt: (time: string) => string;

  "notRevocable:managed-elsewhere": string;
  /** `until` is a date and time; absent if the backend did not say. */
  "notRevocable:too-new": (until?: string) => string;

  loading: string;
  loadFailed: string;
  /** `reason` is the text of `error:<code>`. */
  loadFailedBecause: (reason: string) => string;
  nothingSignedOut: string;
  refreshFailed: (reason: string) => string;
  reauthRequired: string;
  confirmIdentity: string;
  signedOut: string;
  offline: string;
  "readOnly:current-unknown": string;
  "readOnly:unsupported": string;
  skipped: (count: number) => string;
  truncated: string;
  /** Whole minutes, at least 1. */
  revocationLag: (minutes: number) => string;
  showMore: (count: number) => string;
}

/** The texts that `toDevice` needs. */
export type DeviceLabels = Pick<
  Labels,
  | "unknownDevice"
  | "browserOn"
  | "activeNow"
  | "activeJustNow"
  | "active"
  | "activeInTheLast"
  | "notRevocable:managed-elsewhere"
  | "notRevocable:too-new"
>;

/** What the provider hands down: the texts of a device, and those that the application replaces. */
export type KnownLabels = DeviceLabels & Partial<Labels>;
