import type { ClerkAdapterOptions } from "./clerk-adapter-options.ts";

/**
 * The options with their defaults.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions({
  name = "clerk",
  timeoutMs = 15_000,
}: ClerkAdapterOptions): Required<ClerkAdapterOptions> {
  demand(name && typeof name === "string", "name must be a text");
  // setTimeout takes a longer time for none at all.
  demand(
    typeof timeoutMs === "number" && timeoutMs >= 1 && timeoutMs < 2 ** 31,
    `timeoutMs can't be ${timeoutMs}`,
  );
  return { name, timeoutMs };
}

function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new TypeError(`clerkAdapter: ${what}.`);
}
