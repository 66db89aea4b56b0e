import { listMutants } from "../broken-adapters/list-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(listMutants);
