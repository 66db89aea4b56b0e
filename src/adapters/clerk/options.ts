import type { SessionLimit } from "../../contract.ts";
import { demandFor, readSessionLimit } from "../../core/check-options.ts";
import { isFields, textOf } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";

/** The adapter's name, how long it waits, and what Clerk does not tell. */
export interface ClerkAdapterOptions {
  /** Identifies the adapter in query keys: two adapters on one page need two names. Default "clerk". */
  name?: string;
  /**
   * Deadline of each method, in milliseconds. Default 15000. Clerk's own client has none and tries for up to 38
   * seconds.
   */
  timeoutMs?: number;
  /**
   * How many sessions your Clerk instance lets a person have, and what happens to a sign-in beyond that: it does not tell. The page
   * says so in time. Default: none is known.
   */
  sessionLimit?: SessionLimit;
}

/** The options with their defaults. */
export type ResolvedOptions = Required<Omit<ClerkAdapterOptions, "sessionLimit">> & {
  sessionLimit: SessionLimit | undefined;
};

const demand = demandFor("clerkAdapter");

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} if an option is wrong; the message names it.
 */
export function resolveOptions(options: ClerkAdapterOptions): ResolvedOptions {
  demand(isFields(options), "options must be an object");
  const { name = "clerk", timeoutMs = 15_000 } = options;
  demand(textOf(name), "name must be a text");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  return { name, timeoutMs, sessionLimit: readSessionLimit(demand, options.sessionLimit) };
}
