import type { DeviceType } from "../contract.ts";
import type { SessionsErrorCode } from "../core/errors.ts";

/** Units in which ages are said. */
export type AgeUnit = "minute" | "hour" | "day" | "month" | "year";

type DeviceTypeLabels = { [T in DeviceType as `type:${T}`]: string };
type ErrorLabels = { [C in SessionsErrorCode as `error:${C}`]: string };

/** Every text that people read or hear, one key each, so that one can be replaced alone. */
export interface Labels extends DeviceTypeLabels, ErrorLabels {
  title: string;
  /** `count` devices with this one; `more` = the backend has further ones. */
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
  /** Active at some time in the last `count` units; more is not known. */
  activeInTheLast: (count: number, unit: AgeUnit) => string;

  signOut: string;
  /** The button's accessible name. */
  signOutDevice: (name: string) => string;
  signOutThisDevice: string;
  signingOut: string;
  /** The button's accessible name while it runs. */
  signingOutDevice: (name: string) => string;
  /** Without `count`, nobody knows how many they are. */
  signOutOthers: (count?: number) => string;

  confirmTitle: (name: string) => string;
  confirmText: string;
  /** `what` is the backend's own: "also removes this phone as a second factor". */
  consequence: (what: string) => string;
  /** Without `count`, nobody knows how many they are. */
  confirmOthersTitle: (count?: number) => string;
  confirmOthersText: string;
  cancel: string;

  /** Said when a list confirmed it. */
  signedOutDevice: (name: string) => string;
  /** Said of a device that leaves the list while people decide about it, or after nobody knew. */
  noLongerListed: (name: string) => string;
  /** `done` of `total` are proved gone. */
  signedOutOthers: (done: number, total: number) => string;
  /** Of this many nobody knows yet. */
  uncheckedOthers: (count: number) => string;
  /** The backend refused; `reason` is the text of `error:<code>`. */
  notSignedOut: (reason: string) => string;
  /** The backend said yes, or nothing, and still lists it. */
  stillSignedIn: string;
  outcomeUnknown: string;
  tryAgain: string;
  tryAgainAt: (time: string) => string;

  "notRevocable:managed-elsewhere": string;
  /** `until` is a date and time, absent where the backend did not say. */
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

/** The texts that `toDevice` speaks. */
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

/** What the provider hands down: the texts of a device, and whatever the application replaces. */
export type KnownLabels = DeviceLabels & Partial<Labels>;
