"use client";

import { useCallback, useMemo } from "react";
import type { SessionList } from "../contract.ts";
import { toSessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { ReauthHandler } from "../core/guard/step-up.ts";
import { isExpired, sessionOf } from "../core/list-rules.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { DeviceRow } from "./device.ts";
import { shownNameOf } from "./use-listed-devices.ts";

interface DeviceActions {
  retry: () => void;
  confirm: () => Promise<void>;
  signOut: (id: string) => Promise<SignOutResult>;
  signOutOthers: () => Promise<SignOutResult[]>;
}

/** What the last commit had. */
export interface Committed {
  ask: ReauthHandler | undefined;
  rows: readonly DeviceRow[];
}

/** What a person can do: the same functions for as long as the guard is the same. */
export function useDeviceActions(
  guard: Guard | undefined,
  refetch: () => Promise<unknown>,
  latest: { readonly current: Committed },
): DeviceActions {
  const retry = useCallback(() => void refetch(), [refetch]);
  return useMemo(
    () => ({
      retry,
      async confirm() {
        const { ask } = latest.current;
        if (guard && ask) await guard.stepUp(ask, "list").then(retry, () => {});
      },
      async signOut(id) {
        const { ask, rows } = latest.current;
        return withDevice(rows)((await guard?.revoke(id, ask)) ?? { id, outcome: "unknown" });
      },
      async signOutOthers() {
        if (!guard) return [];
        const { ask, rows } = latest.current;
        const named = withDevice(rows);
        const lists = [guard.snapshot().list];
        try {
          const results = await guard.revokeOthers(ask);
          lists.push(guard.snapshot().list);
          // They were sent as well, and nobody was told of them.
          return results.filter(({ id }) => !lists.some((list) => list && isExpiredIn(list, id))).map(named);
        } catch (thrown) {
          // It says why nothing was sent.
          return [{ outcome: "refused", error: toSessionsError(thrown) }];
        }
      },
    }),
    [guard, retry, latest],
  );
}

/** Names the device of a result as these rows are shown now. */
function withDevice(rows: readonly DeviceRow[]): (result: SignOutResult) => SignOutResult {
  const devices = new Map(
    rows.map((row) => [row.id, withoutUndefined({ name: shownNameOf(row), place: row.place })]),
  );
  return (result) => withoutUndefined({ ...result, device: devices.get(result.id ?? "") });
}

function isExpiredIn(list: SessionList, id = ""): boolean {
  const session = sessionOf(list, id);
  return session !== undefined && isExpired(session, list);
}
