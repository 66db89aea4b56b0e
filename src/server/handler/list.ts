import type { Call } from "./call.ts";
import { checkedListOf } from "./checked-list-of.ts";
import type { Answer } from "./to-response.ts";
import { toWireList } from "./to-wire-list.ts";

export async function list(call: Call): Promise<Answer> {
  return { status: 200, json: toWireList(await checkedListOf(call), call) };
}
