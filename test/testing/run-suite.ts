import { type AdapterSetup, type AdapterSuite, describeAdapter } from "../../src/testing/index.ts";

export interface SuiteRun {
  /** Every test that there is, in order. */
  names: string[];
  skipped: string[];
  /** What each test that failed said. */
  failed: Record<string, string>;
}

/** Runs the suite as a test runner would, and says what came of it. */
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
