import fc from "fast-check";
import { expect, test } from "vitest";
import { createGuard, type Guard, type GuardOptions } from "../../src/core/guard/guard.ts";
import { filterInQueryFn } from "./broken-guards/filter-in-query-fn.ts";
import { noGuard } from "./broken-guards/no-guard.ts";
import { optimisticRemoval } from "./broken-guards/optimistic-removal.ts";
import { orderedByStart } from "./broken-guards/ordered-by-start.ts";
import type { Invariant } from "./invariants.ts";
import { runSchedule } from "./run-schedule.ts";
import { faultlessScenarios } from "./scenario.ts";

interface SeededBug {
  bug: string;
  createGuard: (options: GuardOptions) => Guard;
  /** The invariant that it breaks. No other is judged, so that it is not caught for another reason. */
  breaks: Invariant;
  within: number;
}

const seededBugs: SeededBug[] = [
  { bug: "no guard", createGuard: noGuard, breaks: "went-back", within: 200 },
  { bug: "a filter in queryFn", createGuard: filterInQueryFn, breaks: "lost-row", within: 100 },
  { bug: "optimistic removal", createGuard: optimisticRemoval, breaks: "lost-row", within: 100 },
  { bug: "lists ordered by their start", createGuard: orderedByStart, breaks: "went-back", within: 2000 },
];

const outcomeOf = ({ createGuard, breaks, within }: SeededBug) =>
  fc.check(
    fc.asyncProperty(fc.scheduler(), faultlessScenarios, (scheduler, scenario) =>
      runSchedule(scheduler, scenario, createGuard, [breaks]),
    ),
    { numRuns: within, endOnFailure: true },
  );

test.each(seededBugs)("$bug is caught within $within schedules: $breaks", async (seeded) => {
  const { failed, errorInstance } = await outcomeOf(seeded);

  expect(failed).toBe(true);
  expect(String(errorInstance)).toContain(`[${seeded.breaks}]`);
});

test("the real guard passes where the seeded bugs are caught", async () => {
  const { failed } = await outcomeOf({ bug: "none", createGuard, breaks: "went-back", within: 500 });

  expect(failed).toBe(false);
});
