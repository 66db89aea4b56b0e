import type { QueryClient } from "@tanstack/react-query";
import type { SessionsAdapter } from "../core/contract.ts";
import type { ReauthHandler } from "../core/guard-step-up.ts";
import type { UserId } from "./session-keys.ts";

/** Whose sessions, from where, and in which cache. */
export interface SessionsSource {
  adapter: SessionsAdapter;
  userId: UserId;
  queryClient: QueryClient;
  /** Called only by a person's own action, never by a refetch in the background. */
  onReauthRequired?: ReauthHandler | undefined;
}
