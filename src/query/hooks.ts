"use client";

import {
  MutationObserver,
  notifyManager,
  type QueryClient,
  type UseMutateFunction,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { SessionList } from "../contract.ts";
import type { SessionsError } from "../core/errors.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { RenameResult } from "../core/guard/renames.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import { guardOf } from "./guards.ts";
import {
  guardedRenameOptions,
  guardedRevokeOptions,
  guardedRevokeOthersOptions,
  type RenameVariables,
} from "./query-options.ts";
import { useSessionsSource } from "./sessions-provider.tsx";
import type { SessionsSource } from "./source.ts";
import { useGuardedSessions } from "./use-guarded-sessions.ts";

/** The signed-in user's sessions as the backend lists them, unordered and unformatted. */
export function useSessions(): UseQueryResult<SessionList, SessionsError> {
  return useGuardedSessions(useSessionsSource()).query;
}

/** Revokes one session by its id; see `revokeSessionOptions` for when it resolves. */
export function useRevokeSession(): UseMutationResult<SignOutResult, SessionsError, string> {
  return useUserMutation(guardedRevokeOptions);
}

/** Revokes every session but the current one; see `revokeOtherSessionsOptions` for when it resolves. */
export function useRevokeOtherSessions(): UseMutationResult<SignOutResult[], SessionsError, void> {
  return useUserMutation(guardedRevokeOthersOptions);
}

/** Gives a session a name; see `renameSessionOptions` for when it resolves. */
export function useRenameSession(): UseMutationResult<RenameResult, SessionsError, RenameVariables> {
  return useUserMutation(guardedRenameOptions);
}

/**
 * `useMutation`, but with one observer per user. TanStack's own keeps one observer and gives it new options, so a former
 * user's `mutate` would revoke under the next user.
 */
function useUserMutation<TData, TVariables>(
  optionsOf: (
    source: SessionsSource,
    guard: Guard | undefined,
  ) => UseMutationOptions<TData, SessionsError, TVariables>,
): UseMutationResult<TData, SessionsError, TVariables> {
  const source = useSessionsSource();
  const guard = guardOf(source);
  const options = useMemo(() => optionsOf(source, guard), [optionsOf, source, guard]);
  const [held, setHeld] = useState(() => observe(guard, source.queryClient, options));
  // React renders again at once with the next user's observer, before anything is shown.
  if (held.guard !== guard) setHeld(observe(guard, source.queryClient, options));
  const { observer, mutate } = held;
  useEffect(() => observer.setOptions(options), [observer, options]);

  const result = useSyncExternalStore(
    useCallback((changed: () => void) => observer.subscribe(notifyManager.batchCalls(changed)), [observer]),
    () => observer.getCurrentResult(),
    () => observer.getCurrentResult(),
  );
  return { ...result, mutate, mutateAsync: result.mutate };
}

interface Held<TData, TVariables> {
  guard: Guard | undefined;
  observer: MutationObserver<TData, SessionsError, TVariables>;
  mutate: UseMutateFunction<TData, SessionsError, TVariables>;
}

function observe<TData, TVariables>(
  guard: Guard | undefined,
  queryClient: QueryClient,
  options: UseMutationOptions<TData, SessionsError, TVariables>,
): Held<TData, TVariables> {
  const observer = new MutationObserver(queryClient, options);
  return {
    guard,
    observer,
    mutate(...given) {
      // The error is in the result.
      observer.mutate(...(given as Parameters<typeof observer.mutate>)).catch(() => {});
    },
  };
}
