import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { Subject } from "./subject.ts";

/** One promise of the contract, tested in one scenario. */
export interface ConformanceTest {
  scenario: AdapterScenario;
  /** What the adapter does, as a sentence without its subject: "has a name". */
  name: string;
  run(subject: Subject): Promise<void>;
}

/** The same test in each of these scenarios. */
export function inEach(
  scenarios: readonly AdapterScenario[],
  name: string,
  run: ConformanceTest["run"],
): ConformanceTest[] {
  return scenarios.map((scenario) => ({ scenario, name, run }));
}
