"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { SessionList } from "../core/contract.ts";
import type { SessionsError } from "../core/sessions-error.ts";
import { useSessionsSource } from "./sessions-context.ts";
import { useGuardedSessions } from "./use-guarded-sessions.ts";

/** The signed-in user's sessions as the backend lists them, unordered and unformatted. */
export function useSessions(): UseQueryResult<SessionList, SessionsError> {
  return useGuardedSessions(useSessionsSource()).query;
}
