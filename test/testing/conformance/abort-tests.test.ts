import { abortMutants } from "../broken-adapters/abort-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(abortMutants);
