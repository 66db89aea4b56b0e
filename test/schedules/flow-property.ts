import fc from "fast-check";
import { flowScenarios } from "./flow-command.ts";
import { hasActivity } from "./hooks-page.tsx";
import { forPeers, isOld } from "./hooks-scenario.ts";
import { runFlowSchedule } from "./run-flow-schedule.ts";
import { type ScheduleBudget, scheduleBudgets } from "./schedule-budget.ts";

/** Two files share the schedules, so that they run side by side. */
export const flowBudgets = (shard: 0 | 1): ScheduleBudget[] =>
  scheduleBudgets(isOld ? 400 : 20_000, shard, 2);

export const flowProperty = (): fc.IAsyncPropertyWithHooks<unknown[]> =>
  fc.asyncProperty(fc.scheduler(), flowScenarios(hasActivity), (scheduler, scenario) =>
    runFlowSchedule(scheduler, forPeers(scenario)),
  );
