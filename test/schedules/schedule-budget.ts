import type fc from "fast-check";
import { seeds, wantedStart } from "./seeds.ts";

/** What fast-check takes. */
export type ScheduleBudget = fc.Parameters<unknown> & { seed: number; numRuns: number };

/** How many schedules run, and from where: one part of them for each seed of the list, or all from SCHEDULES_SEED. */
export function scheduleBudgets(runs: number): ScheduleBudget[] {
  const wanted = wantedStart();
  if (wanted) return [{ ...wanted, numRuns: runs }];
  const numRuns = Math.ceil(runs / seeds.length);
  return seeds.map(({ seed, from }) => ({ seed, numRuns, ...(from && { path: String(from) }) }));
}
