import type { SessionList, UserSession } from "../../contract.ts";
import { withoutUndefined } from "../../core/fields.ts";
import type { Row } from "./client.ts";
import { toUserSession } from "./map.ts";
import type { Config } from "./server-config.ts";
import type { ResolvedOptions } from "./server-options.ts";
import type { SessionsRead } from "./server-read.ts";

export function toSessionList(
  { rows, current, config, isTruncated, skipped }: SessionsRead,
  { location }: Pick<ResolvedOptions, "location">,
): SessionList {
  const isReadOnly = !current || current.impersonatedBy;
  let shown = rows;
  // As in Better Auth's own list: who impersonates somebody is seen by nobody but themselves.
  // trap: better-auth-server-listed-impersonations
  shown = rows.filter((row) => row === current || !row.impersonatedBy);
  return withoutUndefined({
    sessions: shown.map((row) => toSession(row, row === current, config, location)),
    // trap: better-auth-server-impersonator-lists
    can: isReadOnly ? [] : [...acts, ...(config.canRename ? (["rename"] as const) : [])],
    truncated: isTruncated || undefined,
    skipped: skipped || undefined,
    // trap: better-auth-server-cookie-cache-lag
    revocationLagSeconds: config.revocationLag || undefined,
    // trap: better-auth-server-stale-activity
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
  const visible: Row = { ...row };
  // trap: better-auth-server-unreturned-fields
  for (const key of config.hidden) if (key !== "id") delete visible[key];
  const { lastActiveAt, ...session } = toUserSession(visible, isCurrent, location);
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
  // trap: better-auth-server-unremembered-activity
  if (granularity < oneDay && expiresIn > oneDay && !(lifetime > oneDay + 1)) return false;
  return true;
}
