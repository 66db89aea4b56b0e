import type { SessionLocation } from "../../core/contract.ts";
import type { BetterAuthServer } from "./better-auth-server.ts";

export interface BetterAuthServerAdapterOptions {
  /** The application's own `auth`, as `betterAuth()` returned it. */
  auth: BetterAuthServer;
  /** The request that asks, or its headers: they say who is signed in. */
  request: Request | { headers: Headers };
  /**
   * The place of a session, from its row (Better Auth's and your additional fields, without the token and without fields
   * that have `returned: false`). Without it, or where it returns undefined, the fields `city`, `region` and `country`
   * are taken.
   */
  location?: (session: Readonly<Record<string, unknown>>) => SessionLocation | undefined;
  /**
   * Whoever signed in longer ago than Better Auth's `session.freshAge` has to confirm who they are (`reauth-required`)
   * before they end or rename a session: whoever finds an open page can't lock its owner out. The list stays visible,
   * because it is what tells a person that something is wrong. Default false.
   */
  requireFreshSession?: boolean;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number;
  /** Names the adapter. Default "better-auth-server". */
  name?: string;
}
