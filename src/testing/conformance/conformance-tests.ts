import { abortTests } from "./abort-tests.ts";
import type { ConformanceTest } from "./conformance-test.ts";
import { doubtTests } from "./doubt-tests.ts";
import { failureTests } from "./failure-tests.ts";
import { historyTests } from "./history-tests.ts";
import { leakTests } from "./leak-tests.ts";
import { leftOutTests } from "./left-out-tests.ts";
import { listTests } from "./list-tests.ts";
import { lostAnswerTests } from "./lost-answer-tests.ts";
import { othersTests } from "./others-tests.ts";
import { renameTests } from "./rename-tests.ts";
import { retryTests } from "./retry-tests.ts";
import { revokeTests } from "./revoke-tests.ts";
import { shapeTests } from "./shape-tests.ts";

/** The contract as tests, by subject. */
export const conformanceTests: readonly ConformanceTest[] = [
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
