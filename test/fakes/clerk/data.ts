/**
 * A fake of Clerk's Frontend API: signing in and out, listing, revoking, reverification. Tests may read and change
 * its state at any time. It needs only `Request` and `Response`, so it runs behind node:http (`mountClerkFake`), in
 * MSW (`http.all("/__clerk/v1/*", ({ request }) => fake.handle(request))`) and in place of a page's `fetch`.
 */
export interface ClerkFake {
  /**
   * Responds to a request, whatever stands before "/v1/" in its path. A broken connection is `Response.error()`, as
   * in MSW; a hanging one never settles.
   *
   * @param clientId the browser of the request. Default: the value of its cookie `__client`, else the default client.
   */
  handle(request: Request, clientId?: string): Promise<Response>;
  users: ClerkFakeUser[];
  /** All sessions, ended ones too. */
  sessions: ClerkFakeSession[];
  /** The browser with this id, which is created if there is none. */
  client(id?: string): ClerkFakeClient;
  /** Creates a session, which becomes the active one of its browser. Default: of user_ann, in the default browser. */
  signIn(session?: Partial<ClerkFakeSession>): ClerkFakeSession;
  /** Ends a session as another device would. */
  endSession(id: string, status?: string): void;
  /** The ids of all living sessions, of all users. */
  living(): string[];
  failures: ClerkFakeFailure[];
  /** From now on, requests for this route fail like this, at most `times` of them. */
  fail(
    route: ClerkFakeRoute | "any",
    fault: ClerkFakeFault,
    options?: Omit<ClerkFakeFailure, "route" | "fault">,
  ): void;
  /** Undoes `fail`, for one route or for all. */
  recover(route?: ClerkFakeRoute | "any"): void;
  /** Every request that arrived, in order. */
  requests: ClerkFakeRequest[];
  /** Awaited before each response: it may hold the request, or change what the request will find. */
  onRequest: ((request: ClerkFakeRequest) => void | Promise<void>) | undefined;
  /** Revoking needs a password given less than ten minutes ago. New sessions have an older one. */
  isReverificationRequired: boolean;
  /** Lets the current session revoke itself. Clerk responds with 400. */
  acceptsOwnRevoke: boolean;
  /** Whether responses bring the client along: with newer users, with the same users, or not at all. */
  piggyback: "newer" | "same" | "none";
}

/** A user in the fake. All instants are milliseconds since 1970, as on Clerk's wire. */
export interface ClerkFakeUser {
  id: string;
  emailAddress: string;
  password: string;
  /** Clerk's client keeps the user object that it has, unless this is newer. */
  updatedAt: number;
}

/** What Clerk knows of the device behind a session. Everything but the id may be missing. */
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

/** A session in the fake, living or ended. */
export interface ClerkFakeSession {
  id: string;
  userId: string;
  /** The id of its browser. */
  clientId: string;
  /** "active" and "pending" are living, all others ended. */
  status: string;
  /** Clerk's client turns a 0 on the wire into now. */
  expireAt: number;
  abandonAt: number;
  lastActiveAt: number;
  createdAt: number;
  /** When the person last gave the password. Reverification needs it to be less than ten minutes ago. */
  verifiedAt: number;
  activity: ClerkFakeActivity | null;
  /** The impersonator, if there is one: `{ sub: "user_support" }`. */
  actor: { sub: string } | null;
}

/** A browser. */
export interface ClerkFakeClient {
  /** It is also the value of the browser's cookie `__client`. */
  id: string;
  lastActiveSessionId: string | null;
}

/** The endpoints of the fake, as `requests` and `fail` name them. */
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

/** A request that arrived. */
export interface ClerkFakeRequest {
  route: ClerkFakeRoute;
  /** Clerk's client sends a POST for every method, and the real one as `_method`: this is the real one. */
  method: string;
  /** The path after "/v1": "/me/sessions/active". */
  path: string;
  clientId: string;
  /** The current session: `_clerk_session_id`. */
  sessionId: string | null;
  /** How often Clerk's client has sent this request before: `_clerk_retry_attempt`. */
  retryAttempt: number;
  body: Record<string, string>;
}

/**
 * "network": the connection breaks. "hang": there is never a response. Otherwise this is the response: `code` makes
 * Clerk's own error body, `body` is sent as HTML if it is a text, else as JSON.
 */
export type ClerkFakeFault =
  | "network"
  | "hang"
  | { status: number; code?: string; body?: unknown; headers?: Record<string, string> };

interface ClerkFakeFailure {
  route: ClerkFakeRoute | "any";
  fault: ClerkFakeFault;
  /** How many requests still fail. Default: all, until `recover`. */
  times?: number;
  /** The request takes effect first, and only its response is lost. */
  isAfterEffect?: boolean;
}
