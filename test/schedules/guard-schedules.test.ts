import fc from "fast-check";
import { expect, test } from "vitest";
import { createGuard } from "../../src/core/guard/guard.ts";
import { runSchedule } from "./run-schedule.ts";
import { scenarios } from "./scenario.ts";
import { scheduleBudget } from "./schedule-budget.ts";

const runs = 20_000;

test("whatever fails and in whatever order things arrive, the guard keeps every promise", {
  timeout: 600_000,
}, async () => {
  const budget = scheduleBudget("guard", runs);
  const property = fc.asyncProperty(fc.scheduler(), scenarios, (scheduler, scenario) =>
    runSchedule(scheduler, scenario, createGuard),
  );
  await fc.assert(property, budget);
  expect(budget.numRuns).toBeGreaterThan(0);
});
