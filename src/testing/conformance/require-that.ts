import { ConformanceError } from "./conformance-error.ts";

export interface Expectation {
  expected: string;
  came: string;
  /** The promise that was broken. */
  contract: string;
}

/** @throws {ConformanceError} where it does not hold. */
export function requireThat(holds: boolean, { expected, came, contract }: Expectation): void {
  if (!holds)
    throw new ConformanceError(`Expected: ${expected}.\nCame: ${came}.\nThe contract says: ${contract}.`);
}
