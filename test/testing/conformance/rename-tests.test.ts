import { renameMutants } from "../broken-adapters/rename-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(renameMutants);
