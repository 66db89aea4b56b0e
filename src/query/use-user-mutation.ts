"use client";

import {
  MutationObserver,
  notifyManager,
  type UseMutateFunction,
  type UseMutationOptions,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { Guard } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { guardOf } from "./guard-of.ts";
import { useSessionsSource } from "./sessions-context.ts";
import type { SessionsSource } from "./sessions-source.ts";

/**
 * `useMutation`, but with an observer for each user: TanStack's own keeps one and gives it new options, so that a former
 * user's `mutate` would act for the next user.
 */
export function useUserMutation<TData, TVariables>(
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
