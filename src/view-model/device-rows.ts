import type { UserSession } from "../core/contract.ts";
import type { GuardSnapshot, Mark, SignOutResult } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import type { DeviceRow } from "./devices-result.ts";
import { distinctNames } from "./distinct-names.ts";
import { signOutNote } from "./sign-out-note.ts";
import { type ToDeviceOptions, toDevice } from "./to-device.ts";

export interface DeviceRowsOptions extends ToDeviceOptions {
  sessions: readonly UserSession[];
  marks: GuardSnapshot["marks"];
  canSignOut: (session: UserSession) => boolean;
  /** `now` without the minute by which it may lag behind. */
  exactNow: () => number;
}

/** Makes the rows of one page again and again, and hands out the former object where nothing in a row changed. */
export interface DeviceRows {
  rows(options: DeviceRowsOptions): DeviceRow[];
}

export function createDeviceRows(signOut: (id: string) => Promise<SignOutResult>): DeviceRows {
  let former = new Map<string, DeviceRow>();
  const failedAt = new WeakMap<SessionsError, number>();

  const stateOf = (
    mark: Mark | undefined,
    options: ToDeviceOptions & Pick<DeviceRowsOptions, "exactNow">,
  ): Pick<DeviceRow, "state" | "note" | "error"> => {
    if (!mark) return { state: "ready" };
    const { state, error } = mark;
    const at = (error && failedAt.get(error)) ?? options.exactNow();
    if (error) failedAt.set(error, at);
    const note = signOutNote(mark, { ...options, at });
    return { state, ...(note === undefined ? {} : { note }), ...(error ? { error } : {}) };
  };

  return {
    rows({ sessions, marks, canSignOut, ...options }) {
      const devices = sessions.map((session) => toDevice(session, options));
      const names = distinctNames(devices);
      const rows = devices.map((device, index): DeviceRow => {
        const { id, session, isCurrent } = device;
        const state = stateOf(isCurrent ? undefined : marks.get(id), options);
        const row: DeviceRow = { ...device, ...state, distinctName: names[index] ?? device.name };
        const before = former.get(id);
        if (state.state !== "signing-out" && canSignOut(session))
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
