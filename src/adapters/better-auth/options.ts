import type { SessionLimit } from "../../contract.ts";
import { demandFor, readSessionLimit } from "../../core/check-options.ts";
import { isDeadline } from "../../core/with-deadline.ts";
import type { BetterAuthClient } from "./client.ts";
import { type FindLocation, isDuration } from "./row.ts";

/** What Better Auth's client can't tell the adapter, and how long the adapter waits. */
export interface BetterAuthAdapterOptions {
  /** Names the adapter in the query key. Two adapters on one page need two names. Default "better-auth". */
  name?: string;
  /**
   * If the server's cookie cache is on: its `session.cookieCache.maxAge`, in seconds. A revoked session can go on working
   * that long on its own device. The browser can't see the server's setting. Default 0 = the cache is off.
   */
  revocationLagSeconds?: number;
  /**
   * The server's `session.updateAge`, in seconds. Better Auth notes activity no more often than that, so "last active" is
   * a lower bound. Default 86400 (a day), as in Better Auth; 0 = exact.
   */
  lastActiveGranularitySeconds?: number;
  /**
   * Finds the place of a session in the row that Better Auth sent: its own fields and your additional ones, without the
   * token. Without this option, or if it returns undefined or throws, the fields `city`, `region` and `country` are used.
   */
  location?: FindLocation;
  /** Deadline of each method, in milliseconds. Default 15000. */
  timeoutMs?: number;
  /**
   * How many sessions your server lets a person have, and what happens to a sign-in beyond that: it does not tell. The page
   * says so in time. Default: none is known.
   */
  sessionLimit?: SessionLimit;
}

/** The options with their defaults. */
export type ResolvedOptions = Required<Omit<BetterAuthAdapterOptions, "location" | "sessionLimit">> & {
  location: FindLocation | undefined;
  sessionLimit: SessionLimit | undefined;
};

const demand = demandFor("betterAuthAdapter");

/**
 * The options with their defaults.
 *
 * @throws {TypeError} that names the first argument or option that is wrong.
 */
export function checkArguments(
  authClient: BetterAuthClient,
  {
    name = "better-auth",
    location,
    timeoutMs = 15_000,
    revocationLagSeconds = 0,
    lastActiveGranularitySeconds = 86_400,
    sessionLimit,
  }: BetterAuthAdapterOptions,
): ResolvedOptions {
  demand(typeof authClient?.listSessions === "function", "pass what createAuthClient() returns");
  demand(name && typeof name === "string", "name must be a text");
  demand(location === undefined || typeof location === "function", "location must be a function");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  const durations = { revocationLagSeconds, lastActiveGranularitySeconds };
  for (const [key, seconds] of Object.entries(durations))
    demand(isDuration(seconds), `${key} can't be ${seconds}`);
  return {
    name,
    location,
    timeoutMs,
    sessionLimit: readSessionLimit(demand, sessionLimit),
    ...durations,
  };
}
