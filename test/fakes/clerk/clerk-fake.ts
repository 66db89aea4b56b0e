import type { ClerkFake, ClerkFakeClient, ClerkFakeRequest, ClerkFakeSession } from "./data.ts";
import { respond, routeOf } from "./endpoints.ts";
import { faultyResponse } from "./json.ts";

export type { ClerkFake };

export interface ClerkFakeOptions {
  /** The browser of all requests without the cookie `__client`. Default "client_default". */
  defaultClientId?: string;
  /** Makes each browser without the cookie a client of its own, with a cookie, and is called once for each. */
  onNewClient?: (client: ClerkFakeClient, request: Request) => void;
}

const day = 86_400_000;

/**
 * A fake with two users: `user_ann` (ann@example.test) and `user_bob` (bob@example.test), both with the password
 * "correct horse battery". Nobody is signed in.
 */
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
      const arrived: ClerkFakeRequest = {
        route,
        method,
        path,
        clientId: client.id,
        sessionId: url.searchParams.get("_clerk_session_id"),
        retryAttempt: Number(url.searchParams.get("_clerk_retry_attempt") ?? 0),
        body: Object.fromEntries(new URLSearchParams(request.method === "POST" ? await request.text() : "")),
      };
      fake.requests.push(arrived);
      await fake.onRequest?.(arrived);
      const failure = fake.failures.find(
        (one) => (one.route === route || one.route === "any") && one.times !== 0,
      );
      if (failure?.times) failure.times -= 1;
      if (failure && !failure.isAfterEffect) return faultyResponse(failure.fault);
      const response = respond({ fake, request, arrived, client, id });
      if (failure) return faultyResponse(failure.fault);
      response.headers.set("cache-control", "no-store");
      if (isNew) response.headers.set("set-cookie", `__client=${client.id}; Path=/; HttpOnly; SameSite=Lax`);
      return response;
    },
  };
  return fake;
}
