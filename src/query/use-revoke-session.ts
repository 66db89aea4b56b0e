"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import type { SignOutResult } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { revokeSessionOptions } from "./revoke-session-options.ts";
import { useUserMutation } from "./use-user-mutation.ts";

/** Ends one session by its id; see `revokeSessionOptions` for when it resolves. */
export function useRevokeSession(): UseMutationResult<SignOutResult, SessionsError, string> {
  return useUserMutation(revokeSessionOptions);
}
