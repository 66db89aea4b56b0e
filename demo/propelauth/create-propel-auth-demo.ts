import { createClient } from "@propelauth/byo-node";
import { startPropelAuth } from "../../test/fakes/propelauth-fake/start-propelauth.ts";
import { createPropelAuthFake } from "../../test/fakes/propelauth-fake.ts";
import { answer } from "./answer.ts";
import { createSignInElsewhere } from "./create-sign-in-elsewhere.ts";
import { devices, devicesPath } from "./devices.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import type { PropelAuthRoute } from "./propel-auth-route.ts";
import { protectedPage } from "./protected-page.ts";

export interface PropelAuthDemo {
  /** The answer to whatever is below /propelauth/; undefined for every other path. */
  handle(request: Request, ipAddress: string): Promise<Response> | undefined;
  close(): Promise<void>;
}

/** The quick start of PropelAuth BYO, and its devices, over an imitation of the sidecar on a port of its own. */
export function createPropelAuthDemo(
  origins: readonly string[],
  sidecar = createPropelAuthFake(),
): PropelAuthDemo {
  const running = startPropelAuth(sidecar);
  const client = running.then(({ url }) =>
    createClient({ url, integrationKey: sidecar.rules.integrationKey }),
  );
  const routes = new Map<string, [method: "GET" | "POST", route: PropelAuthRoute]>([
    ["/propelauth/login", ["POST", logIn]],
    ["/propelauth/protected", ["GET", protectedPage]],
    ["/propelauth/logout", ["POST", logOut]],
    ["/propelauth/sign-in-elsewhere", ["POST", createSignInElsewhere()]],
  ]);

  const answerTo = async (request: Request, path: string, ipAddress: string): Promise<Response> => {
    const call = { client: await client, request, ipAddress };
    if (path === devicesPath || path.startsWith(`${devicesPath}/`)) return devices(call, origins);
    const [method, route] = routes.get(path) ?? [];
    if (!method || !route) return answer(404, { message: "There is nothing at this path." });
    if (request.method !== method) return answer(405, { message: `Use ${method}.` }, { allow: method });
    // The cookie comes along from wherever a form is sent.
    if (method === "POST" && !origins.includes(request.headers.get("origin") ?? ""))
      return answer(403, { message: "Not from this page." });
    return route(call);
  };

  return {
    handle: (request, ipAddress) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith("/propelauth/") ? answerTo(request, pathname, ipAddress) : undefined;
    },
    close: async () => (await running).close(),
  };
}
