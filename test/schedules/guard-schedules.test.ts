import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createGuard } from "../../src/core/guard.ts";
import { loadGuardActs } from "../../src/core/load-guard-acts.ts";
import { loadInputCheck } from "../../src/core/load-input-check.ts";
import { runSchedule } from "./run-schedule.ts";
import { scenarios } from "./scenario.ts";
import { scheduleBudgets } from "./schedule-budget.ts";

// Fetched before, so that every step of a schedule is one that the scheduler ordered.
beforeAll(async () => {
  await Promise.all([loadInputCheck(), loadGuardActs()]);
});

test.each(scheduleBudgets(20_000))(
  "whatever fails and in whatever order things arrive, the guard keeps every promise (seed $seed)",
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
