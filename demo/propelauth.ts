import type { createClient } from "@propelauth/byo-node";
import { propelAuthAdapter } from "../src/adapters/propelauth/server.ts";
import { createSessionsHandler } from "../src/server/index.ts";
import { createPropelAuthFake } from "../test/fakes/propelauth/propelauth-fake.ts";
import { startPropelAuth } from "../test/fakes/propelauth/start-propelauth.ts";
import { devicesInTurn } from "./sample-devices.ts";
import { account } from "./shared.ts";

/** One request of a page, with the application's client for PropelAuth. */
interface Visit {
  client: ReturnType<typeof createClient>;
  request: Request;
  /** Passed to PropelAuth at sign-in and at each validation, because PropelAuth compares the two. */
  details: { userAgent: string; ipAddress: string };
}

export type PropelAuthDemo = ReturnType<typeof createPropelAuthDemo>;

/** The quick start of PropelAuth BYO with its devices, over an imitation of the sidecar on a port of its own. */
export function createPropelAuthDemo(origins: readonly string[], sidecar = createPropelAuthFake()) {
  const running = startPropelAuth(sidecar);
  const furtherDevices = devicesInTurn();
  const routes = new Map<string, [method: "GET" | "POST", route: (visit: Visit) => Promise<Response>]>([
    ["/propelauth/login", ["POST", logIn]],
    ["/propelauth/logout", ["POST", logOut]],
    ["/propelauth/protected", ["GET", async (visit) => reply(200, await callerOf(visit))]],
    ["/propelauth/sign-in-elsewhere", ["POST", signInElsewhere]],
  ]);

  /** Logs the caller in on one more device, each time a different one. */
  async function signInElsewhere(visit: Visit): Promise<Response> {
    const { userId } = await callerOf(visit);
    const { label, userAgent, address: ipAddress } = furtherDevices.next().value;
    const result = await visit.client.session.create({ userId, userAgent, ipAddress });
    return result.ok ? reply(200, { device: label }) : refusal(502, `${label} could not log in.`);
  }

  async function respond(request: Request, path: string, ipAddress: string): Promise<Response> {
    const { client } = await running;
    const details = { userAgent: request.headers.get("user-agent") ?? "", ipAddress };
    const visit = { client, request, details };
    if (path === devicesPath || path.startsWith(`${devicesPath}/`)) return handleDevices(visit, origins);
    const [method, route] = routes.get(path) ?? [];
    if (!method || !route) return refusal(404, "There is nothing at this path.");
    if (request.method !== method) return reply(405, { message: `Use ${method}.` }, { allow: method });
    // Browsers send the cookie with forms of other sites too.
    if (method === "POST" && !origins.includes(request.headers.get("origin") ?? ""))
      return refusal(403, "Not from this page.");
    return route(visit).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  }

  return {
    /** The response for a path below /propelauth/; undefined for every other path. */
    handle(request: Request, ipAddress: string): Promise<Response> | undefined {
      const { pathname } = new URL(request.url);
      return pathname.startsWith("/propelauth/") ? respond(request, pathname, ipAddress) : undefined;
    },
    close: async () => (await running).close(),
  };
}

const devicesPath = "/propelauth/devices";

/** The handler behind `restAdapter({ baseUrl: "/propelauth/devices" })`. */
function handleDevices({ client, request, details }: Visit, origins: readonly string[]): Promise<Response> {
  const handler = createSessionsHandler({
    adapter: () => propelAuthAdapter({ client, request, cookieName: sessionCookie.name, ...details }),
    basePath: devicesPath,
    allowedOrigins: origins,
  });
  return handler(request);
}

/** Makes a PropelAuth session for `{ email, password }`, and puts its token into an HTTP-only cookie. */
async function logIn({ client, request, details }: Visit): Promise<Response> {
  const { email, password } = Object(await request.json().catch(() => null));
  if (email !== account.email || password !== account.password)
    return refusal(401, "There is no account of this e-mail address and password.");
  const result = await client.session.create({
    userId: account.email,
    ...details,
    tags: ["role:owner"],
    // Each validation returns it, so that a page does not have to query a database.
    metadata: { name: account.name, email: account.email },
  });
  if (result.ok)
    return reply(200, {}, { "set-cookie": sessionCookie.write(result.data.sessionToken, request) });
  if (result.error.type === "SessionLimitExceeded")
    return refusal(409, "This account is signed in on as many devices as it may be.");
  if (result.error.type === "IpAddressError") return refusal(403, "This account does not sign in from here.");
  return refusal(502, "Signing in does not work just now.");
}

/** Ends the session of the request's own cookie, and then removes the cookie. */
async function logOut({ client, request }: Visit): Promise<Response> {
  const sessionToken = sessionCookie.read(request);
  if (sessionToken !== undefined) {
    const result = await client.session.invalidateByToken({ sessionToken });
    if (!result.ok) return refusal(502, "Logging out did not work. You may still be logged in.");
  }
  return reply(200, {}, { "set-cookie": sessionCookie.write("", request) });
}

/** The caller. Throws the response that refuses the request if nobody may use this session. */
async function callerOf({ client, request, details }: Visit) {
  const sessionToken = sessionCookie.read(request);
  if (sessionToken === undefined) throw refusal(401, "Nobody is logged in.");
  const result = await client.session.validate({ sessionToken, ...details });
  if (result.ok) {
    const { userId, tags = [], metadata = null } = result.data;
    return { userId, tags, metadata };
  }
  const { type } = result.error;
  if (type === "InvalidSessionToken") throw refusal(401, "This session has ended.");
  if (type === "IpAddressError") throw refusal(403, "This session is not let in from this address.");
  if (/^(NewDevice|DeviceVerification)/.test(type))
    throw refusal(403, "This session is not let in without its registered device.");
  throw refusal(502, "PropelAuth can’t say just now who is logged in.");
}

/** The cookie with the session token. The page's own scripts can't read it. */
export const sessionCookie = {
  name: "sessionToken",

  /** The token in the request's cookie; undefined if it has none. */
  read({ headers }: Request): string | undefined {
    const start = `${sessionCookie.name}=`;
    const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
    const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
    try {
      return decodeURIComponent(value ?? "") || undefined;
    } catch {
      // The cookie is not from this server, and PropelAuth will refuse it.
      return value;
    }
  },

  /** The `Set-Cookie` header for a token; "" removes the cookie. The request's origin must have been checked. */
  write(token: string, { headers }: Request): string {
    const value = `${sessionCookie.name}=${encodeURIComponent(token)}`;
    // Decided by the page's origin, because a proxy may reach this server over http. Over http, a browser would not
    // keep a secure cookie.
    const secure = headers.get("origin")?.startsWith("https:") ? "; Secure" : "";
    return `${value}; Path=/propelauth; HttpOnly; SameSite=Lax${secure}${token === "" ? "; Max-Age=0" : ""}`;
  },
};

/** A JSON response that no cache stores. */
function reply(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

function refusal(status: number, message: string): Response {
  return reply(status, { message });
}
