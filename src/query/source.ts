import type { QueryClient } from "@tanstack/react-query";
import type { SessionsAdapter } from "../contract.ts";
import type { ReauthHandler } from "../core/guard/step-up.ts";

/** The signed-in user's id, as the application knows it: `undefined` = not known yet, `null` = signed out. */
export type UserId = string | null | undefined;

/** Whose sessions, from which backend, and in which cache. */
export interface SessionsSource {
  /** The backend. */
  adapter: SessionsAdapter;
  /** The person who is signed in. */
  userId: UserId;
  /** The cache that holds their list. */
  queryClient: QueryClient;
  /**
   * How much of each IP address a list has if a server reads it (a loader, a server component, a worker: code without a
   * `document`), since such a list leaves with the page's HTML. "masked": the network, "203.0.113.0/24". "full": what the
   * backend sent, as in a page. Default "masked".
   */
  ipAddress?: "masked" | "full" | undefined;
  /** Called only by a person's own action, never by a refetch in the background. */
  onReauthRequired?: ReauthHandler | undefined;
}

type UserKey = readonly ["your-devices", string, UserId];

/** Query and mutation keys, from the widest to the narrowest. */
export const sessionKeys = {
  all: ["your-devices"] as const,
  adapter: (adapterName: string): readonly ["your-devices", string] => [...sessionKeys.all, adapterName],
  user: (adapterName: string, userId: UserId): UserKey => [...sessionKeys.all, adapterName, userId],
  list: (adapterName: string, userId: UserId): readonly [...UserKey, "list"] => [
    ...sessionKeys.user(adapterName, userId),
    "list",
  ],
  ended: (adapterName: string, userId: UserId): readonly [...UserKey, "ended"] => [
    ...sessionKeys.user(adapterName, userId),
    "ended",
  ],
  revoke: (adapterName: string, userId: UserId): readonly [...UserKey, "revoke"] => [
    ...sessionKeys.user(adapterName, userId),
    "revoke",
  ],
  revokeOthers: (adapterName: string, userId: UserId): readonly [...UserKey, "revoke-others"] => [
    ...sessionKeys.user(adapterName, userId),
    "revoke-others",
  ],
  rename: (adapterName: string, userId: UserId): readonly [...UserKey, "rename"] => [
    ...sessionKeys.user(adapterName, userId),
    "rename",
  ],
};
