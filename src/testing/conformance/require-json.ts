import { jsonProblem } from "./json-problem.ts";
import { requireThat } from "./require-that.ts";

/**
 * @param path - What it is, as messages name it: "list".
 * @throws {ConformanceError} where the value would not come back the same from JSON, or says null of what is unknown.
 */
export function requireJson(value: unknown, path: string): void {
  const problem = jsonProblem(value, path);
  requireThat(!problem, {
    expected: "plain JSON, in which what is unknown is absent: neither undefined nor null",
    came: String(problem),
    contract:
      "the same shape travels, hydrates and lives in the query cache; an optional member is there or absent",
  });
}
