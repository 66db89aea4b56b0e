import { can } from "../../core/can.ts";
import { currentSessionOf } from "../../core/current-session-of.ts";
import { SessionsError } from "../../core/sessions-error.ts";
import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import { readMembers } from "./read-members.ts";
import { revokeEach } from "./revoke-each.ts";
import type { Answer } from "./to-response.ts";
import { unsupported } from "./unsupported.ts";

export async function revokeOthers(call: Call): Promise<Answer> {
  const { adapter, signal, body } = call;
  readMembers(body, {});
  const list = await checkedListOf(call);
  const hasMethod = can(adapter, list, "revoke-others");
  if (!hasMethod && !can(adapter, list, "revoke")) throw unsupported("revokeOtherSessions");
  if (!currentSessionOf(list))
    throw new SessionsError(
      "current-unknown",
      "The list does not say which session is asking, so the others are not known and none is ended.",
    );
  if (!hasMethod) return revokeEach(call, list);
  signal.throwIfAborted();
  await adapter.revokeOtherSessions?.();
  return { status: 204 };
}
