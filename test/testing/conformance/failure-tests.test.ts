import { failureMutants } from "../broken-adapters/failure-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(failureMutants);
