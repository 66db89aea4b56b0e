import type { Mark } from "./mark.ts";
import type { TestProject } from "./test-project.ts";

/** A mark, its one test, and the marked file without what handles the trap. */
export interface Trap extends Mark {
  code: string;
  test: { file: string; project: TestProject };
}
