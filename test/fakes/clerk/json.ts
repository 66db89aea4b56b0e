import type {
  ClerkFakeActivity,
  ClerkFakeClient,
  ClerkFakeFault,
  ClerkFakeSession,
  ClerkFakeUser,
} from "./data.ts";

type Json = Record<string, unknown>;

export const isAlive = ({ status }: ClerkFakeSession): boolean => status === "active" || status === "pending";

export function userJson({ id, emailAddress, updatedAt }: ClerkFakeUser): Json {
  const emailId = `idn_${id}`;
  return {
    object: "user",
    id,
    first_name: emailAddress.split("@")[0],
    email_addresses: [{ object: "email_address", id: emailId, email_address: emailAddress, linked_to: [] }],
    primary_email_address_id: emailId,
    password_enabled: true,
    created_at: 1_700_000_000_000,
    updated_at: updatedAt,
  };
}

/** A session in a browser: with its user, without its activity. */
export function sessionJson(session: ClerkFakeSession, user: ClerkFakeUser): Json {
  return {
    object: "session",
    id: session.id,
    status: session.status,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: null,
    last_active_token: { object: "token", jwt: sessionJwt(session.id, session.userId) },
    factor_verification_age: [Math.floor((Date.now() - session.verifiedAt) / 60_000), -1],
    actor: session.actor,
    tasks: null,
    user: userJson(user),
    public_user_data: { user_id: user.id, identifier: user.emailAddress },
    created_at: session.createdAt,
    updated_at: user.updatedAt,
  };
}

export function clientJson(client: ClerkFakeClient, sessions: readonly Json[]): Json {
  return {
    object: "client",
    id: client.id,
    sessions,
    sign_in: null,
    sign_up: null,
    last_active_session_id: client.lastActiveSessionId,
    created_at: 1_700_000_000_000,
    updated_at: Date.now(),
  };
}

/** A row of the list of devices. An activity of `null` is sent as null. */
export function activeSessionJson(session: ClerkFakeSession): Json {
  return {
    object: "session",
    id: session.id,
    status: session.status,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_token: null,
    actor: session.actor,
    tasks: null,
    latest_activity: session.activity && activityJson(session.activity),
  };
}

function activityJson(activity: ClerkFakeActivity): Json {
  return { object: "session_activity", ...activity };
}

const base64url = (value: object): string =>
  btoa(JSON.stringify(value)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** An unsigned token in the form of Clerk's own. It lives for a minute, as they do. */
export function sessionJwt(sessionId: string, userId: string): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: "https://clerk.fake.test",
    sid: sessionId,
    sub: userId,
    iat,
    nbf: iat - 10,
    exp: iat + 60,
  };
  return `${base64url({ alg: "RS256", typ: "JWT", kid: "ins_fake" })}.${base64url(claims)}.c2lnbmF0dXJlLW9mLW5vYm9keQ`;
}

const devices = ["iPhone", "iPad", "Android", "Macintosh", "Windows", "Linux"];
const browsers: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg\/([\d.]+)/],
  ["Firefox", /\bFirefox\/([\d.]+)/],
  ["Chrome", /\bChrome\/([\d.]+)/],
  ["Safari", /\bVersion\/([\d.]+).* Safari\//],
];

/** Roughly what Clerk records about a browser that signs in. */
export function activityOf(request: Request, id: string): ClerkFakeActivity {
  const userAgent = request.headers.get("user-agent") ?? "";
  const device = devices.find((one) => userAgent.includes(one));
  const [name, pattern] = browsers.find(([, one]) => one.test(userAgent)) ?? [];
  return {
    id,
    is_mobile: /\b(iPhone|Android|Mobile)\b/.test(userAgent),
    device_type: device ?? null,
    browser_name: name ?? null,
    browser_version: pattern?.exec(userAgent)?.[1] ?? null,
    ip_address: "203.0.113.7",
    city: "Athens",
    country: "GR",
  };
}

/** Clerk's own error texts. */
const messages: Readonly<Record<string, string>> = {
  authentication_invalid: "Invalid authentication: you need to supply an active session",
  resource_not_found: "No session was found with that id",
  invalid_action_for_session: "Unable to revoke session",
  session_reverification_required: "You need to provide additional verification to perform this operation",
  resource_forbidden: "This action is not allowed during impersonation",
  too_many_requests: "Too many requests. Please try again in a bit.",
  form_password_incorrect: "Password is incorrect. Try again, or use another method.",
};

/** An error response of Clerk's Frontend API. */
export function clerkError(status: number, code: string, headers: Record<string, string> = {}): Response {
  const message = messages[code] ?? code;
  const body = {
    errors: [{ code, message, long_message: message, meta: {} }],
    clerk_trace_id: "trace_of_the_fake",
  };
  return Response.json(body, { status, headers });
}

/** The response that a fault makes. A broken connection is `Response.error()`. */
export function faultyResponse(fault: ClerkFakeFault): Promise<Response> {
  if (fault === "hang") return new Promise(() => {});
  if (fault === "network") return Promise.resolve(Response.error());
  const { status, code, body, headers = {} } = fault;
  if (code !== undefined) return Promise.resolve(clerkError(status, code, headers));
  if (typeof body === "string")
    return Promise.resolve(
      new Response(body, { status, headers: { "content-type": "text/html", ...headers } }),
    );
  const text = body === undefined ? null : JSON.stringify(body);
  return Promise.resolve(
    new Response(text, { status, headers: { "content-type": "application/json", ...headers } }),
  );
}
