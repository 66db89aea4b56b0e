import type { IncomingMessage, ServerResponse } from "node:http";
import { betterAuthServerAdapter } from "../src/adapters/better-auth/server.ts";
import { createSessionsHandler, toNodeListener } from "../src/server/index.ts";
import type { DemoAuth } from "./auth.ts";

/** Everything below it is answered by the handler. */
export const devicesPath = "/api/devices";

/** What the page reaches by `restAdapter({ baseUrl: "/api/devices" })`. */
export function createDevicesHandler(
  auth: DemoAuth,
  origins: readonly string[],
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return toNodeListener(
    createSessionsHandler({
      adapter: (request) => betterAuthServerAdapter({ auth, request }),
      basePath: devicesPath,
      allowedOrigins: [...origins],
    }),
  );
}
