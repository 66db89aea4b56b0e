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
  /** What PropelAuth is told of a request at sign-in and at each validation: it compares the two. */
  details: { userAgent: string; ipAddress: string };
}

export type PropelAuthDemo = ReturnType<typeof createPropelAuthDemo>;

/** The quick start of PropelAuth BYO, and its devices, over an imitation of the sidecar on a port of its own. */
export function createPropelAuthDemo(origins: readonly string[], sidecar = createPropelAuthFake()) {
  const running = startPropelAuth(sidecar);
  const furtherDevices = devicesInTurn();
  const routes = new Map<string, [method: "GET" | "POST", route: (visit: Visit) => Promise<Response>]>([
    ["/propelauth/login", ["POST", logIn]],
    ["/propelauth/logout", ["POST", logOut]],
    ["/propelauth/protected", ["GET", async (visit) => reply(200, await callerOf(visit))]],
    ["/propelauth/sign-in-elsewhere", ["POST", signInElsewhere]],
  ]);

  /** Whoever is logged in logs in on one more device, each time another one. */
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
    // The cookie comes along from wherever a form is sent.
    if (method === "POST" && !origins.includes(request.headers.get("origin") ?? ""))
      return refusal(403, "Not from this page.");
    return route(visit).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  }

  return {
    /** The response to whatever is below /propelauth/; undefined for every other path. */
    handle(request: Request, ipAddress: string): Promise<Response> | undefined {
      const { pathname } = new URL(request.url);
      return pathname.startsWith("/propelauth/") ? respond(request, pathname, ipAddress) : undefined;
    },
    close: async () => (await running).close(),
  };
}

const devicesPath = "/propelauth/devices";

/** What the page reaches by `restAdapter({ baseUrl: "/propelauth/devices" })`. */
function handleDevices({ client, request, details }: Visit, origins: readonly string[]): Promise<Response> {
  const handler = createSessionsHandler({
    adapter: () => propelAuthAdapter({ client, request, cookieName: sessionCookie.name, ...details }),
    basePath: devicesPath,
    allowedOrigins: origins,
  });
  return handler(request);
}

/** `{ email, password }` becomes a session of PropelAuth, and its token an HTTP-only cookie. */
async function logIn({ client, request, details }: Visit): Promise<Response> {
  const { email, password } = Object(await request.json().catch(() => null));
  if (email !== account.email || password !== account.password)
    return refusal(401, "There is no account of this e-mail address and password.");
  const result = await client.session.create({
    userId: account.email,
    ...details,
    tags: ["role:owner"],
    // Comes back at each validation, so that a page needs no look into a database.
    metadata: { name: account.name, email: account.email },
  });
  if (result.ok)
    return reply(200, {}, { "set-cookie": sessionCookie.write(result.data.sessionToken, request) });
  if (result.error.type === "SessionLimitExceeded")
    return refusal(409, "This account is signed in on as many devices as it may be.");
  if (result.error.type === "IpAddressError") return refusal(403, "This account does not sign in from here.");
  return refusal(502, "Signing in does not work just now.");
}

/** Ends the session of the request's own cookie, and takes the cookie away once that is done. */
async function logOut({ client, request }: Visit): Promise<Response> {
  const sessionToken = sessionCookie.read(request);
  if (sessionToken !== undefined) {
    const result = await client.session.invalidateByToken({ sessionToken });
    if (!result.ok) return refusal(502, "Logging out did not work. You may still be logged in.");
  }
  return reply(200, {}, { "set-cookie": sessionCookie.write("", request) });
}

/** Who sends this request. Throws the refusal for whoever may not see more. */
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

/** The cookie in which the browser keeps the session token, out of reach of the page's own scripts. */
export const sessionCookie = {
  name: "sessionToken",

  /** The token that the request came with; undefined where it has none. */
  read({ headers }: Request): string | undefined {
    const start = `${sessionCookie.name}=`;
    const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
    const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
    try {
      return decodeURIComponent(value ?? "") || undefined;
    } catch {
      // No cookie of ours: PropelAuth says so.
      return value;
    }
  },

  /** The `Set-Cookie` of a token, for a request whose origin has been checked; "" takes the cookie away. */
  write(token: string, { headers }: Request): string {
    const value = `${sessionCookie.name}=${encodeURIComponent(token)}`;
    // The page's origin, since a proxy may speak http to us. Over plain http a browser would not keep the cookie.
    const secure = headers.get("origin")?.startsWith("https:") ? "; Secure" : "";
    return `${value}; Path=/propelauth; HttpOnly; SameSite=Lax${secure}${token === "" ? "; Max-Age=0" : ""}`;
  },
};

/** JSON that no cache keeps. */
function reply(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

function refusal(status: number, message: string): Response {
  return reply(status, { message });
}
