import fc from "fast-check";
import { expect, test } from "vitest";
import { createGuard } from "../../src/core/guard/guard.ts";
import { runSchedule } from "./run-schedule.ts";
import { scenarios } from "./scenario.ts";
import { scheduleBudgets } from "./schedule-budget.ts";

test.each(scheduleBudgets(20_000))(
  "whatever fails and in whatever order things arrive, the guard keeps every promise",
  {
    timeout: 600_000,
  },
  async (budget) => {
    const property = fc.asyncProperty(fc.scheduler(), scenarios, (scheduler, scenario) =>
      runSchedule(scheduler, scenario, createGuard),
    );
    await fc.assert(property, budget);
    expect(budget.numRuns).toBeGreaterThan(0);
  },
);
