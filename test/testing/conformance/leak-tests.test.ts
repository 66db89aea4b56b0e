import { leakMutants } from "../broken-adapters/leak-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(leakMutants);
