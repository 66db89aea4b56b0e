import { isFields, textOf } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";

export interface ClerkAdapterOptions {
  /** Part of the query key. Two adapters on one page need two names. Default "clerk". */
  name?: string;
  /** Deadline of each method, in milliseconds. Clerk's own client has none and tries for up to 38 s. Default 15000. */
  timeoutMs?: number;
}

/**
 * The options with their defaults.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions(options: ClerkAdapterOptions): Required<ClerkAdapterOptions> {
  demand(isFields(options), "options must be an object");
  const { name = "clerk", timeoutMs = 15_000 } = options;
  demand(textOf(name), "name must be a text");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  return { name, timeoutMs };
}

function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new TypeError(`clerkAdapter: ${what}.`);
}
