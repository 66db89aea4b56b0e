import { isDeadline } from "../../core/is-deadline.ts";
import { isFields } from "../../core/is-fields.ts";
import type { ClerkAdapterOptions } from "./clerk-adapter-options.ts";
import { textOf } from "./text-of.ts";

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
