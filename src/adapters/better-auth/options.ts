import type { SessionLocation } from "../../contract.ts";

export interface BetterAuthAdapterOptions {
  /** Part of the query key. Two adapters on one page need two names. Default "better-auth". */
  name?: string;
  /**
   * The server's `session.cookieCache.maxAge`, in seconds, where the cookie cache is on: for so long a revoked session
   * may go on working on its own device. The browser can't see that setting.
   */
  revocationLagSeconds?: number;
  /**
   * The server's `session.updateAge`, in seconds: Better Auth notes activity no more often than that, so "last active"
   * is a lower bound. Default 86400, as Better Auth's; 0 = exact.
   */
  lastActiveGranularitySeconds?: number;
  /**
   * The place of a session, from the row that Better Auth sent (its own and your additional fields, without the token).
   * Without it, or where it returns undefined, the fields `city`, `region` and `country` are taken.
   */
  location?: (session: Readonly<Record<string, unknown>>) => SessionLocation | undefined;
  /** Deadline of each method, in milliseconds. Default 15000. */
  timeoutMs?: number;
}

/**
 * The options with their defaults.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions({
  name = "better-auth",
  location = () => undefined,
  timeoutMs = 15_000,
  revocationLagSeconds = 0,
  lastActiveGranularitySeconds = 86_400,
}: BetterAuthAdapterOptions): Required<BetterAuthAdapterOptions> {
  demand(name && typeof name === "string", "name must be a text");
  demand(typeof location === "function", "location must be a function");
  const numbers = { timeoutMs, revocationLagSeconds, lastActiveGranularitySeconds };
  // setTimeout takes a longer time for none at all.
  for (const [key, value] of Object.entries(numbers))
    demand(
      typeof value === "number" && value >= (key === "timeoutMs" ? 1 : 0) && value < 2 ** 31,
      `${key} can't be ${value}`,
    );
  return { name, location, ...numbers };
}

function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new TypeError(`betterAuthAdapter: ${what}.`);
}
