// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import { hasActivity } from "./hooks-page.tsx";
import { forPeers, hooksScenarios, isOld } from "./hooks-scenario.ts";
import { quickenNotifications } from "./quicken-notifications.ts";
import { runHooksSchedule } from "./run-hooks-schedule.ts";
import { scheduleBudgets } from "./schedule-budget.ts";

quickenNotifications();

test.each(scheduleBudgets(isOld ? 2000 : 20_000))(
  "whatever the host, the network, other tabs and the person do, the hooks keep every promise",
  {
    timeout: 900_000,
  },
  async (budget) => {
    const property = fc.asyncProperty(fc.scheduler(), hooksScenarios(hasActivity), (scheduler, scenario) =>
      runHooksSchedule(scheduler, forPeers(scenario)),
    );
    await fc.assert(property, budget);
    expect(budget.numRuns).toBeGreaterThan(0);
  },
);
