import { json } from "./json.ts";
import type { LogTraceFake, LogTraceRequest } from "./logtrace-fake-types.ts";
import { readBody } from "./read-body.ts";

/** The same answer whether a row was found or not. */
export function recordLogout(fake: LogTraceFake, { text }: LogTraceRequest): Response {
  const token = readBody(text)?.token;
  if (typeof token !== "string" || token === "") return json(400, { message: "token is required" });
  if (fake.logout === "sets-time")
    for (const row of fake.sessions) if (row.token === token) row.logout_at = new Date().toISOString();
  return json(200, { message: "Session logout registered successfully" });
}
