import type { UserSession } from "../contract.ts";
import { withoutUndefined } from "../core/fields.ts";
import type { GuardSnapshot } from "../core/guard/guard.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { Device, DeviceRow, DeviceState } from "./device.ts";

export interface DeviceRowsOptions {
  pendingSignOuts: GuardSnapshot["pendingSignOuts"];
  canSignOut: (session: UserSession) => boolean;
  /** Signs one device out. The same function for as long as the guard is the same. */
  signOut: (id: string) => Promise<SignOutResult>;
}

/**
 * The devices with what can be done to them.
 *
 * @param former what was returned before, for the same `signOut`. A row that did not change stays the same object:
 *   what did not change does not render.
 */
export function deviceRows(
  devices: readonly Device[],
  { pendingSignOuts, canSignOut, signOut }: DeviceRowsOptions,
  former: readonly DeviceRow[],
): readonly DeviceRow[] {
  const formerById = new Map(former.map((row) => [row.id, row]));
  return devices.map((device): DeviceRow => {
    const { id, session, isCurrent } = device;
    const pending = isCurrent ? undefined : pendingSignOuts.get(id);
    const state: DeviceState = pending?.state ?? "ready";
    const before = formerById.get(id);
    const canNow = state !== "signing-out" && canSignOut(session);
    const row = withoutUndefined({
      ...device,
      state,
      error: pending?.error,
      failedAt: pending?.failedAt,
      signOut: canNow ? (before?.signOut ?? (() => signOut(id))) : undefined,
    });
    return before && isSameRow(before, row) ? before : row;
  });
}

function isSameRow(one: DeviceRow, other: DeviceRow): boolean {
  return (
    one.session === other.session &&
    one.error === other.error &&
    one.signOut === other.signOut &&
    // Texts and moments are new objects each time, with their members in one order.
    JSON.stringify(one) === JSON.stringify(other)
  );
}
