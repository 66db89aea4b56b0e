import type { DeviceType } from "../contract.ts";
import type { SessionsErrorCode } from "../core/errors.ts";
import type {
  HistoryLabels,
  PromptLabels,
  RenameLabels,
  SelectionLabels,
  WasntMeLabels,
} from "./feature-labels.ts";
import type { NumberWriter } from "./number-writer.ts";

/** The units in which an age is given. */
export type AgeUnit = "minute" | "hour" | "day" | "month" | "year";

type DeviceTypeLabels = { [T in DeviceType as `type:${T}`]: string };
/** What the details of a device say, in this order. */
export type DetailKey = "signed-in" | "last-active" | "near" | "address" | "browser" | "ends" | "id";

type DetailLabels = { [K in DetailKey as `detail:${K}`]: string };
type ErrorLabels = { [C in SessionsErrorCode as `error:${C}`]: string };

/**
 * Every text that people read or hear. Each has a key of its own, so that it can be replaced alone, and each is a whole
 * sentence, a whole name or a whole phrase: none is glued to another in a way that only English allows. Names and places
 * that are handed to a label are isolated (U+2068 … U+2069): put them anywhere in a text of any direction.
 */
export interface Labels
  extends DeviceTypeLabels,
    DetailLabels,
    ErrorLabels,
    Partial<SelectionLabels & WasntMeLabels & PromptLabels & RenameLabels & HistoryLabels> {
  /** Joins a name and what tells it from others, or several names: "Chrome on macOS, Athens", in Arabic with "،". */
  listed: (parts: readonly string[]) => string;
  /** Joins whole sentences. English puts a space between them, Japanese nothing. */
  sentences: (sentences: readonly string[]) => string;
  /** Replace it only for other numbers than those of the provider's `locale`. */
  number: (value: number) => string;
  /** "2:05 PM". `time` is in milliseconds since 1970. Replace it only for other times than those of the `locale`. */
  clock: (time: number) => string;
  /** "Jan 15, 2026, 2:05 PM UTC". `time` and replacing it are as with `clock`. */
  exact: (time: number) => string;

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
  /** What tells a device from another one with the same name and place. `day` is "Jan 3", with the year unless it is this one. */
  signedInOn: (day: string) => string;
  /** A step is still to be taken on the device. */
  signInPending: string;
  placeUnknown: string;
  lastActiveUnknown: string;
  activeNow: string;
  activeJustNow: string;
  /** `relative` is the locale's own phrase: "12 minutes ago", "1 day ago". */
  active: (relative: string) => string;
  /** The device was active at some time in the last `count` units. Nothing more exact is known. */
  activeInTheLast: (count: number, unit: AgeUnit, number: NumberWriter) => string;

  /** Opens the details of a device that can't be signed out from here. */
  details: string;
  /** The button's accessible name. */
  detailsOfDevice: (name: string) => string;
  close: string;
  /** Asks again whether a device was signed out. */
  checkAgain: string;
  /** The button's accessible name. */
  checkAgainDevice: (name: string) => string;
  copy: string;
  /** Announced after a copy. */
  copied: string;
  /** Announced if the browser refuses to copy. */
  selectedToCopy: string;
  /** Shows an address whole. */
  showAddress: string;
  changePassword: string;
  /** In the details of this device. */
  signOutHereText: string;
  /** The heading above all other devices. */
  otherDevices: (count: number, number: NumberWriter) => string;
  /** The heading above command-line tools, scripts and apps. */
  appsAndTools: string;
  /** Stands once above the rows. */
  selectHint: string;
  search: string;
  searchPlaceholder: string;
  typeFilter: string;
  anyType: string;
  order: string;
  "order:last-active": string;
  "order:signed-in": string;
  "order:ends-soonest": string;
  "order:place": string;
  /** `text` is empty if no device is of the kind that was chosen. */
  noMatch: (text: string) => string;
  clearSearch: string;
  /** Announced after a search. */
  matches: (count: number, total: number, number: NumberWriter) => string;
  dismiss: string;
  /** Why a device can't be signed out, in a few words. */
  "stays:managed-elsewhere": string;
  "stays:too-new": string;
  /** So many can't be signed out, for that reason: one of `stays:…`. */
  staying: (count: number, reason: string, number: NumberWriter) => string;

  signOut: string;
  /** The button's accessible name. */
  signOutDevice: (name: string) => string;
  signingOut: string;
  /** The button's accessible name while it runs. Announced if it takes more than a second. */
  signingOutDevice: (name: string) => string;
  /** Announced if it takes more than a second. */
  signingOutDevices: (count: number, number: NumberWriter) => string;
  /** Announced if it takes more than a second. */
  signingOutOthers: string;
  /** Opens the question whether to do it, which says how many and which stay. */
  signOutOthers: string;

  confirmTitle: (name: string) => string;
  confirmText: string;
  /** `count` is undefined if it is not known. If it is a single device, `confirmTitle` asks about it by name. */
  confirmOthersTitle: (count: number | undefined, number: NumberWriter) => string;
  confirmOthersText: string;
  /** After the first five of them. */
  andMore: (count: number, number: NumberWriter) => string;
  /** The button that signs them out; `count` is undefined if it is not known. */
  confirmOthersButton: (count: number | undefined, number: NumberWriter) => string;
  cancel: string;
  /** Stands beside a new name that no list has yet. */
  saving: string;

  /** Announced once a list confirmed it. */
  signedOutDevice: (name: string) => string;
  /** What is seen of a success: browser and place. */
  signedOutIn: (name: string, place: string) => string;
  /** Said of so many signed-out devices (undefined = unknown). `time` is a time of day, with a date if a day or more ahead. */
  worksUntil: (time: string, count: number | undefined) => string;
  /** The same if others were not signed out. It follows sentences about both. */
  someWorkUntil: (time: string) => string;
  /** Announced of a device that leaves while its dialog is open, or after its outcome was unknown. */
  noLongerListed: (name: string) => string;
  /** Of a link to a device that is not on the list: unknown, somebody else's or ended. */
  noLongerSignedIn: string;
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
  /** Tries again to sign out this many devices, at least two. */
  retryThese: (count: number, number: NumberWriter) => string;
  tryAgainAt: (time: string) => string;

  "notRevocable:managed-elsewhere": string;
  /** `until` is a date and time; absent if the backend did not say. */
  "notRevocable:too-new": (until?: string) => string;

  /** A detail that nobody knows. */
  unknown: string;
  /** `method` is the backend's own word: "password", "google". It stands after "3 days ago". */
  signedInWith: (method: string) => string;
  /** `exact` is a date and time. The device may have been active after it, or may end after it. */
  activeOrLater: (exact: string) => string;
  /** The place comes from the address, which may be wrong. */
  placeGuess: string;
  /** Browsers may say what they like of themselves. */
  browserUnchecked: string;
  /** `duration` is "3 days". It stands alone, or after when it ends at the latest. */
  endsUnused: (duration: string, alone: boolean) => string;

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
  /** Loads the page again, so that the application can ask the person to sign in. */
  reload: string;
  /** Where nothing on this page can confirm who the person is. */
  reauthElsewhere: string;
  offline: string;
  "readOnly:current-unknown": string;
  "readOnly:unsupported": string;
  /** How many devices a person may be signed in on. `isReached` = the next sign-in is beyond that, else the one after it. */
  "limit:replace-oldest": (max: number, isReached: boolean, number: NumberWriter) => string;
  "limit:refuse-sign-in": (max: number, isReached: boolean, number: NumberWriter) => string;
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
  | "listed"
  | "signedInOn"
  | "notRevocable:managed-elsewhere"
  | "notRevocable:too-new"
>;

/** What the provider hands down: the texts of a device, and those that the application replaces. */
export type KnownLabels = DeviceLabels & Partial<Labels>;
