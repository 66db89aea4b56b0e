import fc from "fast-check";
import { type HooksStep, hooksSteps } from "./hooks-command.ts";
import { type Hostility, hostilities } from "./hostility.ts";
import { type Scenario, scenarios } from "./scenario.ts";

/** Everything that fast-check chooses for one schedule of a mounted page. */
export interface HooksScenario {
  backend: Scenario;
  hostility: Hostility;
  isStrict: boolean;
  steps: HooksStep[];
}

export const hooksScenarios: fc.Arbitrary<HooksScenario> = fc.record({
  backend: scenarios,
  hostility: hostilities,
  isStrict: fc.boolean(),
  steps: hooksSteps,
});
