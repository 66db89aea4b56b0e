import { createClient } from "@propelauth/byo-node";
import { createSessionsHandler } from "your-devices/server";
import { propelAuthAdapter } from "your-devices/server/propelauth";

const client = createClient({
  url: process.env.PROPELAUTH_URL ?? "",
  integrationKey: process.env.PROPELAUTH_INTEGRATION_KEY ?? "",
});

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter: (request) => propelAuthAdapter({ client, request, userAgent: request.headers.get("user-agent") }),
});
