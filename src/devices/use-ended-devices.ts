"use client";

import { useCallback, useMemo } from "react";
import type { UserSession } from "../contract.ts";
import { type SessionsError, toSessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import { can, hasRows } from "../core/list-rules.ts";
import { useSessionsSource } from "../query/sessions-provider.tsx";
import { useEndedSessions } from "../query/use-ended-sessions.ts";
import { useGuardedSessions } from "../query/use-guarded-sessions.ts";
import { useDevicesContext } from "./devices-provider.tsx";
import { type EndedDevice, endedRows, toEndedDevice } from "./to-ended-device.ts";
import { useEnvironment } from "./use-environment.ts";
import { useFormer } from "./use-former.ts";
import { useReturnedAt } from "./use-returned-at.ts";

/** When `useEndedDevices` asks. */
export interface UseEndedDevicesOptions {
  /** False = nothing is asked yet: a page asks when the person opens its history. Default true. */
  enabled?: boolean;
}

/** The devices on which the signed-in person was signed in. */
export interface EndedDevicesResult {
  /**
   * `idle`: `enabled` is false, and nothing is asked. `unsupported`: the backend has no history. `signed-out`: `userId` is null,
   * or the backend says that the current session is gone. `reauth-required` and `error`: no page could be read.
   */
  status: "idle" | "pending" | "success" | "error" | "reauth-required" | "unsupported" | "signed-out";
  /**
   * Those of the pages that were read, and `expired` of `useDevices`, each once, in the backend's order. Unless the status is
   * `success`, `expired` alone; none while it is `idle` or `signed-out`.
   */
  devices: readonly EndedDevice[];
  /** How many there are, read or not. Absent = the backend has not said. */
  total?: number;
  /** Reads one more page. Absent = there is none, or it is being read. */
  fetchMore?: () => void;
  /** One more page is being read. */
  isFetchingMore: boolean;
  /** What is shown is being read anew: it may lack who ended just now. */
  isRefreshing: boolean;
  /** For how many days the backend keeps them. Absent = it has not said. */
  retentionDays?: number;
  /** Why the last page could not be read. With the status `success` the devices are older, or fewer than were asked for. */
  error?: SessionsError;
  /** Reads again what could not be read. */
  retry: () => void;
  /** Asks the person to confirm who they are, then reads again. Absent = it is not needed, or there is no `onReauthRequired`. */
  confirm?: () => Promise<void>;
}

/** The devices on which the signed-in person was signed in, page by page, in words that people read. */
export function useEndedDevices({ enabled = true }: UseEndedDevicesOptions = {}): EndedDevicesResult {
  const source = useSessionsSource();
  const { adapter, userId, onReauthRequired } = source;
  const { query: sessions, guard, snapshot } = useGuardedSessions(source, enabled);
  const kept = snapshot.shown ?? (hasRows(sessions.data) ? sessions.data : undefined);
  const hasHistory = kept && can(adapter, kept, "history");
  const isAsking = enabled && guard !== undefined && hasHistory === true;
  const ended = useEndedSessions(source, guard, kept, isAsking);
  const { refetch } = ended;
  const { refetch: refetchList } = sessions;

  const askAgain = useCallback(() => {
    void refetchList({ cancelRefetch: false });
    void refetch();
  }, [refetchList, refetch]);
  const returnedAt = useReturnedAt(isAsking ? askAgain : undefined);
  const list = sessions.data && sessions.dataUpdatedAt >= returnedAt ? kept : undefined;
  const data = ended.readAt < returnedAt ? undefined : ended.data;
  const rows = useMemo(() => endedRows(data, list), [data, list]);
  const devices = useEndedRows(rows.sessions, sessions.dataUpdatedAt, list?.serverTime);

  const retry = hasHistory ? () => void refetch() : () => void refetchList();
  const foreign = ended.error ?? (kept ? null : (snapshot.error ?? sessions.error));
  const error = foreign ? toSessionsError(foreign) : undefined;
  const isReauth = error?.code === "reauth-required";
  const isUnsupported = hasHistory === false || error?.code === "unsupported";
  const status =
    userId === null || snapshot.signedOut
      ? "signed-out"
      : isUnsupported
        ? "unsupported"
        : !enabled
          ? "idle"
          : data
            ? "success"
            : !error || ended.isFetching
              ? "pending"
              : isReauth
                ? "reauth-required"
                : "error";
  const isShown = status !== "signed-out" && status !== "idle";
  const { total } = rows;
  return withoutUndefined({
    status: status as EndedDevicesResult["status"],
    devices: isShown ? devices : none,
    total: status === "signed-out" ? undefined : total,
    fetchMore: status === "success" ? ended.fetchMore : undefined,
    isFetchingMore: status === "success" && ended.isFetchingMore,
    isRefreshing: status === "success" && ended.isFetching && !ended.isFetchingMore,
    retentionDays: status === "signed-out" ? undefined : data?.pages.at(-1)?.retentionDays,
    error: isShown && !isUnsupported ? error : undefined,
    retry,
    confirm:
      isShown && isReauth && guard && onReauthRequired
        ? () => guard.stepUp(onReauthRequired, "list").then(retry, () => {})
        : undefined,
  });
}

const none: readonly EndedDevice[] = [];

/** The sessions as devices. One that did not change is the same object as in the render before. */
function useEndedRows(
  sessions: readonly UserSession[],
  receivedAt: number,
  serverTime: string | undefined,
): readonly EndedDevice[] {
  const environment = useEnvironment();
  const { labels, locale, timeZone = environment.timeZone } = useDevicesContext();
  // By the server's clock.
  const now = (Date.parse(serverTime ?? "") || receivedAt) + Math.max(0, environment.now - receivedAt);
  const made = useFormer<MadeDevices>((former) => {
    const isSame = former?.labels === labels && former.locale === locale && former.timeZone === timeZone;
    const byId = new Map<string, EndedDevice>();
    for (const session of sessions) {
      const before = isSame ? former.byId.get(session.id) : undefined;
      const device = toEndedDevice(session, { labels, locale, timeZone, now });
      byId.set(session.id, before && isAlike(before, device) ? before : device);
    }
    const devices = [...byId.values()];
    const were = former?.devices ?? [];
    const isUnchanged = were.length === devices.length && were.every((device, at) => device === devices[at]);
    return { labels, locale, timeZone, byId, devices: isUnchanged ? were : devices };
  });
  return made.devices;
}

interface MadeDevices {
  labels: unknown;
  locale: string;
  timeZone: string;
  byId: ReadonlyMap<string, EndedDevice>;
  devices: readonly EndedDevice[];
}

/** True if people would see no difference. */
function isAlike(one: EndedDevice, other: EndedDevice): boolean {
  return (
    one.session === other.session &&
    one.endText === other.endText &&
    one.signedInText === other.signedInText &&
    one.lastActive?.text === other.lastActive?.text &&
    one.signedIn?.relative === other.signedIn?.relative
  );
}
