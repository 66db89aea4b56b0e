import type { ClerkFake } from "../clerk-fake.ts";
import { activityOf } from "./activity-of.ts";
import { clerkError } from "./clerk-error.ts";
import type {
  ClerkFakeClient,
  ClerkFakeRequest,
  ClerkFakeSession,
  ClerkFakeUser,
} from "./clerk-fake-data.ts";
import { activeSessionJson, clientJson, isAlive, sessionJson, userJson } from "./clerk-json.ts";
import { sessionJwt } from "./session-jwt.ts";

interface Call {
  fake: ClerkFake;
  request: Request;
  asked: ClerkFakeRequest;
  client: ClerkFakeClient;
  /** The id in the path. */
  id: string;
}

const tenMinutes = 600_000;

/** What Clerk's Frontend API would answer. */
export function answer(call: Call): Response {
  const { fake, asked, client, id, request } = call;
  const current = currentOf(call);
  const own = living(call).find((session) => session.id === id);

  switch (asked.route) {
    case "environment":
      return Response.json({
        auth_config: { single_session_mode: false, reverification: fake.isReverificationRequired },
      });
    case "dev-browser":
      return Response.json({ id: "dvb_fake" });
    case "client":
      return Response.json({ response: thisClient(call), client: null });
    case "tokens":
      return own
        ? Response.json({ object: "token", jwt: sessionJwt(own.id, own.userId) })
        : clerkError(404, "resource_not_found");
    case "sign-in": {
      const user = fake.users.find(
        ({ emailAddress, password }) =>
          emailAddress === asked.body.identifier && password === asked.body.password,
      );
      if (!user) return clerkError(422, "form_password_incorrect");
      const session = fake.signIn({ userId: user.id, clientId: client.id });
      session.activity = activityOf(request, `sess_activity_${session.id}`);
      return withClient(call, {
        object: "sign_in_attempt",
        id: `sia_${session.id}`,
        status: "complete",
        created_session_id: session.id,
      });
    }
    case "sign-out":
      for (const session of living(call)) session.status = "removed";
      client.lastActiveSessionId = null;
      return withClient(call, thisClient(call));
    case "remove":
      if (!own) return clerkError(404, "resource_not_found");
      fake.endSession(own.id, "removed");
      return withClient(call, sessionJson(own, userOf(call, own)));
    case "touch":
      if (!own) return clerkError(404, "resource_not_found");
      client.lastActiveSessionId = own.id;
      own.lastActiveAt = Date.now();
      return withClient(call, sessionJson(own, userOf(call, own)));
    case "verify":
    case "verify-attempt":
      return own ? verification(call, own) : clerkError(401, "authentication_invalid");
    case "me":
      return current ? withClient(call, userJson(userOf(call, current))) : unauthenticated();
    case "list":
      return current
        ? Response.json(
            fake.sessions
              .filter((session) => isAlive(session) && session.userId === current.userId)
              .map(activeSessionJson),
          )
        : unauthenticated();
    case "revoke":
      return current ? revoke(call, current) : unauthenticated();
    default:
      return clerkError(404, "resource_not_found");
  }
}

const unauthenticated = (): Response => clerkError(401, "authentication_invalid");

function living({ fake, client }: Call): ClerkFakeSession[] {
  return fake.sessions.filter((session) => isAlive(session) && session.clientId === client.id);
}

/** The session that asks; where the request names none, the client's last active one. */
function currentOf(call: Call): ClerkFakeSession | undefined {
  const id = call.asked.sessionId ?? call.client.lastActiveSessionId;
  return living(call).find((session) => session.id === id);
}

function userOf({ fake }: Call, { userId }: ClerkFakeSession): ClerkFakeUser {
  const user = fake.users.find(({ id }) => id === userId);
  if (!user) throw new Error(`The fake has no user ${userId}.`);
  return user;
}

function thisClient(call: Call): object {
  return clientJson(
    call.client,
    living(call).map((session) => sessionJson(session, userOf(call, session))),
  );
}

/** Most answers bring the whole client along, and Clerk's client then builds its users and sessions anew. */
function withClient(call: Call, response: unknown): Response {
  const { fake } = call;
  if (fake.piggyback === "none") return Response.json({ response, client: null });
  if (fake.piggyback === "newer") for (const user of fake.users) user.updatedAt += 1000;
  return Response.json({ response, client: thisClient(call) });
}

function revoke(call: Call, current: ClerkFakeSession): Response {
  const { fake, id } = call;
  if (fake.isReverificationRequired && Date.now() - current.verifiedAt > tenMinutes)
    return clerkError(403, "session_reverification_required");
  const session = fake.sessions.find((one) => one.id === id && isAlive(one) && one.userId === current.userId);
  if (!session) return clerkError(404, "resource_not_found");
  if (session === current && !fake.acceptsOwnRevoke) return clerkError(400, "invalid_action_for_session");
  fake.endSession(session.id, "revoked");
  // Without `latest_activity`, which blanks the row that Clerk's client holds.
  return withClient(call, { object: "session", id, status: "revoked" });
}

function verification(call: Call, session: ClerkFakeSession): Response {
  const { asked } = call;
  const user = userOf(call, session);
  const isAttempt = asked.route === "verify-attempt";
  if (isAttempt && (asked.body.strategy !== "password" || asked.body.password !== user.password))
    return clerkError(422, "form_password_incorrect");
  if (isAttempt) session.verifiedAt = Date.now();
  return withClient(call, {
    object: "session_verification",
    id: `verification_${session.id}`,
    status: isAttempt ? "complete" : "needs_first_factor",
    level: asked.body.level ?? "first_factor",
    session: sessionJson(session, user),
    supported_first_factors: [{ strategy: "password" }],
    supported_second_factors: null,
    first_factor_verification: isAttempt ? { status: "verified", strategy: "password" } : null,
    second_factor_verification: null,
  });
}
