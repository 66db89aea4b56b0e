import type { UserSession } from "../contract.ts";
import type { GuardSnapshot } from "../core/guard/guard.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { DeviceRow } from "./device.ts";
import { type ToDeviceOptions, toDevice } from "./to-device.ts";

export interface DeviceRowsOptions extends ToDeviceOptions {
  sessions: readonly UserSession[];
  pendingSignOuts: GuardSnapshot["pendingSignOuts"];
  canSignOut: (session: UserSession) => boolean;
}

/** Makes the rows of one page again and again, and hands out the former object where nothing in a row changed. */
interface DeviceRows {
  rows(options: DeviceRowsOptions): DeviceRow[];
}

export function createDeviceRows(signOut: (id: string) => Promise<SignOutResult>): DeviceRows {
  let former = new Map<string, DeviceRow>();
  return {
    rows({ sessions, pendingSignOuts: marks, canSignOut, ...options }) {
      const devices = sessions.map((session) => toDevice(session, options));
      const rows = devices.map((device): DeviceRow => {
        const { id, session, isCurrent } = device;
        const mark = isCurrent ? undefined : marks.get(id);
        const row: DeviceRow = { ...device, state: mark?.state ?? "ready" };
        if (mark?.error) row.error = mark.error;
        const before = former.get(id);
        if (row.state !== "signing-out" && canSignOut(session))
          row.signOut = before?.signOut ?? (() => signOut(id));
        return before && isSameRow(before, row) ? before : row;
      });
      former = new Map(rows.map((row) => [row.id, row]));
      return rows;
    },
  };
}

function isSameRow(one: DeviceRow, other: DeviceRow): boolean {
  return (
    one.session === other.session &&
    one.error === other.error &&
    one.signOut === other.signOut &&
    // Texts and moments are made anew each time, in one order.
    JSON.stringify(one) === JSON.stringify(other)
  );
}
