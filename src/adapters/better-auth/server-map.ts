import type { SessionList, UserSession } from "../../contract.ts";
import { toSubject } from "../../core/check/values.ts";
import { type Fields, withoutUndefined } from "../../core/fields.ts";
import { type Row, toUserSession } from "./row.ts";
import type { Config } from "./server-config.ts";
import type { ResolvedOptions } from "./server-options.ts";
import type { SessionsRead } from "./server-read.ts";

const revokeMethods = ["revoke", "revoke-others"] as const;

/** The rows as the adapter's list, with what the configuration says about how exact it is. */
export function toSessionList(
  { userId, rows, current, config, isTruncated, skipped }: SessionsRead,
  {
    location,
    revocationLagSeconds,
    sessionLimit,
    history,
  }: Pick<ResolvedOptions, "location" | "revocationLagSeconds" | "sessionLimit" | "history">,
): SessionList {
  const isReadOnly = !current || current.impersonatedBy;
  const reading = history && config.hasSessionTable ? (["history"] as const) : [];
  // The internal list has the sessions of administrators who impersonate the user; Better Auth's endpoint hides them
  // (trap: better-auth-server-listed-impersonations -> rows).
  const listed = rows.filter((row) => row === current || !row.impersonatedBy);
  return withoutUndefined({
    sessions: listed.map((row) => toSession(row, row === current, config, location)),
    // An administrator who impersonates the user gets the user's own list (trap: better-auth-server-impersonator-lists).
    can: isReadOnly
      ? [...reading]
      : [...revokeMethods, ...(config.canRename ? (["rename"] as const) : []), ...reading],
    truncated: isTruncated || undefined,
    skipped: skipped || undefined,
    // A revoked device goes on until its cookie cache expires
    // (trap: better-auth-server-cookie-cache-lag -> revocationLagSeconds).
    revocationLagSeconds: config.revocationLag + revocationLagSeconds || undefined,
    // Better Auth writes updatedAt only once per session.updateAge (trap: better-auth-server-stale-activity).
    lastActiveGranularitySeconds: config.granularity || undefined,
    serverTime: new Date().toISOString(),
    subject: toSubject(userId),
    sessionLimit,
  });
}

/** A row as a session, without what the application hides. */
export function toSession(
  row: Row,
  isCurrent: boolean,
  config: Config,
  location: ResolvedOptions["location"],
): UserSession {
  const visible: Row = config.hidden[0] ? { ...row } : row;
  // Rows have the fields that the application declared `returned: false` (trap: better-auth-server-unreturned-fields).
  for (const key of config.hidden) if (key !== "id") delete visible[key];
  const session = toUserSession(visible, isCurrent, location);
  if (!isActivityNoted(row, config)) delete session.lastActiveAt;
  return session;
}

const oneDay = 86_400;

/**
 * False if `updatedAt` is only the time of the sign-in: the application switched the refresh off, or the person chose not
 * to be remembered. Better Auth gives the latter a lifetime of one day and no other sign by which to tell them.
 */
export function isActivityNoted(
  { createdAt, expiresAt }: Fields,
  { granularity, expiresIn }: Config,
): boolean {
  if (granularity === undefined) return false;
  // A granularity of a day or more is true for them as well, and if no session lives longer than a day, the lifetime
  // does not tell them apart.
  if (granularity >= oneDay || expiresIn <= oneDay) return true;
  const lifetime = (Number(new Date(expiresAt as Date)) - Number(new Date(createdAt as Date))) / 1000;
  // A session that is not to be remembered lives a day, and no activity of it is ever noted
  // (trap: better-auth-server-unremembered-activity -> true).
  return lifetime > oneDay + 1;
}
