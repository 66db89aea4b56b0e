"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { SessionList, UserSession } from "../contract.ts";
import { toSessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import { renamesOf } from "../core/guard/renames.ts";
import { can, endGraceMs, endOf, hasRows, sessionOf } from "../core/list-rules.ts";
import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import { useBrowserLayoutEffect, useSessionsSource } from "../query/sessions-provider.tsx";
import { useGuardedSessions } from "../query/use-guarded-sessions.ts";
import type { DeviceRow, DevicesResult } from "./device.ts";
import { createDeviceIndex } from "./device-index.ts";
import { type DeviceQuery, findSessions } from "./device-query.ts";
import { type DeviceRowsOptions, deviceRows } from "./device-rows.ts";
import { useDevicesContext } from "./devices-provider.tsx";
import { groupsOf } from "./session-groups.ts";
import { toDevice } from "./to-device.ts";
import { type Committed, useDeviceActions, withDevices } from "./use-device-actions.ts";
import { useEnvironment } from "./use-environment.ts";
import { useFormer } from "./use-former.ts";
import { useNames } from "./use-names.ts";
import { useReturnedAt } from "./use-returned-at.ts";
import { useWorksUntil } from "./use-works-until.ts";

/** How much `useDevices` shows at a time, and which. */
export interface UseDevicesOptions {
  /** How many other devices are made and shown at first; each `showMore` shows twice as many more. Default 25. */
  pageSize?: number;
  /** Which of the others are shown, and in which order. Held by the host, who may keep it in the URL. Default: all. */
  query?: DeviceQuery;
}

/** Everything that a page about the signed-in person's devices shows and does, in words that people read. */
export function useDevices({ pageSize = 25, query = {} }: UseDevicesOptions = {}): DevicesResult {
  const source = useSessionsSource();
  const { adapter, userId, onReauthRequired } = source;
  const { query: sessions, guard, snapshot, listAnew } = useGuardedSessions(source);
  const { refetch } = sessions;
  const latest = useRef<Committed>({ ask: undefined, names: new Map() });
  const { retry, confirm, signOut, signOutMany, signOutOthers, rename } = useDeviceActions(
    guard,
    refetch,
    latest,
  );
  const environment = useEnvironment();
  const { labels, locale, timeZone = environment.timeZone } = useDevicesContext();

  const returnedAt = useReturnedAt(guard && listAnew);
  const data = sessions.dataUpdatedAt < returnedAt ? undefined : sessions.data;
  // The query tells whether there is something to show, the guard which list that is, without the wait for the query's
  // notification. After a host's `clear()` there is nothing.
  const list = data && (snapshot.shown ?? (hasRows(data) ? data : undefined));
  const { current, others, expired, all, revocable, staying } = useMemo(() => groupsOf(list), [list]);
  const foreignSince = useReceivedAt(list, sessions.dataUpdatedAt);
  const receivedAt = (snapshot.shown && snapshot.receivedAt) ?? foreignSince;
  // By the server's clock.
  const listedAt = Date.parse(list?.serverTime ?? "") || receivedAt;
  const now = listedAt + Math.max(0, environment.now - receivedAt);

  const index = useMemo(() => createDeviceIndex({ labels, locale }), [labels, locale]);
  const { text, type, sort } = query;
  const found = useMemo(
    () => findSessions(others, { text, type, sort }, index, locale),
    [others, text, type, sort, index, locale],
  );
  const [shown, setShown] = usePage(pageSize, JSON.stringify([pageSize, text, type, sort]));
  const { names, known } = useNames(guard, all, index, timeZone, now);
  const canRevoke = list !== undefined && can(adapter, list, "revoke");
  const canSignOut = (session: UserSession) =>
    canRevoke && current !== undefined && session !== current && !session.notRevocable;
  const { pendingSignOuts, lastResults } = snapshot;
  const words = list && { list, now, locale, timeZone, labels };
  const rowOptions = words && {
    ...words,
    index,
    names,
    pendingSignOuts,
    canSignOut,
    signOut,
    retry,
    pendingNames: guard ? renamesOf(guard).read() : new Map(),
    rename: can(adapter, words.list, "rename") ? rename : undefined,
  };
  const rows = useDeviceRows([...(current ? [current] : []), ...found.slice(0, shown)], rowOptions);
  const expiredDevices = useMemo(
    () => (list ? expired.map((session) => toDevice(session, { list, now, locale, timeZone, labels })) : []),
    [list, expired, now, locale, timeZone, labels],
  );
  useListAtEnds(others, list?.serverTime ? now : 0, refetch);
  // With the names that their devices had then, and the same array until there are others: each new one is heard.
  const [results] = useFormer<[readonly SignOutResult[], unknown, unknown]>((former) =>
    former?.[1] === lastResults && former[2] === index
      ? former
      : [withDevices(lastResults, known, index), lastResults, index],
  );
  const worksUntil = useWorksUntil(results, now, listedAt - receivedAt);

  useBrowserLayoutEffect(() => {
    latest.current = { ask: onReauthRequired, names: known };
  });

  if (userId === null || snapshot.signedOut) return { status: "signed-out" };
  // While there is a list to show, an error that the guard does not know is a host's callback that threw.
  const foreign = list ? null : sessions.error;
  const error = snapshot.error ?? (foreign ? toSessionsError(foreign) : undefined);
  if (!list || !guard) {
    if (!guard || !error) return { status: "pending" };
    if (error.code !== "reauth-required")
      return { status: "error", error, retry, isRetrying: sessions.isFetching };
    return { status: "reauth-required", ...(onReauthRequired && { confirm }) };
  }

  const again = results.flatMap(({ id = "", outcome }) => {
    const session = sessionOf(list, id);
    return session && !isGone({ outcome }) && canSignOut(session) ? [id] : [];
  });
  const canRetry = again.length > 0 && again.every((id) => pendingSignOuts.get(id)?.state !== "signing-out");
  const canSignOutOthers = current && (canRevoke || can(adapter, list, "revoke-others"));
  const {
    revocationLagSeconds,
    lastActiveGranularitySeconds,
    sessionLimit,
    serverTime,
    truncated = false,
    skipped = 0,
  } = list;
  return withoutUndefined({
    status: "success" as const,
    current: current && rows[0],
    others: current ? rows.slice(1) : [...rows],
    othersCount: others.length,
    matchesCount: found.length,
    find(id: string) {
      const listed = all.filter((session) => session.id === id);
      return (
        rows.find((row) => row.id === id) ?? (rowOptions && deviceRows(listed, rowOptions, new Map())[0])
      );
    },
    expired: expiredDevices,
    revocableOthersCount: revocable.length,
    revocableOthers: revocable.slice(0, 5).map((session) => {
      const { id, device } = session;
      const { name, place } = index(session);
      const type = device?.type ?? ("unknown" as const);
      return withoutUndefined({ id, type, name, place, distinctName: name, ...names.get(id) });
    }),
    staying,
    showMore: found.length > shown ? () => setShown(shown + 2 * pageSize) : undefined,
    signOutOthers: canSignOutOthers && (revocable.length > 0 || truncated) ? signOutOthers : undefined,
    signOutMany: current && canRevoke ? signOutMany : undefined,
    areOthersSigningOut: snapshot.areOthersRunning,
    lastResults:
      results.length > 0
        ? {
            results,
            ...(worksUntil && { worksUntil }),
            dismiss: guard.dismiss,
            retryCount: again.length,
            ...(canRetry && { retry: () => signOutMany(again) }),
          }
        : undefined,
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
    sessionLimit,
    serverTime,
    // A list that was fresh on the server may be stale by the time the browser paints the same page.
    isRefreshing: environment.now > 0 && sessions.isFetching,
    isOffline: environment.isOffline,
  });
}

/** How many others are shown. Another query, or another size, begins at the first page again. */
function usePage(pageSize: number, query: string): [number, (shown: number) => void] {
  // Another object for each query, also for one that was asked before.
  const page = useFormer<{ query: string }>((former) => (former?.query === query ? former : { query }));
  const [more, setMore] = useState({ page, shown: pageSize });
  return [more.page === page ? more.shown : pageSize, (shown) => setMore({ page, shown })];
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
  const received = useFormer<{ list: SessionList | undefined; at: number }>((former) =>
    former && former.list === list ? former : { list, at: dataUpdatedAt },
  );
  return received.at;
}

/** The rows of these sessions. A row that did not change is the same object as in the render before. */
function useDeviceRows(
  sessions: readonly UserSession[],
  options: DeviceRowsOptions | undefined,
): readonly DeviceRow[] {
  const { index, timeZone, signOut } = options ?? {};
  const made = useFormer<MadeRows>((former) => {
    // A row that another guard made would go on asking that guard to sign out.
    const isSame = former?.index === index && former?.timeZone === timeZone && former?.signOut === signOut;
    const rows = options ? deviceRows(sessions, options, (isSame && former?.byId) || new Map()) : [];
    return { index, timeZone, signOut, rows, byId: new Map(rows.map((row) => [row.id, row])) };
  });
  return made.rows;
}

interface MadeRows {
  index: DeviceRowsOptions["index"] | undefined;
  timeZone: string | undefined;
  signOut: DeviceRowsOptions["signOut"] | undefined;
  rows: readonly DeviceRow[];
  byId: ReadonlyMap<string, DeviceRow>;
}
