import { leftOutMutants } from "../broken-adapters/left-out-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(leftOutMutants);
