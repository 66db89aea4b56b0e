import type { SessionList } from "../../core/contract.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import type { SessionsRead } from "./read-sessions.ts";
import { toUserSession } from "./to-user-session.ts";

/** Clerk's session token lives so long, and is checked without asking Clerk. */
const revocationLagSeconds = 60;

export function toSessionList({ caller, rows, skipped, ...readAt }: SessionsRead): SessionList {
  const list: SessionList = withoutUndefined({
    sessions: rows.map((row) => toUserSession(row, row.id === caller.id, readAt)),
    skipped: skipped || undefined,
    revocationLagSeconds,
  });
  // Clerk refuses it during impersonation, and whoever acts for somebody else must not sign that person out.
  // trap: clerk-impersonation
  if (caller.actor) list.can = [];
  return list;
}
