"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import type { SignOutResult } from "../core/guard.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { revokeOtherSessionsOptions } from "./revoke-other-sessions-options.ts";
import { useUserMutation } from "./use-user-mutation.ts";

/** Ends every session but the current one; see `revokeOtherSessionsOptions` for when it resolves. */
export function useRevokeOtherSessions(): UseMutationResult<SignOutResult[], SessionsError, void> {
  return useUserMutation(revokeOtherSessionsOptions);
}
