import { historyMutants } from "../broken-adapters/history-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(historyMutants);
