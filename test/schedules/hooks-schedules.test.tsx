// @vitest-environment jsdom
import { notifyManager } from "@tanstack/react-query";
import fc from "fast-check";
import { version } from "react";
import { beforeAll, expect, test } from "vitest";
import { hasActivity } from "./hooks-page.tsx";
import { type HooksScenario, hooksScenarios } from "./hooks-scenario.ts";
import { runHooksSchedule } from "./run-hooks-schedule.ts";
import { scheduleBudgets } from "./schedule-budget.ts";

// TanStack Query notifies in a macrotask of its own. It still does, but without the millisecond that a timer waits.
beforeAll(() => {
  const { setScheduler } = notifyManager as Partial<typeof notifyManager>;
  if (setScheduler) return setScheduler((callback) => setImmediate(callback));
  // 5.0.0 has no way to say so.
  const { setTimeout: realSet } = globalThis;
  const set = (callback: () => void, ms?: number, ...rest: unknown[]) =>
    ms === 0 ? setImmediate(callback) : realSet(callback, ms, ...rest);
  Object.assign(globalThis, { setTimeout: set });
  return () => Object.assign(globalThis, { setTimeout: realSet });
});

const isOld = version.startsWith("18.");

/** TanStack Query 5.0.0 calls a host's cache where nobody can catch what that throws. */
const withoutExplodingCache = ({ hostility, ...scenario }: HooksScenario): HooksScenario => ({
  ...scenario,
  hostility: { ...hostility, hasExplodingCache: false },
});

test.each(scheduleBudgets(isOld ? 2000 : 20_000))(
  "whatever the host, the network, other tabs and the person do, the hooks keep every promise",
  {
    timeout: 900_000,
  },
  async (budget) => {
    const property = fc.asyncProperty(fc.scheduler(), hooksScenarios(hasActivity), (scheduler, scenario) =>
      runHooksSchedule(scheduler, isOld ? withoutExplodingCache(scenario) : scenario),
    );
    await fc.assert(property, budget);
    expect(budget.numRuns).toBeGreaterThan(0);
  },
);
