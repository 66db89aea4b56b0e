import { createSessionsHandler } from "your-devices/server";
import { sessionsOf } from "./sessions.ts";

const handler = createSessionsHandler({
  adapter: sessionsOf,
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
});

export default { port: 3000, fetch: handler };
