"use client";

import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SignOutResult } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { revokeSessionOptions } from "./revoke-session-options.ts";
import { useSessionsSource } from "./sessions-context.ts";

/** Ends one session by its id; see `revokeSessionOptions` for when it resolves. */
export function useRevokeSession(): UseMutationResult<SignOutResult, SessionsError, string> {
  const source = useSessionsSource();
  const options = useMemo(() => revokeSessionOptions(source), [source]);
  return useMutation(options, source.queryClient);
}
