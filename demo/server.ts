import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { toNodeHandler } from "better-auth/node";
import { account } from "./account.ts";
import { createAuth } from "./auth.ts";
import { createApp } from "./create-app.ts";
import { createDevicesHandler, devicesPath } from "./devices-handler.ts";
import { listen } from "./listen.ts";
import { openDatabase } from "./open-database.ts";
import { readPort } from "./read-port.ts";
import { seed } from "./seed.ts";
import { signInElsewhere } from "./sign-in-elsewhere.ts";

const file = process.env.DEMO_DATABASE ?? fileURLToPath(new URL("data/demo.sqlite", import.meta.url));

/** Starts Better Auth and the application on one port, and fills the account. */
async function start(): Promise<void> {
  const server = createServer();
  // Before anything is written: a port that is taken must leave no trace.
  const port = await listen(server, readPort());
  const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`] as const;

  const database = openDatabase(file);
  const auth = createAuth(database, origins);
  const handleAuth = auth.then(toNodeHandler);
  const handleDevices = auth.then((ready) => createDevicesHandler(ready, origins));
  const app = createApp(server);
  const seeded = auth.then((ready) => seed(ready, origins[0]));

  server.on("request", async (request, response) => {
    try {
      if (request.url?.startsWith("/api/auth/")) return await (await handleAuth)(request, response);
      // The seeding itself goes through the line above; whoever opens a page finds the account complete.
      await seeded;
      if (request.url?.startsWith(devicesPath)) return await (await handleDevices)(request, response);
      if (request.url === "/demo/sign-in-elsewhere") return await signInElsewhere(request, response, origins);
      (await app).middlewares(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });

  const close = async (): Promise<void> => {
    await (await app).close();
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
