import { retryMutants } from "../broken-adapters/retry-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(retryMutants);
