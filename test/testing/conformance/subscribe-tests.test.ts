import { subscribeMutants } from "../broken-adapters/subscribe-mutants.ts";
import { describeMutants } from "../describe-mutants.ts";

describeMutants(subscribeMutants);
