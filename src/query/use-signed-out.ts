"use client";

import { useMemo } from "react";
import { guardOf } from "./guard-of.ts";
import type { SessionsSource } from "./sessions-source.ts";
import { useGuardSnapshot } from "./use-guard-snapshot.ts";

/** True once the backend said that the session that asks is gone. */
export function useSignedOut({ adapter, userId, queryClient }: SessionsSource): boolean {
  const guard = useMemo(() => guardOf({ adapter, userId, queryClient }), [adapter, userId, queryClient]);
  return useGuardSnapshot(guard).signedOut;
}
