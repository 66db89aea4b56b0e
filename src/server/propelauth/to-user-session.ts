import type { UserSession } from "../../core/contract.ts";
import type { Fields } from "../../core/is-fields.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import type { Row } from "./read-sessions.ts";
import { toDevice } from "./to-device.ts";
import { toTime } from "./to-time.ts";

/** The members of a row that may leave. */
const visible: ReadonlySet<string> = new Set([
  "sessionId",
  "createdAt",
  "lastActivityAt",
  "expiresAt",
  "device",
  "ipAddress",
]);

/** A row of PropelAuth in our words. */
export function toUserSession(row: Row, currentId: string | undefined): UserSession {
  const { sessionId: id, createdAt, lastActivityAt, expiresAt, device, ...asItIs } = visibleOf(row);
  const session = {
    ...asItIs,
    id,
    // trap: propelauth-no-current-flag
    isCurrent: id === currentId,
    createdAt: toTime(createdAt),
    lastActiveAt: toTime(lastActivityAt),
    expiresAt: toTime(expiresAt),
    device: toDevice(device),
  };
  return withoutUndefined(session) as UserSession;
}

function visibleOf(row: Row): Fields {
  const copy: Fields = {};
  for (const [key, value] of Object.entries(row)) {
    // Metadata may hold an e-mail address and a role, tags a customer's name.
    // trap: propelauth-metadata
    if (!visible.has(key)) continue;
    copy[key] = value ?? undefined;
  }
  return copy;
}
