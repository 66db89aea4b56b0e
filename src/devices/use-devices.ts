"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { SessionList, UserSession } from "../contract.ts";
import { toSessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import {
  can,
  currentSessionOf,
  endGraceMs,
  endOf,
  hasRows,
  isExpired,
  orderSessions,
} from "../core/list-rules.ts";
import { useBrowserLayoutEffect, useSessionsSource } from "../query/sessions-provider.tsx";
import { useGuardedSessions } from "../query/use-guarded-sessions.ts";
import type { Device, DeviceRow, DevicesResult } from "./device.ts";
import { type DeviceRowsOptions, deviceRows } from "./device-rows.ts";
import { useDevicesContext } from "./devices-provider.tsx";
import { toDevice } from "./to-device.ts";
import { type Committed, useDeviceActions } from "./use-device-actions.ts";
import { useEnvironment } from "./use-environment.ts";
import { useFormer } from "./use-former.ts";
import { useReturnedAt } from "./use-returned-at.ts";

/** How much `useDevices` shows at a time. */
export interface UseDevicesOptions {
  /** How many other devices are made and shown at first, and how many more by each `showMore`. Default 100. */
  pageSize?: number;
}

/** Everything that a page about the signed-in person's devices shows and does, in words that people read. */
export function useDevices({ pageSize = 100 }: UseDevicesOptions = {}): DevicesResult {
  const source = useSessionsSource();
  const { adapter, userId, onReauthRequired } = source;
  const { query, guard, snapshot, listAnew } = useGuardedSessions(source);
  const latest = useRef<Committed>({ ask: undefined, rows: [] });
  const { retry, confirm, signOut, signOutOthers } = useDeviceActions(guard, query.refetch, latest);
  const environment = useEnvironment();
  const [shown, setShown] = useState(pageSize);

  const returnedAt = useReturnedAt(guard && listAnew);
  const data = query.dataUpdatedAt < returnedAt ? undefined : query.data;
  // The query tells whether there is something to show, the guard which list that is, without the wait for the query's
  // notification. After a host's `clear()` there is nothing.
  const list = data && (snapshot.shown ?? (hasRows(data) ? data : undefined));
  const { current, others, expired, revocableOthersCount } = useMemo(() => groupsOf(list), [list]);
  const foreignSince = useReceivedAt(list, query.dataUpdatedAt);
  const receivedAt = (snapshot.shown && snapshot.receivedAt) ?? foreignSince;
  // By the server's clock.
  const listedAt = Date.parse(list?.serverTime ?? "") || receivedAt;
  const now = listedAt + Math.max(0, environment.now - receivedAt);
  const shownSessions = useMemo(
    () => [...(current ? [current] : []), ...others.slice(0, shown)],
    [current, others, shown],
  );
  const devices = useListDevices(shownSessions, list, now);
  const expiredDevices = useListDevices(expired, list, now);
  useListAtEnds(others, list?.serverTime ? now : 0, query.refetch);
  const canRevoke = list !== undefined && can(adapter, list, "revoke");
  const rows = useDeviceRows(devices, {
    pendingSignOuts: snapshot.pendingSignOuts,
    canSignOut: (session) =>
      canRevoke && current !== undefined && session !== current && !session.notRevocable,
    signOut,
  });

  useBrowserLayoutEffect(() => {
    latest.current = { ask: onReauthRequired, rows };
  });

  if (userId === null || snapshot.signedOut) return { status: "signed-out" };
  // While there is a list to show, an error that the guard does not know is a host's callback that threw.
  const foreign = list ? null : query.error;
  const error = snapshot.error ?? (foreign ? toSessionsError(foreign) : undefined);
  if (!list || !guard) {
    if (!guard || !error) return { status: "pending" };
    if (error.code !== "reauth-required")
      return { status: "error", error, retry, isRetrying: query.isFetching };
    return { status: "reauth-required", ...(onReauthRequired && { confirm }) };
  }

  const canSignOutOthers = current && (canRevoke || can(adapter, list, "revoke-others"));
  const {
    revocationLagSeconds,
    lastActiveGranularitySeconds,
    serverTime,
    truncated = false,
    skipped = 0,
  } = list;
  return withoutUndefined({
    status: "success" as const,
    current: current && rows[0],
    others: current ? rows.slice(1) : [...rows],
    othersCount: others.length,
    expired: expiredDevices,
    revocableOthersCount,
    showMore: others.length > shown ? () => setShown(shown + pageSize) : undefined,
    signOutOthers: canSignOutOthers && (revocableOthersCount > 0 || truncated) ? signOutOthers : undefined,
    areOthersSigningOut: snapshot.areOthersRunning,
    readOnlyReason: !current
      ? ("current-unknown" as const)
      : canSignOutOthers
        ? undefined
        : ("unsupported" as const),
    refreshError: error,
    retry,
    confirm: error?.code === "reauth-required" && onReauthRequired ? confirm : undefined,
    truncated,
    skipped,
    revocationLagSeconds,
    lastActiveGranularitySeconds,
    serverTime,
    // A list that was fresh on the server may be stale by the time the browser paints the same page.
    isRefreshing: environment.now > 0 && query.isFetching,
    isOffline: environment.isOffline,
  });
}

interface SessionGroups {
  current: UserSession | undefined;
  /** In the order in which they are shown. */
  others: readonly UserSession[];
  /** Those whose own end had passed when the list was made, the latest end first. */
  expired: readonly UserSession[];
  /** How many of the others can be signed out. */
  revocableOthersCount: number;
}

function groupsOf(list: SessionList | undefined): SessionGroups {
  if (!list) return { current: undefined, others: [], expired: [], revocableOthersCount: 0 };
  const current = currentSessionOf(list);
  const others: UserSession[] = [];
  const expired: UserSession[] = [];
  for (const session of orderSessions(list.sessions))
    if (session !== current) (isExpired(session, list) ? expired : others).push(session);
  expired.sort((one, other) => endOf(other) - endOf(one));
  const revocableOthersCount = current ? others.filter(({ notRevocable }) => !notRevocable).length : 0;
  return { current, others, expired, revocableOthersCount };
}

/** @param now milliseconds since 1970 by the server's clock. */
function useListDevices(
  sessions: readonly UserSession[],
  list: SessionList | undefined,
  now: number,
): Device[] {
  const { labels, locale, timeZone: given } = useDevicesContext();
  const environment = useEnvironment();
  const timeZone = given ?? environment.timeZone;
  return useMemo(
    () => (list ? sessions.map((session) => toDevice(session, { list, now, locale, timeZone, labels })) : []),
    [sessions, list, now, locale, timeZone, labels],
  );
}

/**
 * Asks for a new list, once, when a session's own end has passed on an open page: ends slide, so only that list can tell.
 *
 * @param now milliseconds since 1970 by the server's clock; 0 = unknown.
 */
function useListAtEnds(
  sessions: readonly UserSession[],
  now: number,
  refetch: (options: { cancelRefetch: boolean }) => unknown,
): void {
  const asked = useRef(0);
  useEffect(() => {
    let passed = asked.current;
    for (const session of sessions) {
      const end = endOf(session);
      if (end + endGraceMs < now) passed = Math.max(passed, end);
    }
    if (document.hidden || passed === asked.current) return;
    asked.current = passed;
    void refetch({ cancelRefetch: false });
  }, [sessions, now, refetch]);
}

/** When this list was put into the cache. A host that writes the same list again does not make it younger. */
function useReceivedAt(list: SessionList | undefined, dataUpdatedAt: number): number {
  const [received, setReceived] = useState({ list, at: dataUpdatedAt });
  if (received.list === list) return received.at;
  setReceived({ list, at: dataUpdatedAt });
  return dataUpdatedAt;
}

/** The rows of these devices. A row that did not change is the same object as in the render before. */
function useDeviceRows(devices: readonly Device[], options: DeviceRowsOptions): readonly DeviceRow[] {
  const { signOut } = options;
  return useFormer<{ signOut: typeof signOut; rows: readonly DeviceRow[] }>((former) => {
    // A row that another guard made would go on asking that guard to sign out.
    const formerRows = former?.signOut === signOut ? former.rows : [];
    return { signOut, rows: deviceRows(devices, options, formerRows) };
  }).rows;
}
