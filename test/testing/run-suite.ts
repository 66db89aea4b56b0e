import { afterEach, beforeEach, vi } from "vitest";
import { type AdapterSetup, type AdapterSuite, describeAdapter } from "../../src/testing/index.ts";

export interface SuiteRun {
  /** The names of all tests, in order. */
  names: string[];
  skipped: string[];
  /** The message of each test that failed, by its name. */
  failed: Record<string, string>;
}

/** Runs the suite as a test runner would. `only` picks the tests that run; all of them are in `names`. */
export async function runSuite(
  setup: AdapterSetup,
  cannot: AdapterSuite["cannot"] = {},
  only: (name: string) => boolean = () => true,
): Promise<SuiteRun> {
  const tests: { name: string; run: () => Promise<void> }[] = [];
  const result: SuiteRun = { names: [], skipped: [], failed: {} };
  const it = Object.assign((name: string, run: () => Promise<void>) => tests.push({ name, run }), {
    skip: (name: string) => result.skipped.push(name),
  });
  describeAdapter("an adapter", setup, { describe: (_, run) => run(), it, cannot });
  result.names = tests.map(({ name }) => name);
  for (const { name, run } of tests.filter((test) => only(test.name)))
    await run().catch((error: unknown) => {
      result.failed[name] = String(error);
    });
  return result;
}

/** For the tests of this block: a deadline passes as soon as nothing else is left to do. */
export function quickTimers(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.setTimerTickMode("nextTimerAsync");
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
