import type { NotRevocable, SessionList, UserSession } from "../contract.ts";
import { currentSessionOf, endOf, isExpired, orderSessions } from "../core/list-rules.ts";
import type { DevicesSuccess } from "./device.ts";

/** The sessions of a list by what the page does with them. */
interface SessionGroups {
  current: UserSession | undefined;
  /** The latest active first. */
  others: readonly UserSession[];
  /** The current one and the others. */
  all: readonly UserSession[];
  /** Those whose own end had passed when the list was made, the latest end first. */
  expired: readonly UserSession[];
  /** Those of the others that can be signed out. */
  revocable: readonly UserSession[];
  /** How many of the others can't, by their reason. */
  staying: DevicesSuccess["staying"];
}

export function groupsOf(list: SessionList | undefined): SessionGroups {
  if (!list) return { current: undefined, others: [], all: [], expired: [], revocable: [], staying: {} };
  const current = currentSessionOf(list);
  const others: UserSession[] = [];
  const expired: UserSession[] = [];
  for (const session of orderSessions(list.sessions))
    if (session !== current) (isExpired(session, list) ? expired : others).push(session);
  expired.sort((one, other) => endOf(other) - endOf(one));
  const staying: Partial<Record<NotRevocable["reason"], number>> = {};
  const revocable = others.filter(({ notRevocable }) => {
    if (notRevocable) staying[notRevocable.reason] = (staying[notRevocable.reason] ?? 0) + 1;
    return current && !notRevocable;
  });
  return { current, others, all: current ? [current, ...others] : others, expired, revocable, staying };
}
