import { requireThat } from "./require-that.ts";

const text = (ids: ReadonlySet<string>): string =>
  ids.size > 8 ? `${ids.size} sessions` : `[${[...ids].sort().join(", ")}]`;

/** @throws {ConformanceError} where other sessions are alive than should be, in whatever order. */
export function requireSame(
  alive: ReadonlySet<string>,
  expected: ReadonlySet<string>,
  { after, contract }: { after: string; contract: string },
): void {
  requireThat(alive.size === expected.size && [...expected].every((id) => alive.has(id)), {
    expected: `after ${after} exactly these are alive: ${text(expected)}`,
    came: `truth() has ${text(alive)}`,
    contract,
  });
}
