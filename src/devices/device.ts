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
  id: string;
  isCurrent: boolean;
  type: DeviceType;
  /** "Chrome on macOS", or the name that the user gave. */
  name: string;
  /** "Athens, Greece"; absent = unknown. */
  place?: string;
  /** Masked, as people read it: "203.0.113.x", "2001:db8:1:…". */
  ipAddress?: string;
  /** Absent = unknown. */
  lastActive?: Moment;
  signedIn?: Moment;
  expires?: Moment;
  /** Why this device can't be signed out from here, as a sentence. */
  notRevocable?: string;
  session: UserSession;
}

/** What happens to a row now. `signing-out` and `unknown` are settled by a newer list; `failed` stays until the next try. */
export type DeviceState = "ready" | "signing-out" | "failed" | "unknown";

/** A device with what can be done to it. */
export interface DeviceRow extends Device {
  state: DeviceState;
  /** Why the last try did not end it (`failed`), or left it open (`unknown`). */
  error?: SessionsError;
  /** Absent = impossible now. Never rejects. */
  signOut?: () => Promise<SignOutResult>;
}

/** Everything that a page about devices shows, as one of five states. */
export type DevicesResult =
  | { status: "pending" }
  /** `userId` is null, or the backend says that this session is gone. */
  | { status: "signed-out" }
  | { status: "error"; error: SessionsError; retry: () => void; isRetrying: boolean }
  /** Nothing to show before the person confirms who they are. `confirm` is absent without `onReauthRequired`. */
  | { status: "reauth-required"; confirm?: () => Promise<void> }
  | DevicesSuccess;

export interface DevicesSuccess {
  status: "success";
  /** Absent = the backend did not say which session is asking. */
  current?: DeviceRow;
  /** The first page; order runs over all. */
  others: DeviceRow[];
  /** All others, shown or not. */
  othersCount: number;
  /** How many others "all others" would sign out now. */
  revocableOthersCount: number;
  /** Absent = all are shown. */
  showMore?: () => void;
  /** Absent = impossible now. Never rejects. */
  signOutOthers?: () => Promise<SignOutResult[]>;
  /** Why every sign-out is off. */
  readOnlyReason?: "current-unknown" | "unsupported";
  /** The newest list failed; what is shown is older. */
  refreshError?: SessionsError;
  retry: () => void;
  /** Offered while `refreshError` is `reauth-required`. */
  confirm?: () => Promise<void>;
  truncated: boolean;
  /** Rows that could not be read. */
  skipped: number;
  /** Seconds for which a signed-out device may go on working. */
  revocationLagSeconds?: number;
  isRefreshing: boolean;
  /** A note, never a missing button: browsers are often wrong about it. */
  isOffline: boolean;
}
