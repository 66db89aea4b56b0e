"use client";

import {
  MutationObserver,
  notifyManager,
  type UseMutateFunction,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { SessionList } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import { guardOf } from "./guards.ts";
import { revokeOtherSessionsOptions, revokeSessionOptions } from "./query-options.ts";
import { useSessionsSource } from "./sessions-provider.tsx";
import type { SessionsSource } from "./source.ts";
import { useGuardedSessions } from "./use-guarded-sessions.ts";

/** The signed-in user's sessions as the backend lists them, unordered and unformatted. */
export function useSessions(): UseQueryResult<SessionList, SessionsError> {
  return useGuardedSessions(useSessionsSource()).query;
}

/** Ends one session by its id; see `revokeSessionOptions` for when it resolves. */
export function useRevokeSession(): UseMutationResult<SignOutResult, SessionsError, string> {
  return useUserMutation(revokeSessionOptions);
}

/** Ends every session but the current one; see `revokeOtherSessionsOptions` for when it resolves. */
export function useRevokeOtherSessions(): UseMutationResult<SignOutResult[], SessionsError, void> {
  return useUserMutation(revokeOtherSessionsOptions);
}

/**
 * `useMutation`, but with an observer for each user: TanStack's own keeps one and gives it new options, so that a former
 * user's `mutate` would act for the next user.
 */
function useUserMutation<TData, TVariables>(
  optionsOf: (source: SessionsSource) => UseMutationOptions<TData, SessionsError, TVariables>,
): UseMutationResult<TData, SessionsError, TVariables> {
  const source = useSessionsSource();
  const guard = guardOf(source);
  const options = useMemo(() => optionsOf(source), [optionsOf, source]);
  const held = useRef<{
    guard: Guard | undefined;
    observer: MutationObserver<TData, SessionsError, TVariables>;
  }>(undefined);
  if (held.current?.guard !== guard || !held.current)
    held.current = { guard, observer: new MutationObserver(source.queryClient, options) };
  const { observer } = held.current;
  useEffect(() => observer.setOptions(options), [observer, options]);

  const result = useSyncExternalStore(
    useCallback((changed: () => void) => observer.subscribe(notifyManager.batchCalls(changed)), [observer]),
    () => observer.getCurrentResult(),
    () => observer.getCurrentResult(),
  );
  const mutate = useCallback<UseMutateFunction<TData, SessionsError, TVariables>>(
    (...given) => {
      // The error is in the result.
      observer.mutate(...(given as Parameters<typeof observer.mutate>)).catch(() => {});
    },
    [observer],
  );
  return { ...result, mutate, mutateAsync: result.mutate };
}
