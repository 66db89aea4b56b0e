"use client";

import { type QueryClient, type UseQueryResult, useIsRestoring, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useReducer, useSyncExternalStore } from "react";
import type { SessionList } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { GuardSnapshot } from "../core/guard/guard-snapshot.ts";
import { hasRows } from "../core/list-rules.ts";
import { listAnew } from "./freshness.ts";
import { guardOf } from "./guards.ts";
import { guardedOptions } from "./query-options.ts";
import type { SessionsSource } from "./source.ts";
import { takeOut } from "./watch-cache.ts";

interface GuardedSessions {
  query: UseQueryResult<SessionList, SessionsError>;
  /** Absent = nobody is signed in. */
  guard: Guard | undefined;
  snapshot: GuardSnapshot;
  /** Asks for a list that starts now. */
  listAnew: () => void;
}

/**
 * The query of a user's sessions, together with what their guard knows beyond it.
 *
 * @param enabled false = it only looks, and never asks.
 */
export function useGuardedSessions(source: SessionsSource, enabled = true): GuardedSessions {
  const { adapter, userId, queryClient } = source;
  // Asked for in every render: a hidden page may have missed that its user went and came back.
  const guard = guardOf(source);
  const options = useMemo(() => {
    const all = guardedOptions({ adapter, userId, queryClient }, guard);
    return enabled ? all : { ...all, enabled };
  }, [adapter, userId, queryClient, guard, enabled]);
  const snapshot = useGuardSnapshot(guard);
  const query = useQuery<SessionList, SessionsError, SessionList, typeof options.queryKey>(
    options,
    queryClient,
  );

  const { queryKey } = options;
  useRenderOnRemoval(queryClient, queryKey);

  // A host's default may have left a list without a row before this hook was mounted.
  const { refetch } = query;
  const isEmpty = query.status === "success" && !hasRows(query.data);
  useEffect(() => {
    if (isEmpty) takeOut(queryClient.getQueryCache().find({ queryKey }));
  }, [isEmpty, queryClient, queryKey]);

  // A host that cancels the first fetch leaves nothing to show and nothing under way.
  const isRestoring = useIsRestoring();
  const isStranded =
    guard && enabled && !isRestoring && query.fetchStatus === "idle" && query.status === "pending";
  useEffect(() => {
    if (isStranded) void refetch();
  }, [isStranded, refetch]);

  const ask = useCallback(() => listAnew(queryClient, queryKey, guard), [queryClient, queryKey, guard]);
  return { query, guard, snapshot, listAnew: ask };
}

/** A host may clear its cache. A mounted hook then has to ask for its query anew, or it would wait for ever. */
export function useRenderOnRemoval(queryClient: QueryClient, queryKey: readonly unknown[]): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe(({ type, query: { queryKey: key } }) => {
        if (type === "removed" && queryKey.every((item, index) => item === key?.[index])) renderAgain();
      }),
    [queryClient, queryKey],
  );
}

/** What the guard knows now; nothing while nobody is signed in. */
export function useGuardSnapshot(guard: Guard | undefined): GuardSnapshot {
  const read = guard?.snapshot ?? readNothing;
  return useSyncExternalStore(guard?.subscribe ?? subscribeToNothing, read, read);
}

const nothing: GuardSnapshot = {
  list: undefined,
  shown: undefined,
  receivedAt: undefined,
  pendingSignOuts: new Map(),
  areOthersRunning: false,
  lastResults: [],
  error: undefined,
  signedOut: false,
};
const readNothing = () => nothing;
const subscribeToNothing = () => () => {};
