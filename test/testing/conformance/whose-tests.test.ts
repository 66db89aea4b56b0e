import { whoseMutants } from "../broken-adapters/whose-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(whoseMutants);
