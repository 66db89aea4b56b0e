import type fc from "fast-check";
import { seeds, wantedStart } from "./seeds.ts";

/** What fast-check takes. */
export type ScheduleBudget = fc.Parameters<unknown> & { seed: number; numRuns: number };

/**
 * How many schedules run, and from where: one part of them for each seed of the list, or all from SCHEDULES_SEED.
 *
 * @param shard which of the `shards` files asks, from 0. Together they run all: of the list each has its own seeds, and beside
 *   SCHEDULES_SEED the numbers that follow it.
 */
export function scheduleBudgets(runs: number, shard = 0, shards = 1): ScheduleBudget[] {
  const wanted = wantedStart();
  if (wanted?.path) return [{ ...wanted, numRuns: runs }];
  if (wanted) return [{ seed: wanted.seed + shard, numRuns: Math.ceil(runs / shards) }];
  const numRuns = Math.ceil(runs / seeds.length);
  return seeds
    .filter((_, index) => index % shards === shard)
    .map(({ seed, from }) => ({ seed, numRuns, ...(from && { path: String(from) }) }));
}
