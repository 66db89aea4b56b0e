import type { TestCase } from "vitest/node";
import type { Trap } from "./trap.ts";

/** Undefined where the test has caught the removal by its own assertion, else why it has not. */
export function verdictOf({ id, test }: Trap, intact: readonly TestCase[], removed: readonly TestCase[]) {
  const [before, ...moreBefore] = intact;
  const [after, ...moreAfter] = removed;
  if (!before || !after || moreBefore.length > 0 || moreAfter.length > 0)
    return `${intact.length} tests ran with the handling and ${removed.length} without it, where one was wanted; does ${test.file} load?`;
  const first = before.result();
  if (first.state !== "passed")
    return `The test is not green as it is: ${first.errors?.[0]?.message ?? first.state}`;
  const { state, errors = [] } = after.result();
  if (state !== "failed") return `The test stays green without what is marked ${id}.`;
  const foreign = errors.find((error) => error.name !== "AssertionError");
  if (foreign) return `The test fails by no assertion: ${foreign.name}: ${foreign.message}`;
  // The nearest line that is not the runner's: a helper's assertion is not the test's own.
  const [own = ""] = (errors[0]?.stack ?? "")
    .split("\n")
    .filter((line) => /^\s*at /.test(line) && !/node_modules|node:|<anonymous>/.test(line));
  if (!own.includes(test.file))
    return `The assertion that fails is not the test's own: ${errors[0]?.message}`;
  return undefined;
}
