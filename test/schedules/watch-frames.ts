import type { SessionList } from "../../src/contract.ts";
import { currentSessionOf } from "../../src/core/list-rules.ts";
import type { DeviceRow, DevicesResult, DevicesSuccess } from "../../src/devices/device.ts";
import type { Judge } from "./judge.ts";
import type { Visit } from "./visit.ts";

/** Every row of a result, the current one first. */
export function rowsOf(result: DevicesResult): DeviceRow[] {
  if (result.status !== "success") return [];
  return result.current ? [result.current, ...result.others] : result.others;
}

/** Judges what is painted, at the moment of its commit. `cached` is what the cache of the host holds. */
export function watchFrames(judge: Judge) {
  return (result: DevicesResult, visit: Visit, cached: SessionList | undefined): void => {
    const { user, snapshot } = visit;
    const expect = (holds: boolean, why: () => string) => judge.expect(holds, "lie", why);
    const strange = rowsOf(result).filter(({ id }) => !id.startsWith(String(user)));
    judge.expect(strange.length === 0, "another-user", () => strange.map(({ id }) => id).join(" "));

    const { signedOut, shown: newest, error } = snapshot();
    const isSignedOut = user === null || signedOut;
    expect(
      (result.status === "signed-out") === isSignedOut,
      () => `${result.status}, signed out: ${isSignedOut}`,
    );
    if (user === undefined) expect(result.status === "pending", () => `${result.status} for an unknown user`);
    if (result.status === "error" || result.status === "reauth-required")
      expect(!cached, () => `${result.status} though there is a list`);
    if (result.status === "success") {
      const list = newest ?? cached;
      expect(
        result.refreshError === error,
        () => `refreshError ${result.refreshError?.code}, not ${error?.code}`,
      );
      if (list) judgeSuccess(result, list);
      else expect(false, () => "rows without a list");
    }

    function judgeSuccess(shown: DevicesSuccess, list: SessionList): void {
      const rows = rowsOf(shown);
      const sorted = (ids: { id: string }[]) =>
        ids
          .map(({ id }) => id)
          .sort()
          .join(" ");
      const [ids, listed] = [sorted(rows), sorted(list.sessions)];
      expect(rows.length > 0, () => "success with no row");
      expect(ids === listed, () => `${ids} is shown, the newest list has ${listed}`);
      expect(shown.othersCount === shown.others.length, () => `${shown.othersCount} others`);
      const current = currentSessionOf(list);
      expect(shown.current?.id === current?.id, () => `${shown.current?.id} is shown as the current one`);
      expect(!shown.current?.signOut, () => "the current device can be signed out");
      const isReadOnly = !current || list.can?.length === 0;
      expect((shown.readOnlyReason !== undefined) === isReadOnly, () => `read-only: ${shown.readOnlyReason}`);
      if (isReadOnly) expect(!shown.signOutOthers, () => "all others can be signed out of a read-only list");
      for (const row of shown.others) {
        const state = snapshot().pendingSignOuts.get(row.id)?.state ?? "ready";
        expect(row.state === state, () => `${row.id} is shown as ${row.state}, not ${state}`);
        const isActionable = !isReadOnly && !row.session.notRevocable && state !== "signing-out";
        expect(
          (row.signOut !== undefined) === isActionable,
          () => `${row.id} can be signed out: ${!isActionable}`,
        );
      }
    }
  };
}
