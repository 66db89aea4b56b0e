import { createSessionsHandler } from "your-devices/server";
import { betterAuthServerAdapter } from "your-devices/server/better-auth";
import { auth } from "../../../../auth";

const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter: (request) => betterAuthServerAdapter({ auth, request }),
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
