import { createSessionsHandler, SessionsError } from "your-devices/server";
import { currentRowOf } from "./current-row-of.ts";
import { sessionsOf } from "./sessions.ts";

const changesPerMinute = 30;
const minute = 60_000;
const changes = new Map<string, number[]>();

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter(request) {
    const current = currentRowOf(request);
    if (current && request.method === "POST") countChange(current.userId);
    return sessionsOf(request);
  },
});

function countChange(userId: string): void {
  const now = Date.now();
  for (const [id, times] of changes) if ((times.at(-1) ?? 0) <= now - minute) changes.delete(id);
  const recent = (changes.get(userId) ?? []).filter((time) => time > now - minute);
  const [oldest = now] = recent;
  if (recent.length >= changesPerMinute)
    throw new SessionsError("rate-limited", `More than ${changesPerMinute} changes in a minute.`, {
      retryAfterSeconds: Math.ceil((oldest + minute - now) / 1000),
    });
  changes.set(userId, [...recent, now]);
}
