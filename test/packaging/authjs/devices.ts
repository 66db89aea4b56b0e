import { createSessionsHandler } from "your-devices/server";
import { sessions } from "./auth.ts";

export const handleDevices = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example.com"],
  adapter: async (request) => sessions.adapter(await sessions.callerOf(request)),
});
