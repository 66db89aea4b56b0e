import type { SessionList } from "../../core/contract.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import type { SessionsRead } from "./read-sessions.ts";
import type { ResolvedOptions } from "./resolve-options.ts";
import { toUserSession } from "./to-user-session.ts";

export function toSessionList(
  { rows, currentId, skipped }: SessionsRead,
  { revocationLagSeconds }: ResolvedOptions,
): SessionList {
  return withoutUndefined({
    sessions: rows.map((row) => toUserSession(row, currentId)),
    can: currentId === undefined ? [] : [...acts],
    // It is alive, so a list without it is not all.
    truncated: currentId === undefined || undefined,
    skipped: skipped || undefined,
    // trap: propelauth-stateless-token
    revocationLagSeconds: revocationLagSeconds || undefined,
    serverTime: new Date().toISOString(),
  });
}

const acts = ["revoke", "revoke-others"] as const;
