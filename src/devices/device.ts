import type { DeviceType, NotRevocable, SessionLimit, UserSession } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { RenameResult } from "../core/guard/renames.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";

/** An instant, ready to paint. */
export interface Moment {
  /** As people read it: "Active 12 minutes ago". */
  text: string;
  /** Exact, with the time zone: "Nov 21, 2026, 2:05 PM UTC". */
  title: string;
  /** ISO 8601, for `<time dateTime>`. */
  dateTime: string;
  /** How long ago it was: "3 days ago". Of `signedIn` alone; absent = less than a minute. */
  relative?: string;
  /** True = it was then or later: the backend writes activity down only now and then. Of `lastActive` alone. */
  isLowerBound?: true;
}

/** What a place is made of, as the backend says it. */
export interface PlaceParts {
  city?: string;
  region?: string;
  /** In the language of the `locale`: "Greece". */
  country?: string;
  /** ISO 3166-1 alpha-2: "GR". */
  countryCode?: string;
  /** The country's flag as an emoji. It is a picture for the eye alone; `country` is its name. */
  flag?: string;
}

/** A session as people see it: pure, paintable, no functions. Made by `toDevice`. */
export interface Device {
  /** The session's id, for keys and for `signOut`. */
  id: string;
  /** Whether the person is on this device now. */
  isCurrent: boolean;
  /** What to draw: a computer, a phone, … */
  type: DeviceType;
  /**
   * "Chrome on macOS", or the name that the person gave it. If it is put together, each part is between U+2068 and U+2069
   * (isolates, which can't be seen): a page in Arabic then reads the parts in its own order. Remove them to compare names.
   */
  name: string;
  /** "Athens, Greece", with isolated parts as in `name`; absent = unknown. */
  place?: string;
  /** The parts of `place`. Absent = unknown. */
  placeParts?: PlaceParts;
  /** Masked, as people read it: "203.0.113.x", "2001:db8:1:…". Absent = unknown, or a local one (10.0.0.7, ::1). */
  ipAddress?: string;
  /** The browser or program with its version, as it says: "Safari 26.2". Absent = unknown. */
  browser?: string;
  /** The system with its version, as the browser says: "iOS 26.2"; else the model. Absent = unknown. */
  system?: string;
  /** Absent = unknown. */
  lastActive?: Moment;
  /** When the person signed in there. Absent = unknown. */
  signedIn?: Moment;
  /** How the person signed in, in the backend's own word: "password", "passkey". Absent = unknown. */
  signInMethod?: string;
  /** When it is signed out by itself. Absent = unknown. */
  expires?: Moment;
  /** When it is signed out if nobody uses it before. Absent = unknown. */
  idleExpires?: Moment;
  /** For how long it may go unused until then: "3 days". Absent = unknown. */
  unusedFor?: string;
  /** Why this device can't be signed out from here, as a sentence. */
  notRevocable?: string;
  /** The session behind it, as the backend listed it. */
  session: UserSession;
}

/**
 * What is happening to a device. `signing-out`: its sign-out runs. `failed`: it did not happen; stays until the next try.
 * `unknown`: no list has told yet; the next list that arrives settles it.
 */
export type DeviceState = "ready" | "signing-out" | "failed" | "unknown";

/** A device with what can be done to it. */
export interface DeviceRow extends Device {
  /**
   * `name`, told apart from all other devices of the same name, shown or not: "Chrome on macOS, Athens". Unique in the list,
   * and with isolated parts, ready for a sentence or an accessible name. A number in it stays with the device while the
   * page is mounted.
   */
  distinctName: string;
  /**
   * What tells it from another one with the same name and place, to be shown beside them: "Signed in Jan 3", an address, a
   * number. Absent = name and place do.
   */
  distinction?: string;
  /** What happens to it now. */
  state: DeviceState;
  /** Why the last try failed (`failed`), or why its outcome is not known (`unknown`). */
  error?: SessionsError;
  /** When the last try failed, in milliseconds since 1970 by this device's clock. */
  failedAt?: number;
  /** Absent = impossible now. Never rejects. */
  signOut?: () => Promise<SignOutResult>;
  /**
   * Gives it a name of 1 to 80 characters, in which nothing is invisible; another one is `refused` with the error `forbidden`.
   * Of this device, too. Absent = impossible now. Never rejects.
   */
  rename?: (name: string) => Promise<RenameResult>;
  /** The name that was asked for last, as long as no list has it and none lacks it. Show it as not yet true. */
  pendingName?: string;
  /** Asks for a list that can tell what became of it. Present while that is unknown. */
  check?: () => void;
}

/** A device in a sentence or a short list: what a `DeviceRow` has, without the row. */
export interface NamedDevice
  extends Pick<DeviceRow, "id" | "type" | "name" | "place" | "distinctName" | "distinction"> {}

/** What became of the last sign-outs. */
export interface LastSignOuts {
  /** One for each device, with its row as last listed; one without `id` is about all others. */
  results: readonly SignOutResult[];
  /**
   * Until when what was signed out may go on working, ISO 8601 by the server's clock: the latest `worksUntil` of `results`.
   * Absent = nothing of it does, or that time has passed.
   */
  worksUntil?: string;
  /** Forgets them, on every page that shows them. */
  dismiss: () => void;
  /** How many of them were not signed out and can be tried again. */
  retryCount: number;
  /** Tries these again. Absent = there are none, or one of them is being signed out. Never rejects. */
  retry?: () => Promise<SignOutResult[]>;
}

/** Everything that a page about devices shows, as one of five states. */
export type DevicesResult =
  | { status: "pending" }
  /** `userId` is null, or the backend says that the current session is gone. */
  | { status: "signed-out" }
  | { status: "error"; error: SessionsError; retry: () => void; isRetrying: boolean }
  /** Nothing to show before the person confirms who they are. `confirm` is absent without `onReauthRequired`. */
  | { status: "reauth-required"; confirm?: () => Promise<void> }
  | DevicesSuccess;

/** There is a list: the devices, and what can be done with them. */
export interface DevicesSuccess {
  status: "success";
  /** Absent = the backend did not say which session is the current one. */
  current?: DeviceRow;
  /** The first page of the others that the query finds, in its order. Without one the last active ones come first. */
  others: DeviceRow[];
  /** How many others there are, shown or not. */
  othersCount: number;
  /** How many of them the query finds, shown or not. Without a query it is `othersCount`. */
  matchesCount: number;
  /** This device or one of the others by its id, shown or not. Undefined = it is not on the list any more. */
  find: (id: string) => DeviceRow | undefined;
  /**
   * The others that the backend still lists although their own end (`expiresAt`, `idleExpiresAt`) passed more than a minute
   * before it made the list; the one that ended last comes first. They are not among `others` and in none of the counts.
   * Empty without the list's `serverTime`.
   */
  expired: Device[];
  /** How many others `signOutOthers` would sign out now. */
  revocableOthersCount: number;
  /** The first five of them by last activity, whatever the query finds: a question before all others names them. */
  revocableOthers: readonly NamedDevice[];
  /** How many others can't be signed out, by their reason. */
  staying: Readonly<Partial<Record<NotRevocable["reason"], number>>>;
  /** Shows more of those that the query finds: twice `pageSize`, or what is left. Absent = all are shown. */
  showMore?: () => void;
  /**
   * Signs all others out. The results name those that the page counts; what no list could name is one result without `id`.
   * Absent = impossible now. Never rejects.
   */
  signOutOthers?: () => Promise<SignOutResult[]>;
  /**
   * Signs several out, with one follow-up list. The results have the order of the ids. One that has left the list is
   * `already-gone`; the current one and those that can't be signed out are `refused`, and nothing is sent for them. Absent =
   * no single device can be signed out now. Never rejects. The same function for as long as the user is.
   */
  signOutMany?: (ids: readonly string[]) => Promise<SignOutResult[]>;
  /** `signOutOthers` runs. */
  areOthersSigningOut: boolean;
  /**
   * What became of the last sign-outs on this page, in whichever component they began, until the next one begins or
   * `dismiss` is called. Absent = there is nothing to tell.
   */
  lastResults?: LastSignOuts;
  /** Why every sign-out is off. */
  readOnlyReason?: "current-unknown" | "unsupported";
  /** The newest list failed; what is shown is older. */
  refreshError?: SessionsError;
  /** Lists again. */
  retry: () => void;
  /** Asks the person to confirm who they are, then lists again. Offered while `refreshError` is `reauth-required`. */
  confirm?: () => Promise<void>;
  /** The backend has more sessions than it listed, or may have. */
  truncated: boolean;
  /** How many rows of the backend's list could not be read and are left out. */
  skipped: number;
  /** How long a signed-out device may go on working, in seconds. */
  revocationLagSeconds?: number;
  /** `lastActiveAt` of a session is a lower bound, right to within this many seconds. Absent = exact. */
  lastActiveGranularitySeconds?: number;
  /** How many sessions the person may have, and what happens to a sign-in beyond that. Absent = no limit is known. */
  sessionLimit?: SessionLimit;
  /** The server's clock as it made the list, ISO 8601. Absent = unknown. */
  serverTime?: string;
  /** A newer list is on its way. */
  isRefreshing: boolean;
  /** What the browser believes. Show it as a notice and keep the buttons: browsers are often wrong about it. */
  isOffline: boolean;
}
