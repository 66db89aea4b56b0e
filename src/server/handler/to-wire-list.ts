import { can } from "../../core/can.ts";
import type { Capability, SessionList } from "../../core/contract.ts";
import { orderSessions } from "../../core/order-sessions.ts";
import type { Call } from "./call.ts";
import { maxRows } from "./max-rows.ts";
import { toWireSession } from "./to-wire-session.ts";

/** The checked list as it travels: what the person may do and the server's clock are always said. */
export function toWireList(
  list: SessionList,
  { adapter, ipAddress }: Pick<Call, "adapter" | "ipAddress">,
): SessionList {
  const isCut = list.sessions.length > maxRows;
  const sessions = isCut ? orderSessions(list.sessions).slice(0, maxRows) : list.sessions;
  return {
    ...list,
    sessions: sessions.map((session) => toWireSession(session, ipAddress)),
    can: capabilitiesOf(adapter, list),
    ...(isCut && { truncated: true }),
    serverTime: list.serverTime ?? new Date().toISOString(),
  };
}

function capabilitiesOf(adapter: Call["adapter"], list: SessionList): Capability[] {
  const allows = (capability: Capability) => can(adapter, list, capability);
  const capabilities: Readonly<Record<Capability, boolean>> = {
    revoke: allows("revoke"),
    // Where the backend has none, the handler ends them one by one.
    "revoke-others": allows("revoke-others") || allows("revoke"),
    rename: allows("rename"),
    history: allows("history"),
  };
  return (Object.keys(capabilities) as Capability[]).filter((capability) => capabilities[capability]);
}
