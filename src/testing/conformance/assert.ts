interface Expectation {
  /** What should have happened, as a clause: "adapter.name is a non-empty string". */
  expected: string;
  /** What happened instead. */
  got: string;
  /** The promise of the contract that was broken. */
  contract: string;
}

/** @throws {ConformanceError} if the expectation does not hold. */
export function requireThat(holds: boolean, { expected, got, contract }: Expectation): void {
  if (!holds)
    throw new ConformanceError(`Expected: ${expected}.\nGot: ${got}.\nThe contract says: ${contract}.`);
}

/**
 * Compares the ids of the sessions that are alive with those that should be, in any order.
 *
 * @param context.after - What was done before, as messages name it: `revokeSession("phone")`.
 * @throws {ConformanceError} if they differ.
 */
export function requireSame(
  alive: ReadonlySet<string>,
  expected: ReadonlySet<string>,
  { after, contract }: { after: string; contract: string },
): void {
  requireThat(alive.size === expected.size && [...expected].every((id) => alive.has(id)), {
    expected: `after ${after} exactly these sessions are alive: ${textOfIds(expected)}`,
    got: `truth() has ${textOfIds(alive)}`,
    contract,
  });
}

function textOfIds(ids: ReadonlySet<string>): string {
  return ids.size > 8 ? `${ids.size} sessions` : `[${[...ids].sort().join(", ")}]`;
}

/** What a failed conformance test throws. Every test runner shows the message of an error of this name. */
export class ConformanceError extends Error {
  override readonly name: string = "AssertionError";
}
