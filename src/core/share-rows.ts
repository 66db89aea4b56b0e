import type { SessionList } from "./contract.ts";

/**
 * `next` with every unchanged row, or the whole of it, replaced by the former object, so that what did not change does
 * not render. Rows are matched by id: by position, one row less would change all below it.
 */
export function shareRows(previous: SessionList | undefined, next: SessionList): SessionList {
  if (!previous) return next;
  const former = new Map(previous.sessions.map((session) => [session.id, session]));
  const sessions = next.sessions.map((session) => {
    const same = former.get(session.id);
    return same && isSame(same, session) ? same : session;
  });
  const shared = { ...next, sessions };
  return isSame(previous, shared) ? previous : shared;
}

/** The input check writes every object's members in one order, so equal objects have equal texts. */
function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
