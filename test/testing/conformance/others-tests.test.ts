import { othersMutants } from "../broken-adapters/others-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(othersMutants);
