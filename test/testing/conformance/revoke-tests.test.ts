import { revokeMutants } from "../broken-adapters/revoke-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(revokeMutants);
