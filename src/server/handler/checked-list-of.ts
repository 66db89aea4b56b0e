import { checkList } from "../../core/check-list.ts";
import type { SessionList } from "../../core/contract.ts";
import type { Call } from "./call.ts";

/** What the adapter lists now, through the input check like any other backend's answer. */
export async function checkedListOf({ adapter, signal }: Call): Promise<SessionList> {
  return checkList(await adapter.listSessions({ signal }));
}
