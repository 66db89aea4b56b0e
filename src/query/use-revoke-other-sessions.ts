"use client";

import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SignOutResult } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { revokeOtherSessionsOptions } from "./revoke-other-sessions-options.ts";
import { useSessionsSource } from "./sessions-context.ts";

/** Ends every session but the current one; see `revokeOtherSessionsOptions` for when it resolves. */
export function useRevokeOtherSessions(): UseMutationResult<SignOutResult[], SessionsError, void> {
  const source = useSessionsSource();
  const options = useMemo(() => revokeOtherSessionsOptions(source), [source]);
  return useMutation(options, source.queryClient);
}
