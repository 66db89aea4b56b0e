// @vitest-environment jsdom
import { notifyManager } from "@tanstack/react-query";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { hooksScenarios } from "./hooks-scenario.ts";
import { runHooksSchedule } from "./run-hooks-schedule.ts";
import { scheduleBudgets } from "./schedule-budget.ts";

beforeAll(() => {
  // Still a macrotask of its own, but without the millisecond that a timer waits.
  notifyManager.setScheduler((callback) => setImmediate(callback));
});

test.each(scheduleBudgets(5000))(
  "whatever the host, the network and the person do, the hooks keep every promise",
  {
    timeout: 900_000,
  },
  async (budget) => {
    await fc.assert(fc.asyncProperty(fc.scheduler(), hooksScenarios, runHooksSchedule), budget);
    expect(budget.numRuns).toBeGreaterThan(0);
  },
);
