import type { DatabaseSync } from "node:sqlite";
import { createOwnTable, type Visitor } from "./own-table.ts";
import { devicesInTurn, placeOf, type SampleDevice, seededDevices } from "./sample-devices.ts";
import { account } from "./shared.ts";

/** The paths below /own-table/: log in, a protected page, the devices, log out. It signs the account in on its devices. */
export async function createOwnTableDemo(database: DatabaseSync, origins: readonly string[]) {
  const own = createOwnTable(database, origins);
  const furtherDevices = devicesInTurn();
  const signInFrom = ({ userAgent, address }: SampleDevice) =>
    own.signIn(account.email, visitorOf(userAgent, address));

  const routes: Record<string, (request: Request, visitor: Visitor) => Promise<Response>> = {
    async "POST /own-table/login"(request, visitor) {
      const { email, password } = Object(await request.json().catch(() => null));
      if (email !== account.email || password !== account.password)
        return reply(401, { message: "There is no account of this e-mail address and password." });
      return reply(200, {}, { "set-cookie": await own.signIn(email, visitor) });
    },
    async "POST /own-table/logout"(request) {
      return reply(200, {}, { "set-cookie": own.signOut(request) });
    },
    async "GET /own-table/protected"(request) {
      const caller = own.callerOf(request);
      if (!caller) return nobody();
      return reply(200, { userId: caller.userId, name: account.name });
    },
    async "POST /own-table/sign-in-elsewhere"(request) {
      if (!own.callerOf(request)) return nobody();
      const device = furtherDevices.next().value;
      await signInFrom(device);
      return reply(200, { device: device.label });
    },
  };

  const living = database.prepare("SELECT 1 FROM own_sessions WHERE expires_at > ?").get(Date.now());
  if (!living) for (const device of seededDevices) await signInFrom(device);

  return async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const { headers, method } = request;
    // The simulated devices say here what address they have. On the internet anybody can write this header: take the
    // address that your own proxy knows.
    const visitor = visitorOf(headers.get("user-agent") ?? "", headers.get("x-forwarded-for") ?? address);
    await own.touch(request, visitor);
    if (pathname.startsWith("/own-table/devices")) return own.handleDevices(request);
    const route = routes[`${method} ${pathname}`];
    if (!route) return reply(404, { message: "There is nothing at this path." });
    // Browsers send the cookie with forms of other sites too.
    if (method === "POST" && !origins.includes(headers.get("origin") ?? ""))
      return reply(403, { message: "Not from this page." });
    return route(request, visitor);
  };
}

function visitorOf(userAgent: string, ipAddress: string): Visitor {
  return { userAgent, ipAddress, location: placeOf(ipAddress) };
}

const nobody = (): Response => reply(401, { message: "Nobody is logged in." });

/** A JSON response that no cache stores. */
function reply(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}
