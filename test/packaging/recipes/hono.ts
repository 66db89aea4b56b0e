import { Hono } from "hono";
import { createSessionsHandler } from "your-devices/server";
import { sessionsOf } from "./sessions.ts";

const handler = createSessionsHandler({
  adapter: sessionsOf,
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
});

export const app = new Hono();
app.all("/api/devices/*", (context) => handler(context.req.raw));
