import type { UserSession } from "../../core/contract.ts";
import { isFields } from "../../core/is-fields.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import { deviceOf } from "./device-of.ts";
import type { Row } from "./is-row.ts";
import { placeOf } from "./place-of.ts";
import { textOf } from "./text-of.ts";

export interface ReadAt {
  /** Epoch milliseconds: when the list was asked for, and when it was there. */
  since: number;
  until: number;
}

/** A row of Clerk's in our words, copied: the row itself changes when it is revoked. */
export function toUserSession(row: Row, isCurrent: boolean, { since, until }: ReadAt): UserSession {
  const activity = isFields(row.latestActivity) ? row.latestActivity : {};
  let lastActiveAt = instant(row.lastActiveAt);
  // Clerk's client makes "now" of a date that is missing. Only the session that asks is active now.
  // trap: clerk-missing-last-active
  if (!isCurrent && Number(row.lastActiveAt) >= since) lastActiveAt = undefined;
  const end = (value: unknown): string | undefined => {
    // trap: clerk-missing-end
    if (Number(value) >= since && Number(value) <= until) return undefined;
    return instant(value);
  };
  return withoutUndefined({
    id: row.id,
    isCurrent,
    lastActiveAt,
    expiresAt: end(row.expireAt),
    idleExpiresAt: end(row.abandonAt),
    device: deviceOf(activity),
    ipAddress: textOf(activity.ipAddress),
    location: placeOf(activity),
    impersonated: row.actor ? true : undefined,
  });
}

/** An impossible date is null in JSON. */
function instant(value: unknown): string | undefined {
  return value instanceof Date ? (value.toJSON() ?? undefined) : undefined;
}
