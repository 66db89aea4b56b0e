import { can } from "../../core/can.ts";
import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import { readId } from "./read-id.ts";
import { readMembers } from "./read-members.ts";
import { readName } from "./read-name.ts";
import type { Answer } from "./to-response.ts";
import { unlessGone } from "./unless-gone.ts";
import { unsupported } from "./unsupported.ts";

export async function rename(call: Call): Promise<Answer> {
  const { adapter, signal, body } = call;
  const { id, name } = readMembers<{ id: string; name: string }>(body, { id: readId, name: readName });
  const list = await checkedListOf(call);
  if (!can(adapter, list, "rename")) throw unsupported("renameSession");
  signal.throwIfAborted();
  await unlessGone(list, id, () => adapter.renameSession?.(id, name));
  return { status: 204 };
}
