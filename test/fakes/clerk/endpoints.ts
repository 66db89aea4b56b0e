import type {
  ClerkFake,
  ClerkFakeClient,
  ClerkFakeRequest,
  ClerkFakeRoute,
  ClerkFakeSession,
  ClerkFakeUser,
} from "./data.ts";
import {
  activeSessionJson,
  activityOf,
  clerkError,
  clientJson,
  isAlive,
  sessionJson,
  sessionJwt,
  userJson,
} from "./json.ts";

const routes: readonly (readonly [RegExp, ClerkFakeRoute])[] = [
  [/^(GET|PATCH) \/environment$/, "environment"],
  [/^POST \/dev_browser$/, "dev-browser"],
  [/^(GET|PUT|POST) \/client$/, "client"],
  [/^DELETE \/client(\/[^/]+\/sessions|\/sessions)?$/, "sign-out"],
  [/^POST \/client\/sign_ins$/, "sign-in"],
  [/^POST \/client\/sessions\/([^/]+)\/touch$/, "touch"],
  [/^POST \/client\/sessions\/([^/]+)\/tokens(?:\/[^/]+)?$/, "tokens"],
  [/^POST \/client\/sessions\/([^/]+)\/(?:remove|end)$/, "remove"],
  [/^POST \/client\/sessions\/([^/]+)\/verify$/, "verify"],
  [/^POST \/client\/sessions\/([^/]+)\/verify\/attempt_first_factor$/, "verify-attempt"],
  [/^GET \/me$/, "me"],
  [/^GET \/me\/sessions\/active$/, "list"],
  [/^POST \/me\/sessions\/([^/]+)\/revoke$/, "revoke"],
];

/** The endpoint of a request, and the id in its path. */
export function routeOf(method: string, path: string): { route: ClerkFakeRoute; id: string } {
  for (const [pattern, route] of routes) {
    const found = pattern.exec(`${method} ${path}`);
    if (found) return { route, id: decodeURIComponent(found[1] ?? "") };
  }
  return { route: "unknown", id: "" };
}

interface Exchange {
  fake: ClerkFake;
  request: Request;
  arrived: ClerkFakeRequest;
  client: ClerkFakeClient;
  /** The id in the path. */
  id: string;
}

const tenMinutes = 600_000;

/** Responds as Clerk's Frontend API does. */
export function respond(exchange: Exchange): Response {
  const { fake, arrived, client, id, request } = exchange;
  const current = currentOf(exchange);
  const own = living(exchange).find((session) => session.id === id);

  switch (arrived.route) {
    case "environment":
      return Response.json({
        auth_config: { single_session_mode: false, reverification: fake.isReverificationRequired },
      });
    case "dev-browser":
      return Response.json({ id: "dvb_fake" });
    case "client":
      return Response.json({ response: thisClient(exchange), client: null });
    case "tokens":
      return own
        ? Response.json({ object: "token", jwt: sessionJwt(own.id, own.userId) })
        : clerkError(404, "resource_not_found");
    case "sign-in": {
      const user = fake.users.find(
        ({ emailAddress, password }) =>
          emailAddress === arrived.body.identifier && password === arrived.body.password,
      );
      if (!user) return clerkError(422, "form_password_incorrect");
      const session = fake.signIn({ userId: user.id, clientId: client.id });
      session.activity = activityOf(request, `sess_activity_${session.id}`);
      return withClient(exchange, {
        object: "sign_in_attempt",
        id: `sia_${session.id}`,
        status: "complete",
        created_session_id: session.id,
      });
    }
    case "sign-out":
      for (const session of living(exchange)) session.status = "removed";
      client.lastActiveSessionId = null;
      return withClient(exchange, thisClient(exchange));
    case "remove":
      if (!own) return clerkError(404, "resource_not_found");
      fake.endSession(own.id, "removed");
      return withClient(exchange, sessionJson(own, userOf(exchange, own)));
    case "touch":
      if (!own) return clerkError(404, "resource_not_found");
      client.lastActiveSessionId = own.id;
      own.lastActiveAt = Date.now();
      return withClient(exchange, sessionJson(own, userOf(exchange, own)));
    case "verify":
    case "verify-attempt":
      return own ? verification(exchange, own) : clerkError(401, "authentication_invalid");
    case "me":
      return current ? withClient(exchange, userJson(userOf(exchange, current))) : unauthenticated();
    case "list":
      return current
        ? Response.json(
            fake.sessions
              .filter((session) => isAlive(session) && session.userId === current.userId)
              .map(activeSessionJson),
          )
        : unauthenticated();
    case "revoke":
      return current ? revoke(exchange, current) : unauthenticated();
    default:
      return clerkError(404, "resource_not_found");
  }
}

const unauthenticated = (): Response => clerkError(401, "authentication_invalid");

function living({ fake, client }: Exchange): ClerkFakeSession[] {
  return fake.sessions.filter((session) => isAlive(session) && session.clientId === client.id);
}

/** The session that the request names; else the last active one of its browser. */
function currentOf(exchange: Exchange): ClerkFakeSession | undefined {
  const id = exchange.arrived.sessionId ?? exchange.client.lastActiveSessionId;
  return living(exchange).find((session) => session.id === id);
}

function userOf({ fake }: Exchange, { userId }: ClerkFakeSession): ClerkFakeUser {
  const user = fake.users.find(({ id }) => id === userId);
  if (!user) throw new Error(`The fake has no user ${userId}.`);
  return user;
}

function thisClient(exchange: Exchange): object {
  return clientJson(
    exchange.client,
    living(exchange).map((session) => sessionJson(session, userOf(exchange, session))),
  );
}

/** Most responses bring the whole browser along, from which Clerk's client makes new users and sessions. */
function withClient(exchange: Exchange, response: unknown): Response {
  const { fake } = exchange;
  if (fake.piggyback === "none") return Response.json({ response, client: null });
  if (fake.piggyback === "newer") for (const user of fake.users) user.updatedAt += 1000;
  return Response.json({ response, client: thisClient(exchange) });
}

function revoke(exchange: Exchange, current: ClerkFakeSession): Response {
  const { fake, id } = exchange;
  if (fake.isReverificationRequired && Date.now() - current.verifiedAt > tenMinutes)
    return clerkError(403, "session_reverification_required");
  const session = fake.sessions.find((one) => one.id === id && isAlive(one) && one.userId === current.userId);
  if (!session) return clerkError(404, "resource_not_found");
  if (session === current && !fake.acceptsOwnRevoke) return clerkError(400, "invalid_action_for_session");
  fake.endSession(session.id, "revoked");
  // The response lacks `latest_activity`, so the row in Clerk's client loses its own.
  return withClient(exchange, { object: "session", id, status: "revoked" });
}

function verification(exchange: Exchange, session: ClerkFakeSession): Response {
  const { arrived } = exchange;
  const user = userOf(exchange, session);
  const isAttempt = arrived.route === "verify-attempt";
  if (isAttempt && (arrived.body.strategy !== "password" || arrived.body.password !== user.password))
    return clerkError(422, "form_password_incorrect");
  if (isAttempt) session.verifiedAt = Date.now();
  return withClient(exchange, {
    object: "session_verification",
    id: `verification_${session.id}`,
    status: isAttempt ? "complete" : "needs_first_factor",
    level: arrived.body.level ?? "first_factor",
    session: sessionJson(session, user),
    supported_first_factors: [{ strategy: "password" }],
    supported_second_factors: null,
    first_factor_verification: isAttempt ? { status: "verified", strategy: "password" } : null,
    second_factor_verification: null,
  });
}
