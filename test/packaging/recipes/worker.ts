import { createSessionsHandler } from "your-devices/server";
import type { SessionStore } from "./session-store.ts";
import { sessionsOf } from "./sessions.ts";

interface Env {
  APP_ORIGIN: string;
  SESSIONS: SessionStore;
}

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const handler = createSessionsHandler({
      adapter: (incoming) => sessionsOf(incoming, env.SESSIONS),
      basePath: "/api/devices",
      allowedOrigins: [env.APP_ORIGIN],
    });
    return handler(request);
  },
};
