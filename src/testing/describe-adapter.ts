import type { AdapterDeclaration, AdapterScenario } from "../core/adapter-declaration.ts";
import { abortTests } from "./conformance/abort-tests.ts";
import { type AdapterSetup, scenarios, withUnderTest } from "./conformance/adapter-setup.ts";
import type { ConformanceTest } from "./conformance/conformance-test.ts";
import { doubtTests } from "./conformance/doubt-tests.ts";
import { failureTests } from "./conformance/failure-tests.ts";
import { historyTests } from "./conformance/history-tests.ts";
import { leakTests } from "./conformance/leak-tests.ts";
import { leftOutTests } from "./conformance/left-out-tests.ts";
import { listTests } from "./conformance/list-tests.ts";
import { lostAnswerTests } from "./conformance/lost-answer-tests.ts";
import { othersTests } from "./conformance/others-tests.ts";
import { renameTests } from "./conformance/rename-tests.ts";
import { retryTests } from "./conformance/retry-tests.ts";
import { revokeTests } from "./conformance/revoke-tests.ts";
import { shapeTests } from "./conformance/shape-tests.ts";
import { Subject } from "./conformance/subject.ts";
import { subscribeTests } from "./conformance/subscribe-tests.ts";
import { whoseTests } from "./conformance/whose-tests.ts";

/** What the suite needs to know beside the setup: the functions of the test runner, and what the backend can't have. */
export interface AdapterSuite {
  /** The runner's `describe`. Default: the global one. */
  describe?: (name: string, run: () => void) => unknown;
  /** The runner's `it` or `test`, such as Vitest's, Jest's, Bun's or that of node:test. Default: the global `it`. */
  it?: {
    (name: string, run: () => Promise<void>): unknown;
    skip?: (name: string, run: () => Promise<void>) => unknown;
  };
  /** Each scenario that this backend can't have, with the reason. It is reported as skipped. */
  cannot?: AdapterDeclaration["cannot"];
}

/**
 * Tests an adapter against the contract, in each of the scenarios of {@link AdapterSetup}: who is listed, which sessions a
 * request ends, which error has which cause, and that no credential gets out. Methods that the adapter lacks are not
 * tested.
 *
 * Two things stay unseen: retries, if the setup counts no `requests`, and credentials that can't be read, such as the value
 * of a promise or output that bypasses the console.
 *
 * @param name - What the test runner shows above the tests.
 * @example
 * describeAdapter("my backend", (scenario) => startBackend(scenario), { describe, it });
 * @throws {TypeError} if an argument is wrong, or there is no `describe` or `it`.
 */
export function describeAdapter(name: string, setup: AdapterSetup, suite: AdapterSuite = {}): void {
  const globals = globalThis as Pick<AdapterSuite, "describe" | "it">;
  const { describe = globals.describe, it = globals.it, cannot = {} } = suite;
  if (typeof name !== "string" || !name)
    throw new TypeError("describeAdapter: the name must be a non-empty string.");
  if (typeof setup !== "function") throw new TypeError("describeAdapter: the setup must be a function.");
  if (typeof describe !== "function" || typeof it !== "function")
    throw new TypeError(
      "describeAdapter: there is no global describe and it. Pass those of your test runner as the third argument.",
    );
  checkDeclared(cannot);
  describe(name, () => {
    for (const scenario of Object.keys(scenarios) as AdapterScenario[]) {
      const reason = cannot[scenario];
      if (reason !== undefined) {
        it.skip?.(`${scenario}: ${reason}`, async () => {});
        continue;
      }
      for (const test of conformanceTests.filter((one) => one.scenario === scenario))
        it(`${scenario}: ${test.name}`, () =>
          withUnderTest(scenario, setup, (under) => test.run(new Subject(scenario, under, setup))));
    }
  });
}

/** The whole contract. Within a scenario its tests run in this order. */
const conformanceTests: readonly ConformanceTest[] = [
  ...listTests,
  ...shapeTests,
  ...whoseTests,
  ...abortTests,
  ...revokeTests,
  ...othersTests,
  ...leftOutTests,
  ...renameTests,
  ...historyTests,
  ...subscribeTests,
  ...doubtTests,
  ...failureTests,
  ...lostAnswerTests,
  ...retryTests,
  ...leakTests,
];

function checkDeclared(cannot: object): void {
  for (const [scenario, reason] of Object.entries(cannot)) {
    if (!Object.hasOwn(scenarios, scenario))
      throw new TypeError(`describeAdapter: the option "cannot" names ${scenario}, which is not a scenario.`);
    if (typeof reason !== "string" || !reason.trim())
      throw new TypeError(`describeAdapter: the option "cannot" names ${scenario} and gives no reason.`);
  }
}
