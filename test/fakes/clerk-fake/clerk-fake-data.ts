/** A user as the fake keeps it. All instants are epoch milliseconds, as on Clerk's wire. */
export interface ClerkFakeUser {
  id: string;
  emailAddress: string;
  password: string;
  /** Clerk's client takes a user that is not newer for the one that it knows. */
  updatedAt: number;
}

/** What Clerk tells of the device behind a session; all of it may be missing. */
export interface ClerkFakeActivity {
  id: string;
  is_mobile?: boolean;
  device_type?: string | null;
  browser_name?: string | null;
  browser_version?: string | null;
  ip_address?: string | null;
  city?: string | null;
  country?: string | null;
}

/** A session as the fake keeps it, alive or not. */
export interface ClerkFakeSession {
  id: string;
  userId: string;
  /** The browser that it lives in. */
  clientId: string;
  /** Only "active" and "pending" are alive. */
  status: string;
  /** 0 goes over the wire as 0, which Clerk's client turns into "now". */
  expireAt: number;
  abandonAt: number;
  lastActiveAt: number;
  createdAt: number;
  /** When the person last proved who they are; a reverification wants it to be less than ten minutes ago. */
  verifiedAt: number;
  activity: ClerkFakeActivity | null;
  /** Somebody else acts as the user: `{ sub: "user_support" }`. */
  actor: { sub: string } | null;
}

/** One browser. */
export interface ClerkFakeClient {
  /** Also the value of its cookie `__client`. */
  id: string;
  lastActiveSessionId: string | null;
}

/** Each endpoint that the fake has; `requests` and `fail` name them so. */
export type ClerkFakeRoute =
  | "environment"
  | "dev-browser"
  | "client"
  | "sign-out"
  | "sign-in"
  | "touch"
  | "tokens"
  | "remove"
  | "verify"
  | "verify-attempt"
  | "me"
  | "list"
  | "revoke"
  | "unknown";

/** One request that arrived. */
export interface ClerkFakeRequest {
  route: ClerkFakeRoute;
  /** After Clerk's own `_method` is taken into account. */
  method: string;
  /** From "/v1" on, without it: "/me/sessions/active". */
  path: string;
  clientId: string;
  /** `_clerk_session_id`: the session that asks. */
  sessionId: string | null;
  /** Clerk's client writes how often it has tried before. */
  retryAttempt: number;
  body: Record<string, string>;
}

/**
 * "network": the connection breaks. "hang": no answer ever. Else an answer: with `code` Clerk's own error body, with
 * `body` that one (a text goes out as HTML, anything else as JSON).
 */
export type ClerkFakeFault =
  | "network"
  | "hang"
  | { status: number; code?: string; body?: unknown; headers?: Record<string, string> };

export interface ClerkFakeFailure {
  route: ClerkFakeRoute | "any";
  fault: ClerkFakeFault;
  /** How many requests it still meets. Default: all, until `recover`. */
  times?: number;
  /** The request takes effect first, and only its answer is lost. */
  isAfterEffect?: boolean;
}
