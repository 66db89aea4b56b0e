import { shapeMutants } from "../broken-adapters/shape-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(shapeMutants);
