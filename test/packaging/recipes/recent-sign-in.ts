import { createSessionsHandler, SessionsError } from "your-devices/server";
import { currentRowOf } from "./current-row-of.ts";
import { sessionsOf } from "./sessions.ts";

const tenMinutes = 600_000;

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter(request) {
    const current = currentRowOf(request);
    const isRecent = current && Date.now() - Date.parse(current.confirmedAt) < tenMinutes;
    if (current && !isRecent && request.method === "POST")
      throw new SessionsError("reauth-required", "The password was asked for more than ten minutes ago.");
    return sessionsOf(request);
  },
});
