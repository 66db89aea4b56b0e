import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { ConformanceTest } from "./conformance-test.ts";

/** The same test in several scenarios. */
export function inEach(
  scenarios: readonly AdapterScenario[],
  name: string,
  run: ConformanceTest["run"],
): ConformanceTest[] {
  return scenarios.map((scenario) => ({ scenario, name, run }));
}
