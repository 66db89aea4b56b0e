/**
 * What an adapter promises, and nothing but types. Start reading here.
 *
 * A backend speaks through a {@link SessionsAdapter}, which lists {@link UserSession}s as plain JSON. The same shapes
 * travel over the wire (`openapi.yaml`), stay in the query cache and hydrate. Three rules hold for all of them:
 *
 * - An absent member is unknown. It is never empty, zero or invented. An adapter may say `null` instead.
 * - An instant is an ISO 8601 string with a time zone, and an adapter may hand over a `Date`; the input check
 *   (`core/check/`) writes it in UTC with milliseconds: "2026-01-15T10:30:00.000Z". One before the year 2000 is a backend's
 *   zero and unknown, and so is something past that lies more than a day after the list's `serverTime`.
 * - The input check is the only door by which this comes in. It copies the members below and drops everything else,
 *   which developers are told; removes what can't be seen from texts, and cuts long ones to the lengths named here.
 */

/**
 * One backend, bound to one signed-in user: no method takes a user, so there is none to tamper with. Only `listSessions`
 * is required. A method that is missing is a button that is not shown.
 *
 * An adapter maps and throws. It never retries, caches, sorts, formats or logs, and every method rejects with
 * `SessionsError` (`core/errors.ts`) and with nothing else, except an aborted signal's reason. A refusal code
 * (`forbidden`, `rate-limited`, …) means that nothing was revoked. If something fails after a method has revoked a
 * session, the code is `backend`: the outcome is open then, and a later list decides.
 */
export interface SessionsAdapter {
  /** Unique for each endpoint, since it is part of the query key: "better-auth", "rest:/api/devices". */
  readonly name: string;
  /**
   * Lists the user's live sessions, in any order. A signed-in person has at least one, so an empty list is an error.
   *
   * @throws {SessionsError} `unauthenticated` only if the current session has ended: the page says so then.
   */
  listSessions(options?: ListOptions): Promise<SessionListInput>;
  /**
   * Revokes one session. Resolving, with whatever, is a claim; only a later list shows that the session is gone.
   * @param id of a session that this adapter has listed.
   * @throws {SessionsError} `current-session` for the current one; `not-found` for an id that the backend does not have.
   */
  revokeSession?(id: string): Promise<unknown>;
  /**
   * Revokes every session but the current one. Which one that is, the backend decides by itself, at that moment.
   *
   * @throws {SessionsError} `current-unknown` if the backend can't tell, so that it revoked none.
   */
  revokeOtherSessions?(): Promise<unknown>;
  /** Gives a session, also the current one, a name of at most 80 UTF-16 units. "" takes the name away. */
  renameSession?(id: string, name: string): Promise<unknown>;
  /** Lists ended sessions, newest first: the first page, or the one after the page whose `nextCursor` is `cursor`. */
  listEndedSessions?(options?: ListOptions & { cursor?: string }): Promise<EndedSessionsPageInput>;
  /** Calls `onChange` whenever sessions, or the current one, may have changed. Never throws. Returns what stops that. */
  subscribe?(onChange: () => void): () => void;
}

/** For the methods that only read. Revoking takes no signal, because what was sent can't be taken back. */
export interface ListOptions {
  /** Aborting it rejects with `signal.reason`. */
  signal?: AbortSignal;
}

/** One user's live sessions at one moment. */
export interface SessionList {
  /** At least one. Several rows with one id count as one session. */
  sessions: UserSession[];
  /** What this person may do. Absent = every method that the adapter has; `[]` = nothing but read. */
  can?: Capability[];
  /** True if more sessions exist than the backend returned, or may exist: what is not in the list may be alive. */
  truncated?: boolean;
  /** How many rows could not be read and were left out: a whole number, 1 or more. */
  skipped?: number;
  /** How long a revoked session may go on working (cookie cache, stateless token), in whole seconds. Absent = not said. */
  revocationLagSeconds?: number;
  /** `lastActiveAt` is a lower bound, right to within this many whole seconds (Better Auth: a day). Absent = exact. */
  lastActiveGranularitySeconds?: number;
  /** The server's clock as it made the list, ISO 8601. Relative times ("2 hours ago") are counted from it. */
  serverTime?: string;
  /**
   * Whose sessions these are: 1 to 128 UTF-16 units without a lone surrogate, the same for one person in every list and
   * every page of ended sessions. It is the user's id as the backend writes it (Better Auth's `session.userId`), or a
   * hash of it. A longer one is left out, never cut. Like an id it stays in the query cache and developer tools, so it is
   * never a credential; it is not in the page. Absent = the backend does not say.
   */
  subject?: string;
  /** How many sessions this person may have. Backends don't tell, so it is an option of adapters. Absent = no limit is known. */
  sessionLimit?: SessionLimit;
}

/** How many sessions a person may have at once, and what happens to a sign-in beyond that. */
export interface SessionLimit {
  /** A whole number, 1 or more. */
  max: number;
  /** `replace-oldest`: the oldest session ends. `refuse-sign-in`: nobody gets in until one has been ended. */
  then: "replace-oldest" | "refuse-sign-in";
}

/**
 * What a person may do with their sessions: `revokeSession`, `revokeOtherSessions`, `renameSession` and
 * `listEndedSessions`, in this order. With `revoke` alone all others can still be revoked, one by one.
 */
export type Capability = "revoke" | "revoke-others" | "rename" | "history";

/** One sign-in of the user, on one device. */
export interface UserSession {
  /** An opaque handle of 1 to 512 UTF-16 units. Never a credential: it stands in the page and in developer tools. */
  id: string;
  /** True for the current session, the one that makes the request. If none or several have it, nothing can be revoked. */
  isCurrent: boolean;
  /** When the person signed in, ISO 8601. */
  createdAt?: string;
  /** When the session was last used, ISO 8601; see `lastActiveGranularitySeconds`. */
  lastActiveAt?: string;
  /** When the session ends, whatever happens until then, ISO 8601. */
  expiresAt?: string;
  /** When the session ends unless it is used before, ISO 8601. */
  idleExpiresAt?: string;
  /** When the session ended, ISO 8601. Only in an {@link EndedSessionsPage}. */
  endedAt?: string;
  /** Why the session ended; `replaced` = a newer sign-in took its place. Only in an {@link EndedSessionsPage}. */
  endReason?: "signed-out" | "expired" | "revoked" | "replaced";
  device?: SessionDevice;
  /** The `User-Agent` header as the backend stored it, of which 512 UTF-16 units are read. The input check makes `device` of it. */
  userAgent?: string;
  /** IPv4 or IPv6, whole or as a masked network: "203.0.113.7", "203.0.113.0/24". Of a proxy's list the first is read. */
  ipAddress?: string;
  location?: SessionLocation;
  /** The name that the person gave the session, up to 80 UTF-16 units: "The laptop in the kitchen". */
  name?: string;
  /** How the person signed in, in the backend's own word of up to 40 UTF-16 units: "password", "passkey", "google". */
  signInMethod?: string;
  /** Present = the backend does not let this session be revoked. */
  notRevocable?: NotRevocable;
  /** What else ends with it, a whole sentence of up to 200 UTF-16 units: "Also removes this phone as a second factor." */
  consequence?: string;
  /** True if somebody else (support, an administrator) uses the account through this session. */
  impersonated?: boolean;
  /** True if its sign-in is not finished: a step is still to be taken there. It is listed and revoked like any other. */
  pending?: true;
  network?: SessionNetwork;
}

/** The networks from which a session is used, without their addresses. */
export interface SessionNetwork {
  /** 1 to 64 UTF-16 units, equal for equal networks of one person: "1". Never made from the address, not even as a hash. */
  id?: string;
  /** True if the network hides where its users are: a VPN, a proxy, Tor. */
  anonymous?: true;
  /** The last ten changes, oldest first. The network of the sign-in is none. */
  changes?: NetworkChange[];
}

/** From then on a session was used from another network. */
export interface NetworkChange {
  /** ISO 8601. */
  at: string;
  /** The new network's country, ISO 3166-1 alpha-2, in capitals: "GR". */
  country?: string;
  /** The new network: equal to the {@link SessionNetwork} `id` of equal networks. */
  networkId?: string;
}

/** What is known of the device behind a session. Texts are cut to 60 UTF-16 units, versions to 20. */
export interface SessionDevice {
  type: DeviceType;
  /** Product name of the browser, application or tool: "Chrome", "curl". */
  browser?: string;
  /** Major version of it: "131". */
  browserVersion?: string;
  /** Product name of the operating system: "macOS", "Windows". */
  os?: string;
  /** Version of the operating system, unless user agents freeze it: "18", "14.5". */
  osVersion?: string;
  /** What is written on the machine: "iPhone", "Pixel 9". */
  model?: string;
  /** A name that the backend made, up to 80 UTF-16 units: "Ann's laptop". It is shown instead of the members above. */
  label?: string;
}

/** The kind of machine that a session runs on. `cli` = a command-line tool or a script; `unknown` = nobody can tell. */
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

/** The place from which a session was used. It is approximate, since it usually comes from an IP address. */
export interface SessionLocation {
  /** In the backend's language, up to 80 UTF-16 units: "Athens". */
  city?: string;
  /** State, province or prefecture, up to 80 UTF-16 units: "Attica". */
  region?: string;
  /** ISO 3166-1 alpha-2, in capitals: "GR". A code that names no country today (SU, EU, ZZ) is not shown. */
  country?: string;
  /** Degrees, -90 to 90. Latitude and longitude are kept together only. */
  latitude?: number;
  /** Degrees, -180 to 180. */
  longitude?: number;
  /** A place that the backend hands over as one text, up to 120 UTF-16 units: "Kenya, Nairobi". */
  label?: string;
}

/** Why a session can't be revoked from here. */
export interface NotRevocable {
  /** `managed-elsewhere` (also any unknown reason): only another place can end it. `too-new`: it has to be older first. */
  reason: "managed-elsewhere" | "too-new";
  /** From when on it can be revoked, ISO 8601. */
  until?: string;
}

/** One page of sessions that have ended, newest first. It may be empty. */
export interface EndedSessionsPage {
  /** Each with its `endedAt`, if the backend knows it. */
  sessions: UserSession[];
  /** What leads to the next page: an opaque text of 1 to 2,048 UTF-16 units. Absent = this is the last page. */
  nextCursor?: string;
  /** How many sessions all pages have together: a whole number, 0 or more. */
  total?: number;
  /** For how many days the backend keeps ended sessions: a whole number, 1 or more. */
  retentionDays?: number;
  /** Whose sessions these are: the same text as in this person's lists. */
  subject?: string;
}

/** A `T` as rows of a database have it: a `Date` is an instant, and `null` or `undefined` is unknown. */
type Input<T> = {
  [Key in keyof T]:
    | (NonNullable<T[Key]> extends SessionDevice | SessionLocation | NotRevocable | SessionNetwork
        ? Input<T[Key]>
        : NonNullable<T[Key]> extends NetworkChange[]
          ? Input<NetworkChange>[]
          : T[Key])
    | (Key extends `${string}At` | "at" | "until" | "serverTime" ? Date : never)
    | (Pick<T, Key> extends Required<Pick<T, Key>> ? never : null | undefined);
};

/** A {@link UserSession} as an adapter may hand it over: an instant may be a `Date`, and what is unknown `null`. */
export interface UserSessionInput extends Input<UserSession> {}

/** The same of what holds sessions. */
type InputOf<T> = Omit<Input<T>, "sessions" | "can"> & { sessions: UserSessionInput[] };

/** A {@link SessionList} as an adapter may hand it over. The input check makes a `SessionList` of it. */
export interface SessionListInput extends InputOf<SessionList> {
  can?: Capability[] | undefined;
}

/** An {@link EndedSessionsPage} as an adapter may hand it over. */
export interface EndedSessionsPageInput extends InputOf<EndedSessionsPage> {}
