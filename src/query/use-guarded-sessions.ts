"use client";

import { type UseQueryResult, useIsRestoring, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { SessionList } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { Guard, GuardSnapshot } from "../core/guard/guard.ts";
import { hasRows } from "../core/list-rules.ts";
import { guardOf } from "./guards.ts";
import { guardedOptions } from "./query-options.ts";
import type { SessionsSource } from "./source.ts";
import { takeOut } from "./watch-cache.ts";

interface GuardedSessions {
  query: UseQueryResult<SessionList, SessionsError>;
  /** Absent = nobody is signed in. */
  guard: Guard | undefined;
  snapshot: GuardSnapshot;
}

/**
 * The query of a user's sessions, together with what their guard knows beyond it. When a host removes the query, the guard
 * hides its list, so that this renders again and asks for the query anew.
 */
export function useGuardedSessions(source: SessionsSource): GuardedSessions {
  const { adapter, userId, queryClient } = source;
  // Asked for in every render: a hidden page may have missed that its user went and came back.
  const guard = guardOf(source);
  const options = useMemo(
    () => guardedOptions({ adapter, userId, queryClient }, guard),
    [adapter, userId, queryClient, guard],
  );
  const snapshot = useGuardSnapshot(guard);
  const query = useQuery<SessionList, SessionsError, SessionList, typeof options.queryKey>(
    options,
    queryClient,
  );

  const { queryKey } = options;

  // A host's default may have left a list without a row before this hook was mounted.
  const { refetch } = query;
  const isEmpty = query.status === "success" && !hasRows(query.data);
  useEffect(() => {
    if (isEmpty) takeOut(queryClient.getQueryCache().find({ queryKey }));
  }, [isEmpty, queryClient, queryKey]);

  // A host that cancels the first fetch leaves nothing to show and nothing under way.
  const isRestoring = useIsRestoring();
  const isStranded = guard && !isRestoring && query.fetchStatus === "idle" && query.status === "pending";
  useEffect(() => {
    if (isStranded) void refetch();
  }, [isStranded, refetch]);

  return { query, guard, snapshot };
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
  error: undefined,
  signedOut: false,
};
const readNothing = () => nothing;
const subscribeToNothing = () => () => {};
