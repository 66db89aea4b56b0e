import type { Capability, EndedSessionsPage, SessionList, SessionsAdapter } from "../contract.ts";
import { SessionsError } from "../core/errors.ts";
import { can, orderSessions } from "../core/list-rules.ts";

/** The most sessions that one response has. Nobody reads a page of more. */
const maxRows = 10_000;

/**
 * A checked list as it goes over the wire. `can` and `serverTime` are always there. A list that is too long is cut to the
 * current session and those that were active last.
 */
export function toWireList(list: SessionList, adapter: SessionsAdapter): SessionList {
  const isCut = list.sessions.length > maxRows;
  return {
    ...list,
    sessions: isCut ? orderSessions(list.sessions).slice(0, maxRows) : list.sessions,
    can: capabilitiesOf(adapter, list),
    ...(isCut && { truncated: true }),
    serverTime: list.serverTime ?? new Date().toISOString(),
  };
}

/**
 * A checked page of ended sessions as it goes over the wire.
 *
 * @throws {SessionsError} `bad-response` if it is too long: it has no member that could say that rows were left out.
 */
export function toWirePage(page: EndedSessionsPage): EndedSessionsPage {
  if (page.sessions.length > maxRows)
    throw new SessionsError("bad-response", `listEndedSessions gave more than ${maxRows} rows; use pages.`);
  return page;
}

/** What the caller can do, in the order of the contract. */
function capabilitiesOf(adapter: SessionsAdapter, list: SessionList): Capability[] {
  const allows = (capability: Capability) => can(adapter, list, capability);
  const capabilities: Readonly<Record<Capability, boolean>> = {
    revoke: allows("revoke"),
    // If the backend has no method for all others, the handler revokes them one by one.
    "revoke-others": allows("revoke-others") || allows("revoke"),
    rename: allows("rename"),
    history: allows("history"),
  };
  return (Object.keys(capabilities) as Capability[]).filter((capability) => capabilities[capability]);
}
