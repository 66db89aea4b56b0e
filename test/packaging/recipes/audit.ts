import { DatabaseSync } from "node:sqlite";
import { createSessionsHandler } from "your-devices/server";
import { sessionIdOf } from "./session-id-of.ts";
import { sessionsOf } from "./sessions.ts";

export const database = new DatabaseSync(process.env.AUDIT_FILE ?? ":memory:");
database.exec(
  "create table if not exists audit (at text, user_id text, session_id text, ended_by text, all_others integer)",
);
// One statement writes all rows or none.
const write = database.prepare("insert into audit select ?, ?, value, ?, ? from json_each(?)");

export const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter: sessionsOf,
  async onRevoked({ ids, all, request, subject = null }) {
    const endedBy = await sessionIdOf(request);
    write.run(new Date().toISOString(), subject, endedBy, Number(all), JSON.stringify(ids));
  },
});
