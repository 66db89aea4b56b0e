import type { NetworkChange, SessionLocation, SessionNetwork, UserSession } from "../../contract.ts";
import { isFields, withoutUndefined } from "../../core/fields.ts";
import { instantOf } from "./database.ts";
import type { OwnRow } from "./sessions-table.ts";
import type { SideRow, SideRows } from "./side-table.ts";

/** A living session as the contract has it. */
export function toSession(
  row: OwnRow,
  side: SideRow | undefined,
  isCurrent: boolean,
  numbers: SideRows["numbers"],
): UserSession {
  return withoutUndefined({
    ...fromSide(side, numbers),
    id: row.id,
    isCurrent,
    createdAt: instantOf(row.createdAt ?? side?.createdAt),
    lastActiveAt: instantOf(laterOf(row.lastActiveAt, side?.lastActiveAt)),
    expiresAt: instantOf(row.expiresAt),
    userAgent: side?.userAgent ?? row.userAgent,
    ipAddress: side?.ipAddress ?? row.ipAddress,
  });
}

/** An ended session as the contract has it. */
export function toEnded(side: SideRow, numbers: SideRows["numbers"]): UserSession {
  const end = withoutUndefined({
    endedAt: instantOf(side.endedAt),
    endReason: side.endReason as UserSession["endReason"],
  });
  const recorded = objectOf(side.session);
  if (recorded) return { ...(recorded as unknown as UserSession), id: side.id, isCurrent: false, ...end };
  return withoutUndefined({
    ...fromSide(side, numbers),
    id: side.id,
    isCurrent: false,
    createdAt: instantOf(side.createdAt),
    lastActiveAt: instantOf(side.lastActiveAt),
    expiresAt: instantOf(side.expiresAt),
    userAgent: side.userAgent,
    ipAddress: side.ipAddress,
    ...end,
  });
}

function fromSide(side: SideRow | undefined, numbers: SideRows["numbers"]) {
  return {
    location: objectOf(side?.location) as SessionLocation | undefined,
    signInMethod: side?.signInMethod,
    network: side && networkOf(side, numbers),
  };
}

function laterOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function networkOf(side: SideRow, numbers: SideRows["numbers"]): SessionNetwork | undefined {
  const idOf = (network: unknown) => numbers.get(String(network))?.toString();
  const read = parse(side.changes);
  const changes = (Array.isArray(read) ? read.filter(isFields) : []).flatMap((one): NetworkChange[] => {
    const at = instantOf(Number(one.at));
    const country = typeof one.country === "string" ? one.country : undefined;
    return at === undefined ? [] : [withoutUndefined({ at, country, networkId: idOf(one.network) })];
  });
  const network = withoutUndefined({
    id: idOf(side.network),
    changes: changes[0] && changes,
  });
  return Object.keys(network)[0] ? network : undefined;
}

function objectOf(json: string | undefined): Record<string, unknown> | undefined {
  const value = parse(json);
  return isFields(value) ? value : undefined;
}

/** Undefined if it is not JSON: what somebody else wrote into the side table costs the member, not the list. */
function parse(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
