import type { BetterAuthAdapterOptions } from "./better-auth-adapter-options.ts";

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
