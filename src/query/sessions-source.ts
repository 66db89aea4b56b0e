import type { QueryClient } from "@tanstack/react-query";
import type { SessionsAdapter } from "../core/contract.ts";
import type { UserId } from "./session-keys.ts";

/** Asks the person to prove who they are; resolves when they did, rejects when they would not. */
export type ReauthHandler = (need: "list" | "sign-out") => Promise<void>;

/** Whose sessions, from where, and in which cache. */
export interface SessionsSource {
  adapter: SessionsAdapter;
  userId: UserId;
  queryClient: QueryClient;
  /** Called only by a person's own action, never by a refetch in the background. */
  onReauthRequired?: ReauthHandler | undefined;
}
