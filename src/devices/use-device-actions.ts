"use client";

import { useCallback, useMemo } from "react";
import type { SessionList } from "../contract.ts";
import { toSessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import type { Guard } from "../core/guard/guard.ts";
import { type RenameResult, renamesOf } from "../core/guard/renames.ts";
import type { ReauthHandler } from "../core/guard/step-up.ts";
import { isExpired, sessionOf } from "../core/list-rules.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import type { DeviceIndex } from "./device-index.ts";
import type { KnownNames } from "./use-names.ts";

interface DeviceActions {
  retry: () => void;
  confirm: () => Promise<void>;
  signOut: (id: string) => Promise<SignOutResult>;
  rename: (id: string, name: string) => Promise<RenameResult>;
  signOutMany: (ids: readonly string[]) => Promise<SignOutResult[]>;
  signOutOthers: () => Promise<SignOutResult[]>;
}

/** What the last commit had. */
export interface Committed {
  ask: ReauthHandler | undefined;
  names: KnownNames;
}

/** What a person can do: the same functions for as long as the guard is the same. */
export function useDeviceActions(
  guard: Guard | undefined,
  refetch: () => Promise<unknown>,
  latest: { readonly current: Committed },
): DeviceActions {
  const retry = useCallback(() => void refetch(), [refetch]);
  return useMemo(() => {
    const signOutMany: DeviceActions["signOutMany"] = async (ids) => {
      const { ask, names } = latest.current;
      const results = guard
        ? await guard.revokeMany(ids, ask)
        : ids.map((id) => ({ id, outcome: "unknown" as const }));
      return withDevices(results, names);
    };
    return {
      retry,
      async confirm() {
        const { ask } = latest.current;
        if (guard && ask) await guard.stepUp(ask, "list").then(retry, () => {});
      },
      signOut: async (id) => (await signOutMany([id]))[0] as SignOutResult,
      rename: async (id, name) =>
        guard ? renamesOf(guard).rename(id, name, latest.current.ask) : { id, outcome: "unknown" },
      signOutMany,
      async signOutOthers() {
        const { ask, names } = latest.current;
        return guard ? withDevices(await revokeOthers(guard, ask), names) : [];
      },
    };
  }, [guard, retry, latest]);
}

/**
 * Signs all others out. Never rejects.
 *
 * @param isAnew it goes by a list that is started now.
 */
export async function revokeOthers(
  guard: Guard,
  ask: ReauthHandler | undefined,
  isAnew?: boolean,
): Promise<SignOutResult[]> {
  const lists = [guard.snapshot().list];
  try {
    const results = await guard.revokeOthers(ask, isAnew);
    lists.push(guard.snapshot().list);
    // They were sent as well, and nobody was told of them.
    return results.filter(({ id }) => !lists.some((list) => list && isExpiredIn(list, id)));
  } catch (thrown) {
    // It says why nothing was sent.
    return [{ outcome: "refused", error: toSessionsError(thrown) }];
  }
}

/** The results with the names that the page shows or showed, else with those of their own rows. */
export function withDevices(
  results: readonly SignOutResult[],
  names: KnownNames,
  index?: DeviceIndex,
): SignOutResult[] {
  return results.map((result) => {
    const words = result.session && index?.(result.session);
    const own = words && withoutUndefined({ name: words.name, place: words.place });
    return withoutUndefined({ ...result, device: names.get(result.id ?? "") ?? own });
  });
}

function isExpiredIn(list: SessionList, id = ""): boolean {
  const session = sessionOf(list, id);
  return session !== undefined && isExpired(session, list);
}
