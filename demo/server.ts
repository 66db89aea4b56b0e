import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { toNodeHandler } from "better-auth/node";
import { toNodeListener } from "../src/server/index.ts";
import { account } from "./account.ts";
import { createAuth } from "./auth.ts";
import { createClerkDemo } from "./clerk.ts";
import { createApp } from "./create-app.ts";
import { createDevicesHandler, devicesPath } from "./devices-handler.ts";
import { listen } from "./listen.ts";
import { createLogTraceDemo, recordedDevicesPath } from "./logtrace.ts";
import { openDatabase } from "./open-database.ts";
import { createPropelAuthDemo } from "./propelauth/create-propel-auth-demo.ts";
import { readPort } from "./read-port.ts";
import { seed } from "./seed.ts";
import { signInElsewhere } from "./sign-in-elsewhere.ts";
import { signInFrom } from "./sign-in-from.ts";

const file = process.env.DEMO_DATABASE ?? fileURLToPath(new URL("data/demo.sqlite", import.meta.url));

/** Starts Better Auth and the application on one port, and fills the account. */
async function start(): Promise<void> {
  const server = createServer();
  // Before anything is written: a port that is taken must leave no trace.
  const port = await listen(server, readPort());
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`] as const;

  const database = openDatabase(file);
  const logTrace = await createLogTraceDemo();
  const auth = createAuth(database, origins, logTrace);
  const handleAuth = auth.then(toNodeHandler);
  const handleDevices = auth.then((ready) => createDevicesHandler(ready, origins));
  const app = createApp(server);
  const handleRecorded = auth.then((ready) => logTrace.handlerOver(ready, origins));
  const clerk = createClerkDemo();
  const propelAuth = createPropelAuthDemo(origins);
  const handlePropelAuth = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    toNodeListener(async (asked) => {
      const answer = await propelAuth.handle(asked, request.socket.remoteAddress ?? "");
      return answer ?? new Response(null, { status: 404 });
    })(request, response);
  const elsewhere = new Map([
    ["/demo/sign-in-elsewhere", signInElsewhere(origins, (device) => signInFrom(origins[0], device))],
    ["/demo/clerk/sign-in-elsewhere", signInElsewhere(origins, clerk.signIn)],
  ]);
  const seeded = auth.then(async (ready) => {
    await logTrace.recordLiving(ready);
    await seed(ready, origins[0]);
  });

  server.on("request", async (request, response) => {
    try {
      if (request.url?.startsWith("/api/auth/")) return await (await handleAuth)(request, response);
      // The seeding itself goes through the line above; whoever opens a page finds the account complete.
      await seeded;
      if (request.url?.startsWith(devicesPath)) return await (await handleDevices)(request, response);
      if (request.url?.startsWith(recordedDevicesPath))
        return await (await handleRecorded)(request, response);
      if (request.url?.startsWith("/propelauth/")) return await handlePropelAuth(request, response);
      if (request.url?.startsWith("/__clerk/")) return await clerk.handle(request, response);
      const signIn = elsewhere.get(request.url ?? "");
      if (signIn) return await signIn(request, response);
      (await app).middlewares(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });

  const close = async (): Promise<void> => {
    await (await app).close();
    await Promise.all([logTrace.close(), propelAuth.close()]);
    server.close();
    server.closeAllConnections();
    database.close();
    process.exit(0);
  };
  process.once("SIGINT", close).once("SIGTERM", close);

  await Promise.all([handleAuth, app, seeded]);
  console.log(`The demo is at ${origins.join(" and ")}`);
  console.log(`Sign in as ${account.email}: the form is filled in. Ctrl+C ends it.`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
