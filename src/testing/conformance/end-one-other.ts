import { can } from "../../core/can.ts";
import type { SessionList } from "../../core/contract.ts";
import { currentSessionOf } from "../../core/current-session-of.ts";
import { othersIn } from "./others-in.ts";
import type { Subject } from "./subject.ts";

/** Ends one of the others, past the adapter or else by it. Its id; undefined where neither can be done. */
export async function endOneOther(subject: Subject, list: SessionList): Promise<string | undefined> {
  // Without a current session one of these may be the one that asks.
  const [id] = currentSessionOf(list) ? othersIn(list) : [];
  if (id === undefined || (await subject.end(id))) return id;
  if (!can(subject.adapter, list, "revoke")) return undefined;
  return (await subject.act("revoke", id)).settled === "resolved" ? id : undefined;
}
