import { demandFor } from "../../core/check-options.ts";
import { isFields, textOf } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";

/** The adapter's name, and how long it waits. */
export interface ClerkAdapterOptions {
  /** Identifies the adapter in query keys: two adapters on one page need two names. Default "clerk". */
  name?: string;
  /**
   * Deadline of each method, in milliseconds. Default 15000. Clerk's own client has none and tries for up to 38
   * seconds.
   */
  timeoutMs?: number;
}

const demand = demandFor("clerkAdapter");

/**
 * Fills in the defaults.
 *
 * @throws {TypeError} if an option is wrong; the message names it.
 */
export function resolveOptions(options: ClerkAdapterOptions): Required<ClerkAdapterOptions> {
  demand(isFields(options), "options must be an object");
  const { name = "clerk", timeoutMs = 15_000 } = options;
  demand(textOf(name), "name must be a text");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  return { name, timeoutMs };
}
