import type { Change } from "./over-memory.ts";

/** An adapter that is sound but for one bug. */
export interface Mutant {
  bug: string;
  change: Change;
  /** The tests that have to fail, and no others. */
  fails: readonly string[];
  /** What each of them has to say. */
  says: RegExp;
}

/** The name of a test in each of these scenarios. */
export const inScenarios = (scenarios: readonly string[], test: string): string[] =>
  scenarios.map((scenario) => `${scenario}: ${test}`);
