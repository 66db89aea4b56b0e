import { createServer } from "node:http";
import { createSessionsHandler, toNodeListener } from "your-devices/server";
import { sessionsOf } from "./sessions.ts";

const devices = toNodeListener(
  createSessionsHandler({
    adapter: sessionsOf,
    basePath: "/api/devices",
    allowedOrigins: ["https://app.example"],
  }),
);

export const server = createServer((request, response) => {
  if (request.url?.startsWith("/api/devices")) return devices(request, response);
  response.writeHead(404).end();
});
