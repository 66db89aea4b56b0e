/**
 * Clerk's Frontend API as far as signing in, listing and ending sessions and reverification go. All state may be read
 * and changed at any time. Runs wherever `Request` and `Response` do: behind node:http (`mountClerkFake`), in MSW
 * (`http.all("/__clerk/v1/*", ({ request }) => fake.handle(request))`) or instead of a page's `fetch`.
 *
 * Two users are there from the start: `user_ann` (ann@example.test) and `user_bob` (bob@example.test), both with the
 * password "correct horse battery". Nobody is signed in.
 */
export interface ClerkFake {
  /**
   * The answer to a request for whatever prefix before "/v1/". A broken connection is `Response.error()` (which MSW takes
   * for one), a hanging one is never answered.
   *
   * @param clientId the browser that asks; default: its cookie `__client`, else the default client.
   */
  handle(request: Request, clientId?: string): Promise<Response>;
  users: ClerkFakeUser[];
  /** All of them, also those that have ended. */
  sessions: ClerkFakeSession[];
  /** The browser of that id; made where there is none. */
  client(id?: string): ClerkFakeClient;
  /** A new session, active now, which becomes the one of its browser. Default: of user_ann, in the default browser. */
  signIn(session?: Partial<ClerkFakeSession>): ClerkFakeSession;
  /** As if it had been ended elsewhere. */
  endSession(id: string, status?: string): void;
  /** The ids of all sessions that are alive, of all users. */
  living(): string[];
  failures: ClerkFakeFailure[];
  /** From now on each request for this route fails so; `times` bounds it. */
  fail(
    route: ClerkFakeRoute | "any",
    fault: ClerkFakeFault,
    options?: Omit<ClerkFakeFailure, "route" | "fault">,
  ): void;
  /** Takes back what `fail` said, for one route or for all. */
  recover(route?: ClerkFakeRoute | "any"): void;
  /** Everything that arrived, in its order. */
  requests: ClerkFakeRequest[];
  /** Awaited before a request is answered: to hold it, or to change what it will find. */
  onRequest: ((request: ClerkFakeRequest) => void | Promise<void>) | undefined;
  /** Ending a session needs a password given less than ten minutes ago. Sessions start with an older one. */
  isReverificationRequired: boolean;
  /** A server that lets the session that asks end itself. Clerk says 400. */
  acceptsOwnRevoke: boolean;
  /** How answers bring the client along: with users that are newer, with the same ones, or not at all. */
  piggyback: "newer" | "same" | "none";
}

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
