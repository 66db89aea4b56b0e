import { can } from "../../core/can.ts";
import { checkEndedSessions } from "../../core/check-ended-sessions.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import { maxRows } from "./max-rows.ts";
import type { Answer } from "./to-response.ts";
import { toWireSession } from "./to-wire-session.ts";
import { unsupported } from "./unsupported.ts";

export async function listEnded(call: Call): Promise<Answer> {
  const { adapter, signal, cursor, ipAddress } = call;
  if (!adapter.listEndedSessions || !can(adapter, await checkedListOf(call), "history"))
    throw unsupported("listEndedSessions");
  const options = cursor === undefined ? { signal } : { signal, cursor };
  const page = await checkEndedSessions(await adapter.listEndedSessions(options));
  // Nothing on the wire could say that rows were left out.
  if (page.sessions.length > maxRows)
    throw new SessionsError("bad-response", `listEndedSessions gave more than ${maxRows} rows; use pages.`);
  const sessions = page.sessions.map((session) => toWireSession(session, ipAddress));
  return { status: 200, json: { ...page, sessions } };
}
