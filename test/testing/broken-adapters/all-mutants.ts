import { abortMutants } from "./abort-mutants.ts";
import { doubtMutants } from "./doubt-mutants.ts";
import { failureMutants } from "./failure-mutants.ts";
import { historyMutants } from "./history-mutants.ts";
import { leakMutants } from "./leak-mutants.ts";
import { leftOutMutants } from "./left-out-mutants.ts";
import { listMutants } from "./list-mutants.ts";
import { lostAnswerMutants } from "./lost-answer-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { othersMutants } from "./others-mutants.ts";
import { renameMutants } from "./rename-mutants.ts";
import { retryMutants } from "./retry-mutants.ts";
import { revokeMutants } from "./revoke-mutants.ts";
import { shapeMutants } from "./shape-mutants.ts";
import { subscribeMutants } from "./subscribe-mutants.ts";
import { whoseMutants } from "./whose-mutants.ts";

export const allMutants: readonly Mutant[] = [
  ...abortMutants,
  ...doubtMutants,
  ...failureMutants,
  ...historyMutants,
  ...leakMutants,
  ...leftOutMutants,
  ...listMutants,
  ...lostAnswerMutants,
  ...othersMutants,
  ...renameMutants,
  ...retryMutants,
  ...revokeMutants,
  ...shapeMutants,
  ...subscribeMutants,
  ...whoseMutants,
];
