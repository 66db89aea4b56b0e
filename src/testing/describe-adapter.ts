import type { AdapterDeclaration, AdapterScenario } from "../core/adapter-declaration.ts";
import { abortTests } from "./conformance/abort-tests.ts";
import { type AdapterSetup, scenarios, withUnderTest } from "./conformance/adapter-setup.ts";
import type { ConformanceTest } from "./conformance/conformance-test.ts";
import { doubtTests } from "./conformance/doubt-tests.ts";
import { failureTests } from "./conformance/failure-tests.ts";
import { historyTests } from "./conformance/history-tests.ts";
import { leakTests } from "./conformance/leak-tests.ts";
import { listTests, shapeTests } from "./conformance/list-tests.ts";
import { lostAnswerTests } from "./conformance/lost-answer-tests.ts";
import { leftOutTests, othersTests } from "./conformance/others-tests.ts";
import { renameTests } from "./conformance/rename-tests.ts";
import { retryTests } from "./conformance/retry-tests.ts";
import { revokeTests } from "./conformance/revoke-tests.ts";
import { Subject } from "./conformance/subject.ts";

export type { AdapterSetup, AdapterUnderTest } from "./conformance/adapter-setup.ts";

/** The words of a test runner: of Vitest, Jest, node:test, Bun, or any other that has the two. */
export interface AdapterSuite {
  /** Default: the global one. */
  describe?: (name: string, run: () => void) => unknown;
  /** Default: the global one. */
  it?: {
    (name: string, run: () => Promise<void>): unknown;
    skip?: (name: string, run: () => Promise<void>) => unknown;
  };
  /** Each scenario that this backend can't have, with the reason. It is shown as skipped. */
  cannot?: AdapterDeclaration["cannot"];
}

/**
 * Proves an adapter against the contract, in the scenarios of {@link AdapterSetup}: who is listed, what ends and what
 * must not, which error comes of which cause, what is never let out. Methods that the adapter lacks are not tested.
 *
 * Not seen: that a call is tried again, where the setup counts no `requests`; and credentials in places that can't be
 * read, such as what a promise resolves with or what is written past the console.
 *
 * @example
 * describeAdapter("my backend", (scenario) => startBackend(scenario), { describe, it });
 * @throws {TypeError} where an argument is wrong, or the runner has no `describe` or `it`.
 */
export function describeAdapter(name: string, setup: AdapterSetup, suite: AdapterSuite = {}): void {
  const globals = globalThis as Pick<AdapterSuite, "describe" | "it">;
  const { describe = globals.describe, it = globals.it, cannot = {} } = suite;
  if (typeof name !== "string" || !name) throw new TypeError("describeAdapter: the name has to be a text.");
  if (typeof setup !== "function") throw new TypeError("describeAdapter: the setup has to be a function.");
  if (typeof describe !== "function" || typeof it !== "function")
    throw new TypeError(
      "describeAdapter: there is no global describe and it. Pass those of the test runner as the third argument.",
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

function checkDeclared(cannot: object): void {
  for (const [scenario, reason] of Object.entries(cannot)) {
    if (!Object.hasOwn(scenarios, scenario))
      throw new TypeError(`describeAdapter: cannot names ${scenario}, and there is no such scenario.`);
    if (typeof reason !== "string" || !reason.trim())
      throw new TypeError(`describeAdapter: cannot names ${scenario} and gives no reason.`);
  }
}

/** The contract as tests, by subject. */
const conformanceTests: readonly ConformanceTest[] = [
  ...listTests,
  ...shapeTests,
  ...abortTests,
  ...revokeTests,
  ...othersTests,
  ...leftOutTests,
  ...renameTests,
  ...historyTests,
  ...doubtTests,
  ...failureTests,
  ...lostAnswerTests,
  ...retryTests,
  ...leakTests,
];
