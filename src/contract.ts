/**
 * What an adapter promises, in plain JSON. The same shapes travel over the wire, live in the query cache and hydrate.
 * Every instant is an ISO 8601 string in UTC; a value that is not there is unknown, never empty.
 */

/** The kind of machine a session runs on; `unknown` where nobody can tell. */
export type DeviceType =
  | "desktop"
  | "mobile"
  | "tablet"
  | "tv"
  | "console"
  | "watch"
  | "cli"
  | "bot"
  | "unknown";

/** What is known of the device behind a session. */
export interface SessionDevice {
  type: DeviceType;
  /** Product name: "Chrome", "curl". */
  browser?: string;
  /** Major version: "131". */
  browserVersion?: string;
  /** Product name: "macOS", "Windows". */
  os?: string;
  /** Only where the user agent does not freeze it: "18", "14.5". */
  osVersion?: string;
  /** "iPhone", "Pixel 9". */
  model?: string;
  /** A name that the backend made: "Ann's laptop". */
  label?: string;
}

/** Where a session was seen. Approximate: usually derived from an IP address. */
export interface SessionLocation {
  city?: string;
  region?: string;
  /** ISO 3166-1 alpha-2: "GR". */
  country?: string;
  /** Degrees, -90 to 90. */
  latitude?: number;
  /** Degrees, -180 to 180. */
  longitude?: number;
  /** A place that the backend hands over as one text: "Kenya, Nairobi". */
  label?: string;
}

/** Why a session can't be ended from here, and the instant (ISO 8601) from which it can. */
export interface NotRevocable {
  reason: "managed-elsewhere" | "too-new";
  until?: string;
}

/** One sign-in of the person who is asking. */
export interface UserSession {
  /** An opaque handle of 1 to 512 characters, never a credential. */
  id: string;
  /** The session that made the request. */
  isCurrent: boolean;
  createdAt?: string;
  lastActiveAt?: string;
  /** The session ends then whatever happens. */
  expiresAt?: string;
  /** The session ends then unless it is used. */
  idleExpiresAt?: string;
  endedAt?: string;
  endReason?: "signed-out" | "expired" | "revoked" | "replaced";
  device?: SessionDevice;
  /** As the backend stored it. The input check turns it into `device` and drops it. */
  userAgent?: string;
  /** Whole, or masked: "203.0.113.0/24", "2001:db8:1::/48". */
  ipAddress?: string;
  location?: SessionLocation;
  /** Given by the user. */
  name?: string;
  /** "password", "passkey", "google". */
  signInMethod?: string;
  notRevocable?: NotRevocable;
  /** What else ends with it: "also removes this phone as a second factor". */
  consequence?: string;
  /** Somebody else (support, an administrator) acts as this user. */
  impersonated?: boolean;
}

/** What a person may do with their sessions. */
export type Capability = "revoke" | "revoke-others" | "rename" | "history";

/** The answer of {@link SessionsAdapter.listSessions}: one moment of one user's sessions. */
export interface SessionList {
  sessions: UserSession[];
  /** Absent = every method that the adapter has. */
  can?: Capability[];
  /** More exist than the backend returned. */
  truncated?: boolean;
  /** Rows that could not be read and were left out. */
  skipped?: number;
  /** How long a revoked session may go on working elsewhere (cookie cache, stateless token), in seconds. */
  revocationLagSeconds?: number;
  /** `lastActiveAt` is a lower bound, right to within this many seconds. Absent = exact. */
  lastActiveGranularitySeconds?: number;
  /** The server's clock when it answered, ISO 8601. Relative times are counted from it. */
  serverTime?: string;
}

/** One page of sessions that have ended, newest first. */
export interface EndedSessionsPage {
  sessions: UserSession[];
  /** Opaque; hand it back for the next page. Absent = this was the last one. */
  nextCursor?: string;
}

/** Passed to the calls that read. */
export interface ListOptions {
  /** Aborting rejects the call with `signal.reason`. */
  signal?: AbortSignal;
}

/**
 * One backend, bound to one signed-in user. Only `listSessions` is required: a method that is missing is a button that
 * is not shown. Every method rejects with {@link SessionsError} and with nothing else.
 *
 * An adapter maps and throws. It never retries, caches, sorts, formats or logs. A refusal code (`forbidden`,
 * `rate-limited`, …) means that nothing was ended; once one acting call has succeeded, whatever fails later in the same
 * method is thrown as `backend`.
 */
export interface SessionsAdapter {
  /** Unique per endpoint, part of the query key: "better-auth", "rest:/api/devices". */
  readonly name: string;
  listSessions(options?: ListOptions): Promise<SessionList>;
  /** Ends one session. Resolving is a claim; only a later list proves it. */
  revokeSession?(id: string): Promise<void>;
  /** Ends every session but the current one, which the backend decides by itself. */
  revokeOtherSessions?(): Promise<void>;
  renameSession?(id: string, name: string): Promise<void>;
  listEndedSessions?(options?: ListOptions & { cursor?: string }): Promise<EndedSessionsPage>;
}
