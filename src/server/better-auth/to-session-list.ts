import type { Row } from "../../adapters/better-auth/is-row.ts";
import { toUserSession } from "../../adapters/better-auth/to-user-session.ts";
import type { SessionList, UserSession } from "../../core/contract.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import type { Config } from "./read-config.ts";
import type { SessionsRead } from "./read-sessions.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

export function toSessionList(
  { rows, current, config, isTruncated, skipped }: SessionsRead,
  { location }: Pick<ResolvedOptions, "location">,
): SessionList {
  const isReadOnly = !current || current.impersonatedBy;
  // As in Better Auth's own list: who impersonates somebody is seen by nobody but themselves.
  const shown = rows.filter((row) => row === current || !row.impersonatedBy);
  return withoutUndefined({
    sessions: shown.map((row) => toSession(row, row === current, config, location)),
    can: isReadOnly ? [] : [...acts, ...(config.canRename ? (["rename"] as const) : [])],
    truncated: isTruncated || undefined,
    skipped: skipped || undefined,
    revocationLagSeconds: config.revocationLag || undefined,
    lastActiveGranularitySeconds: config.granularity || undefined,
    serverTime: new Date().toISOString(),
  });
}

const acts = ["revoke", "revoke-others"] as const;

function toSession(
  row: Row,
  isCurrent: boolean,
  config: Config,
  location: ResolvedOptions["location"],
): UserSession {
  const visible = Object.entries(row).filter(([key]) => key === "id" || !config.hidden.has(key));
  const { lastActiveAt, ...session } = toUserSession(Object.fromEntries(visible) as Row, isCurrent, location);
  return lastActiveAt && isActivityNoted(row, config) ? { ...session, lastActiveAt } : session;
}

const oneDay = 86_400;

/**
 * False where `updatedAt` says no more than when the session began: its refresh is switched off, or it is not to be
 * remembered. Better Auth gives such a session one day, and leaves no other mark on it.
 */
function isActivityNoted({ createdAt, expiresAt }: Row, { granularity, expiresIn }: Config): boolean {
  if (granularity === undefined) return false;
  const lifetime = (Number(new Date(expiresAt as Date)) - Number(new Date(createdAt as Date))) / 1000;
  return granularity >= oneDay || expiresIn <= oneDay || lifetime > oneDay + 1;
}
