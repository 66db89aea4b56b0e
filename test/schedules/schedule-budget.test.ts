import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scheduleBudgets } from "./schedule-budget.ts";
import { seeds } from "./seeds.ts";

beforeEach(() => {
  vi.stubEnv("SCHEDULES_SEED", undefined);
  vi.stubEnv("SCHEDULES_PATH", undefined);
});
afterEach(() => void vi.unstubAllEnvs());

test("all schedules run, split over the seeds of the list, and what failed once runs first", () => {
  const budgets = scheduleBudgets(4000);
  expect(budgets.map(({ seed }) => seed)).toEqual(seeds.map(({ seed }) => seed));
  expect(budgets.reduce((sum, { numRuns }) => sum + numRuns, 0)).toBe(4000);
  expect(budgets[0]).toEqual({ seed: -745597699, path: "3500", numRuns: 4000 / seeds.length });
});

test("files that share the schedules have each seed of the list once", () => {
  const shards = [scheduleBudgets(4000, 0, 2), scheduleBudgets(4000, 1, 2)];
  expect(
    shards
      .flat()
      .map(({ seed }) => seed)
      .sort(),
  ).toEqual(seeds.map(({ seed }) => seed).sort());
  expect(shards.flat().reduce((sum, { numRuns }) => sum + numRuns, 0)).toBe(4000);
});

test("files that share the schedules begin at other seeds of the environment, and repeat the same failure", () => {
  vi.stubEnv("SCHEDULES_SEED", "-17");
  const both = () => [scheduleBudgets(4000, 0, 2), scheduleBudgets(4000, 1, 2)].flat();
  expect(both()).toEqual([
    { seed: -17, numRuns: 2000 },
    { seed: -16, numRuns: 2000 },
  ]);
  vi.stubEnv("SCHEDULES_PATH", "12");
  expect(both().map(({ seed, path }) => [seed, path])).toEqual([
    [-17, "12"],
    [-17, "12"],
  ]);
});

test("a seed of the environment is the only one, for all schedules", () => {
  vi.stubEnv("SCHEDULES_SEED", "-17");
  expect(scheduleBudgets(4000)).toEqual([{ seed: -17, numRuns: 4000 }]);
});

test("a path of the environment leads to the one schedule that failed", () => {
  vi.stubEnv("SCHEDULES_SEED", "-17");
  vi.stubEnv("SCHEDULES_PATH", "12:0:1");
  expect(scheduleBudgets(4000)).toEqual([{ seed: -17, path: "12:0:1", endOnFailure: true, numRuns: 4000 }]);
});
