import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { createServer as createVite, type ViteDevServer } from "vite";
import { toNodeListener } from "../src/server/index.ts";
import { createAuth, createDevicesHandler, livingSessions, openDatabase, seed, signInFrom } from "./auth.ts";
import { createClerkDemo } from "./clerk.ts";
import { createLogTraceDemo } from "./logtrace.ts";
import { createOwnTableDemo } from "./own-table-routes.ts";
import { createPropelAuthDemo } from "./propelauth.ts";
import { devicesInTurn, type SampleDevice } from "./sample-devices.ts";
import { account } from "./shared.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Starts the backends and the page on one port, and fills the account. */
async function start(): Promise<void> {
  const server = createServer();
  // Before anything is written, so that nothing is left behind if the port is taken.
  const port = await listen(server);
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`] as const;
  const database = openDatabase(process.env.DEMO_DATABASE ?? here("data/demo.sqlite"));
  const end = (): void => {
    database.close();
    process.exit(0);
  };
  process.once("SIGINT", end).once("SIGTERM", end);

  const backends = createBackends(database, origins);
  const pages = createPages(server);
  const seeded = backends.then(({ auth }) => seed(auth, origins[0]));
  server.on("request", async (request, response) => {
    const { url = "/", socket } = request;
    const { routes } = await backends;
    // The seeding itself uses these paths to sign in. All other requests wait until the account is complete.
    if (!url.startsWith("/api/auth/")) await seeded;
    const [, handle] = routes.find(([path]) => url.startsWith(path)) ?? [];
    if (!handle) return (await pages).middlewares(request, response);
    await toNodeListener((converted) => handle(converted, socket.remoteAddress ?? ""))(request, response);
  });

  await Promise.all([pages, seeded]);
  console.log(`The demo is at ${origins.join(" and ")}`);
  console.log(`Sign in as ${account.email}: the form is filled in. Ctrl+C ends it.`);
}

/** Listens on 127.0.0.1, on the port in the environment variable PORT (default 5173, 0 = any). Resolves with the port. */
async function listen(server: Server): Promise<number> {
  const port = Number(process.env.PORT || 5173);
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  });
  return (server.address() as AddressInfo).port;
}

type Handler = (request: Request, ipAddress: string) => Promise<Response>;

/** Makes Better Auth, the hand-written sign-in and the imitations of the others, each with the start of its paths. */
async function createBackends(database: DatabaseSync, origins: readonly [string, string]) {
  const logTrace = await createLogTraceDemo();
  const auth = await createAuth(database, origins, logTrace);
  // The imitation of LogTrace forgets its records when the server stops, but the database keeps its sessions.
  for (const session of await livingSessions(auth)) await logTrace.recordSignIn(session);
  const clerk = createClerkDemo();
  const propelAuth = createPropelAuthDemo(origins);
  const notFound = (): Response => new Response(null, { status: 404 });
  const routes: [path: string, handle: Handler][] = [
    ["/api/auth/", auth.handler],
    ["/api/devices", createDevicesHandler(auth, origins)],
    ["/api/recorded-devices", logTrace.createDevicesHandler(auth, origins)],
    ["/propelauth/", async (request, address) => (await propelAuth.handle(request, address)) ?? notFound()],
    ["/own-table/", await createOwnTableDemo(database, origins)],
    ["/__clerk/", clerk.handle],
    ["/demo/sign-in-elsewhere", signInElsewhere(origins, (device) => signInFrom(origins[0], device))],
    ["/demo/clerk/sign-in-elsewhere", signInElsewhere(origins, clerk.signIn)],
  ];
  return { auth, routes };
}

/** Signs in one more device for a page of this server, each time a different one. The response names it. */
function signInElsewhere(
  origins: readonly string[],
  signIn: (device: SampleDevice) => void | Promise<void>,
): Handler {
  const devices = devicesInTurn();
  return async ({ method, headers }) => {
    if (method !== "POST" || !origins.includes(headers.get("origin") ?? ""))
      return Response.json({ message: "Not from this page." }, { status: 403 });
    const device = devices.next().value;
    try {
      await signIn(device);
    } catch (error) {
      return Response.json({ message: (error as Error).message }, { status: 409 });
    }
    return Response.json({ device: device.label });
  };
}

/**
 * Serves the application from its sources, with Vite on the given server. With DEMO_WATCH=off an edited file does not
 * reload the page; the tests need that.
 */
function createPages(server: Server): Promise<ViteDevServer> {
  return createVite({
    configFile: false,
    root: here("."),
    cacheDir: here("../node_modules/.vite-demo"),
    appType: "spa",
    logLevel: "warn",
    clearScreen: false,
    plugins: [react()],
    server: {
      middlewareMode: true,
      // Vite's own messages use the same server.
      hmr: { server },
      watch: process.env.DEMO_WATCH === "off" ? null : { ignored: ["**/demo/data/**"] },
      // Keeps the database and the server's own sources unreachable.
      fs: { allow: ["app", "index.html", "shared.ts", "../src", "../node_modules"].map(here) },
    },
  });
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
