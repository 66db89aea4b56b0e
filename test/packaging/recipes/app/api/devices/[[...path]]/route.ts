import { createSessionsHandler } from "your-devices/server";
import { sessionsOf } from "../../../../sessions";

const handler = createSessionsHandler({
  adapter: sessionsOf,
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
});

export {
  handler as DELETE,
  handler as GET,
  handler as HEAD,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
};
