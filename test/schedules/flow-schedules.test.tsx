// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import { flowScenarios } from "./flow-command.ts";
import { hasActivity } from "./hooks-page.tsx";
import { forPeers, isOld } from "./hooks-scenario.ts";
import { quickenNotifications } from "./quicken-notifications.ts";
import { runFlowSchedule } from "./run-flow-schedule.ts";
import { scheduleBudgets } from "./schedule-budget.ts";

quickenNotifications();

test.each(scheduleBudgets(isOld ? 400 : 2000))(
  'whatever the network, other tabs and the person do, a selection, "This wasn\'t me" and a form after a save keep every promise',
  { timeout: 900_000 },
  async (budget) => {
    const property = fc.asyncProperty(fc.scheduler(), flowScenarios(hasActivity), (scheduler, scenario) =>
      runFlowSchedule(scheduler, forPeers(scenario)),
    );
    await fc.assert(property, budget);
    expect(budget.numRuns).toBeGreaterThan(0);
  },
);
