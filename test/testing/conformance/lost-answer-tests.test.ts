import { lostAnswerMutants } from "../broken-adapters/lost-answer-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(lostAnswerMutants);
