import { doubtMutants } from "../broken-adapters/doubt-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(doubtMutants);
