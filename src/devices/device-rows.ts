import type { UserSession } from "../contract.ts";
import { withoutUndefined } from "../core/fields.ts";
import type { GuardSnapshot } from "../core/guard/guard-snapshot.ts";
import type { RenameResult } from "../core/guard/renames.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { DeviceRow, DeviceState } from "./device.ts";
import type { DeviceIndex } from "./device-index.ts";
import type { DistinctName } from "./distinct-names.ts";
import { agesOf, deviceOf, isCurrentIn, type ToDeviceOptions } from "./to-device.ts";

export interface DeviceRowsOptions extends ToDeviceOptions {
  index: DeviceIndex;
  /** By session id. */
  names: ReadonlyMap<string, DistinctName>;
  pendingSignOuts: GuardSnapshot["pendingSignOuts"];
  /** The names that no list has or lacks yet, by session id. */
  pendingNames?: ReadonlyMap<string, string>;
  canSignOut: (session: UserSession) => boolean;
  /** Signs one device out. The same function for as long as the guard is the same. */
  signOut: (id: string) => Promise<SignOutResult>;
  /** Renames one device. The same function for as long as `signOut` is. Absent = impossible. */
  rename?: ((id: string, name: string) => Promise<RenameResult>) | undefined;
  /** Lists again. The same function for as long as the guard is the same. */
  retry: () => void;
}

/**
 * The sessions as devices, with what can be done to them.
 *
 * @param former what was returned before, by id, for the same `index`, `timeZone` and `signOut`. A row that did not change
 *   stays the same object, so what did not change does not render, and no device is made for it.
 */
export function deviceRows(
  sessions: readonly UserSession[],
  options: DeviceRowsOptions,
  former: ReadonlyMap<string, DeviceRow>,
): DeviceRow[] {
  const { list, index, names, pendingSignOuts, canSignOut, signOut, rename, retry } = options;
  return sessions.map((session): DeviceRow => {
    const { id } = session;
    const isCurrent = isCurrentIn(list, session);
    const { state = "ready", error, failedAt } = (isCurrent ? undefined : pendingSignOuts.get(id)) ?? {};
    const before = former.get(id);
    const canNow = state !== "signing-out" && canSignOut(session);
    const changing = {
      session,
      isCurrent,
      state: state as DeviceState,
      error,
      failedAt,
      signOut: canNow ? (before?.signOut ?? (() => signOut(id))) : undefined,
      rename:
        rename && state !== "signing-out"
          ? (before?.rename ?? ((name: string) => rename(id, name)))
          : undefined,
      pendingName: options.pendingNames?.get(id),
      check: state === "unknown" ? retry : undefined,
      distinctName: names.get(id)?.distinctName ?? index(session).name,
      distinction: names.get(id)?.distinction,
    };
    const ages = agesOf(session, options);
    const isSame =
      before &&
      before.lastActive?.text === ages.active &&
      (!ages.active || before.lastActive?.dateTime === ages.activeAt) &&
      (!ages.active || before.lastActive?.isLowerBound === (ages.isLowerBound || undefined)) &&
      before.signedIn?.relative === ages.signedIn &&
      (Object.keys(changing) as (keyof typeof changing)[]).every((key) => before[key] === changing[key]);
    return isSame
      ? before
      : withoutUndefined({ ...deviceOf(session, index(session), ages, options), ...changing });
  });
}
