import { checkEndedSessions } from "../../core/check-ended-sessions.ts";
import type { Call } from "./call.ts";
import { maxRows } from "./max-rows.ts";
import type { Answer } from "./to-response.ts";
import { toWireSession } from "./to-wire-session.ts";
import { unsupported } from "./unsupported.ts";

export async function listEnded({ adapter, signal, cursor, ipAddress }: Call): Promise<Answer> {
  if (!adapter.listEndedSessions) throw unsupported("listEndedSessions");
  const options = cursor === undefined ? { signal } : { signal, cursor };
  const page = await checkEndedSessions(await adapter.listEndedSessions(options));
  const sessions = page.sessions.slice(0, maxRows).map((session) => toWireSession(session, ipAddress));
  return { status: 200, json: { ...page, sessions } };
}
