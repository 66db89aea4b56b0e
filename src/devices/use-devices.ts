"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { SessionList, UserSession } from "../contract.ts";
import { toSessionsError } from "../core/errors.ts";
import type { Guard } from "../core/guard/guard.ts";
import { can, currentSessionOf, hasRows, orderSessions } from "../core/list-rules.ts";
import type { ReauthHandler, SignOutResult } from "../core/sign-out-result.ts";
import { useSessionsSource } from "../query/sessions-provider.tsx";
import { useGuardedSessions } from "../query/use-guarded-sessions.ts";
import type { DevicesResult, DevicesSuccess } from "./device.ts";
import { createDeviceRows } from "./device-rows.ts";
import { useDevicesContext } from "./devices-provider.tsx";
import { useEnvironment } from "./use-environment.ts";

export interface UseDevicesOptions {
  /** How many other devices are made and shown at first, and how many more by each `showMore`. */
  pageSize?: number;
}

/** Everything that a page about the signed-in person's devices shows and does, in words that people read. */
export function useDevices({ pageSize = 100 }: UseDevicesOptions = {}): DevicesResult {
  const source = useSessionsSource();
  const { adapter, userId } = source;
  const { query, guard, snapshot } = useGuardedSessions(source);
  const acts = useActs(guard, query.refetch, source.onReauthRequired);
  const { labels, locale, timeZone } = useDevicesContext();
  const environment = useEnvironment();
  const [shown, setShown] = useState(pageSize);

  // Data tells whether there is something to show, the guard which list that is.
  const list = query.data && (snapshot.list ?? (hasRows(query.data) ? query.data : undefined));
  const receivedAt = useReceivedAt(list, query.dataUpdatedAt);
  const sessions = useMemo(() => (list ? orderSessions(list.sessions) : []), [list]);

  if (userId === null || snapshot.signedOut) return { status: "signed-out" };
  // With a list to show, what the guard does not know of is a host's callback that threw.
  const foreign = list ? null : query.error;
  const error = snapshot.error ?? (foreign ? toSessionsError(foreign) : undefined);
  if (!list || !guard) {
    if (!guard || !error) return { status: "pending" };
    if (error.code !== "reauth-required")
      return { status: "error", error, retry: acts.retry, isRetrying: query.isFetching };
    return { status: "reauth-required", ...(source.onReauthRequired && { confirm: acts.confirm }) };
  }

  const current = currentSessionOf(list);
  const others = current ? sessions.slice(1) : sessions;
  const canRevoke = can(adapter, list, "revoke");
  const canSignOutOthers = canRevoke || can(adapter, list, "revoke-others");
  const revocableOthersCount = current ? others.filter(({ notRevocable }) => !notRevocable).length : 0;
  // By the server's clock; a list that a host hydrates may hold anything.
  const listedAt = Date.parse(list.serverTime ?? "") || receivedAt;
  const page = acts.deviceRows.rows({
    sessions: [...(current ? [current] : []), ...others.slice(0, shown)],
    pendingSignOuts: snapshot.pendingSignOuts,
    canSignOut: (session: UserSession) =>
      canRevoke && current !== undefined && session !== current && !session.notRevocable,
    list,
    now: listedAt + Math.max(0, environment.now - receivedAt),
    locale,
    timeZone: timeZone ?? environment.timeZone,
    labels,
  });

  const result: DevicesSuccess = {
    status: "success",
    others: current ? page.slice(1) : page,
    othersCount: others.length,
    revocableOthersCount,
    retry: acts.retry,
    truncated: list.truncated ?? false,
    skipped: list.skipped ?? 0,
    // A list that was fresh for the server may be stale by the time the browser paints the same page.
    isRefreshing: environment.now > 0 && query.isFetching,
    isOffline: environment.isOffline,
  };
  if (current && page[0]) result.current = page[0];
  if (!current) result.readOnlyReason = "current-unknown";
  else if (!canSignOutOthers) result.readOnlyReason = "unsupported";
  else if (revocableOthersCount > 0 || list.truncated) result.signOutOthers = acts.signOutOthers;
  if (others.length > shown) result.showMore = () => setShown(shown + pageSize);
  if (error) result.refreshError = error;
  if (error?.code === "reauth-required" && source.onReauthRequired) result.confirm = acts.confirm;
  if (list.revocationLagSeconds) result.revocationLagSeconds = list.revocationLagSeconds;
  return result;
}

interface Acts {
  retry: () => void;
  confirm: () => Promise<void>;
  signOutOthers: () => Promise<SignOutResult[]>;
  deviceRows: ReturnType<typeof createDeviceRows>;
}

/** What a person can do, the same functions for as long as the guard is the same. */
function useActs(
  guard: Guard | undefined,
  refetch: () => Promise<unknown>,
  onReauthRequired: ReauthHandler | undefined,
): Acts {
  const latest = useRef(onReauthRequired);
  latest.current = onReauthRequired;
  const retry = useCallback(() => void refetch(), [refetch]);
  return useMemo(() => {
    return {
      retry,
      async confirm() {
        if (guard && latest.current) await guard.stepUp(latest.current, "list").then(retry, () => {});
      },
      // What a list refused is the page's `refreshError` already, and nothing was sent.
      signOutOthers: async () => guard?.revokeOthers(latest.current).catch(() => []) ?? [],
      deviceRows: createDeviceRows(
        async (id) => guard?.revoke(id, latest.current) ?? { id, outcome: "unknown" },
      ),
    };
  }, [guard, retry]);
}

/** When this list came in: a host that writes the same list into the cache again does not make it younger. */
function useReceivedAt(list: SessionList | undefined, dataUpdatedAt: number): number {
  const known = useRef(new WeakMap<SessionList, number>());
  if (!list) return dataUpdatedAt;
  const receivedAt = known.current.get(list) ?? dataUpdatedAt;
  known.current.set(list, receivedAt);
  return receivedAt;
}
