import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { Subject } from "./subject.ts";

/** One promise of the contract in one scenario. */
export interface ConformanceTest {
  scenario: AdapterScenario;
  /** What the adapter does, as a sentence without its subject. */
  name: string;
  run(subject: Subject): Promise<void>;
}
