import { answer } from "./clerk-fake/answer.ts";
import type {
  ClerkFakeClient,
  ClerkFakeFailure,
  ClerkFakeFault,
  ClerkFakeRequest,
  ClerkFakeRoute,
  ClerkFakeSession,
  ClerkFakeUser,
} from "./clerk-fake/clerk-fake-data.ts";
import { faultyAnswer } from "./clerk-fake/faulty-answer.ts";
import { routeOf } from "./clerk-fake/route-of.ts";

export interface ClerkFakeOptions {
  /** The browser that a request without the cookie `__client` comes from. Default "client_default". */
  defaultClientId?: string;
  /** A browser without the cookie is given one and is a client of its own. Called once for each such client. */
  onNewClient?: (client: ClerkFakeClient, request: Request) => void;
}

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

const day = 86_400_000;

export function createClerkFake({
  defaultClientId = "client_default",
  onNewClient,
}: ClerkFakeOptions = {}): ClerkFake {
  const clients = new Map<string, ClerkFakeClient>();
  const password = "correct horse battery";
  let count = 0;

  const clientOf = (request: Request): { id: string; isNew: boolean } => {
    const [, cookie] = /(?:^|;\s*)__client=([^;]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
    if (cookie) return { id: cookie, isNew: false };
    return onNewClient
      ? { id: `client_${crypto.randomUUID()}`, isNew: true }
      : { id: defaultClientId, isNew: false };
  };

  const fake: ClerkFake = {
    users: [
      { id: "user_ann", emailAddress: "ann@example.test", password, updatedAt: 1_700_000_000_000 },
      { id: "user_bob", emailAddress: "bob@example.test", password, updatedAt: 1_700_000_000_000 },
    ],
    sessions: [],
    failures: [],
    requests: [],
    onRequest: undefined,
    isReverificationRequired: false,
    acceptsOwnRevoke: false,
    piggyback: "newer",

    client(id = defaultClientId) {
      const client = clients.get(id) ?? { id, lastActiveSessionId: null };
      clients.set(id, client);
      return client;
    },

    signIn(session = {}) {
      count += 1;
      const now = Date.now();
      const number = String(count).padStart(4, "0");
      const made: ClerkFakeSession = {
        id: `sess_${number}`,
        userId: "user_ann",
        clientId: defaultClientId,
        status: "active",
        expireAt: now + 7 * day,
        abandonAt: now + 30 * day,
        lastActiveAt: now - 60_000,
        createdAt: now - day,
        verifiedAt: now - day,
        activity: {
          id: `sess_activity_${number}`,
          is_mobile: false,
          device_type: "Macintosh",
          browser_name: "Chrome",
          browser_version: "141.0.0.0",
          ip_address: `203.0.113.${1 + (count % 250)}`,
          city: "Athens",
          country: "GR",
        },
        actor: null,
        ...session,
      };
      fake.sessions.push(made);
      fake.client(made.clientId).lastActiveSessionId = made.id;
      return made;
    },

    endSession(id, status = "ended") {
      for (const session of fake.sessions) if (session.id === id) session.status = status;
      for (const client of clients.values())
        if (client.lastActiveSessionId === id) client.lastActiveSessionId = null;
    },

    living: () =>
      fake.sessions.filter(({ status }) => status === "active" || status === "pending").map(({ id }) => id),

    fail(route, fault, options = {}) {
      fake.failures.push({ route, fault, ...options });
    },

    recover(route) {
      fake.failures = route ? fake.failures.filter((failure) => failure.route !== route) : [];
    },

    async handle(request, clientId) {
      const { id: ownId, isNew } = clientId ? { id: clientId, isNew: false } : clientOf(request);
      const client = fake.client(ownId);
      if (isNew) onNewClient?.(client, request);
      const url = new URL(request.url);
      const method = (url.searchParams.get("_method") ?? request.method).toUpperCase();
      const path = /\/v1(\/.*)$/.exec(url.pathname)?.[1] ?? url.pathname;
      const { route, id } = routeOf(method, path);
      const asked: ClerkFakeRequest = {
        route,
        method,
        path,
        clientId: client.id,
        sessionId: url.searchParams.get("_clerk_session_id"),
        retryAttempt: Number(url.searchParams.get("_clerk_retry_attempt") ?? 0),
        body: Object.fromEntries(new URLSearchParams(request.method === "POST" ? await request.text() : "")),
      };
      fake.requests.push(asked);
      await fake.onRequest?.(asked);
      const failure = fake.failures.find(
        (one) => (one.route === route || one.route === "any") && one.times !== 0,
      );
      if (failure?.times) failure.times -= 1;
      if (failure && !failure.isAfterEffect) return faultyAnswer(failure.fault);
      const response = answer({ fake, request, asked, client, id });
      if (failure) return faultyAnswer(failure.fault);
      response.headers.set("cache-control", "no-store");
      if (isNew) response.headers.set("set-cookie", `__client=${client.id}; Path=/; HttpOnly; SameSite=Lax`);
      return response;
    },
  };
  return fake;
}
