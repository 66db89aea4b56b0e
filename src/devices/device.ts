import type { DeviceType, UserSession } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";

/** An instant, ready to paint. */
export interface Moment {
  /** As people read it: "Active 12 minutes ago". */
  text: string;
  /** Exact, with the time zone: "Nov 21, 2026, 2:05 PM UTC". */
  title: string;
  /** ISO 8601, for `<time dateTime>`. */
  dateTime: string;
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
  /** Masked, as people read it: "203.0.113.x", "2001:db8:1:…". Absent = unknown, or a local one (10.0.0.7, ::1). */
  ipAddress?: string;
  /** Absent = unknown. */
  lastActive?: Moment;
  /** When the person signed in there. Absent = unknown. */
  signedIn?: Moment;
  /** When it is signed out by itself. Absent = unknown. */
  expires?: Moment;
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
  /** What happens to it now. */
  state: DeviceState;
  /** Why the last try failed (`failed`), or why its outcome is not known (`unknown`). */
  error?: SessionsError;
  /** When the last try failed, in milliseconds since 1970 by this device's clock. */
  failedAt?: number;
  /** Absent = impossible now. Never rejects. */
  signOut?: () => Promise<SignOutResult>;
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
  /** The first page of all others, which are ordered before they are cut: the last active ones first. */
  others: DeviceRow[];
  /** How many others there are, shown or not. */
  othersCount: number;
  /**
   * The others that the backend still lists although their own end (`expiresAt`, `idleExpiresAt`) passed more than a minute
   * before it made the list; the one that ended last comes first. They are not among `others` and in none of the counts.
   * Empty without the list's `serverTime`.
   */
  expired: Device[];
  /** How many others `signOutOthers` would sign out now. */
  revocableOthersCount: number;
  /** Shows more of the others. Absent = all are shown. */
  showMore?: () => void;
  /**
   * Signs all others out. The results name those that the page counts; what no list could name is one result without `id`.
   * Absent = impossible now. Never rejects.
   */
  signOutOthers?: () => Promise<SignOutResult[]>;
  /** `signOutOthers` runs. */
  areOthersSigningOut: boolean;
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
  /** The server's clock as it made the list, ISO 8601. Absent = unknown. */
  serverTime?: string;
  /** A newer list is on its way. */
  isRefreshing: boolean;
  /** What the browser believes. Show it as a notice and keep the buttons: browsers are often wrong about it. */
  isOffline: boolean;
}
