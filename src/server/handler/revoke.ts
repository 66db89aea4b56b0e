import { can } from "../../core/can.ts";
import { refusalOf } from "../../core/refusal-of.ts";
import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import { readId } from "./read-id.ts";
import { readMembers } from "./read-members.ts";
import type { Answer } from "./to-response.ts";
import { unlessGone } from "./unless-gone.ts";
import { unsupported } from "./unsupported.ts";

export async function revoke(call: Call): Promise<Answer> {
  const { adapter, signal, body } = call;
  const { id } = readMembers<{ id: string }>(body, { id: readId });
  const list = await checkedListOf(call);
  if (!can(adapter, list, "revoke")) throw unsupported("revokeSession");
  const refusal = refusalOf(list, id);
  if (refusal && refusal.code !== "not-found") throw refusal;
  signal.throwIfAborted();
  await unlessGone(list, id, () => adapter.revokeSession?.(id));
  return { status: 204 };
}
