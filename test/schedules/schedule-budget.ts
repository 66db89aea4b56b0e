import type fc from "fast-check";

/**
 * How many schedules run, and from which seed. The seed is printed, so that a red run can be run again:
 * `SCHEDULES=10` runs ten times as many, `SCHEDULES_SEED` and `SCHEDULES_PATH` replay what fast-check printed.
 */
export function scheduleBudget(
  name: string,
  runs: number,
  times: number = Number(process.env.SCHEDULES ?? 1),
): fc.Parameters<unknown> {
  const { SCHEDULES_SEED, SCHEDULES_PATH } = process.env;
  const seed = SCHEDULES_SEED ? Number(SCHEDULES_SEED) : (Date.now() ^ (Math.random() * 2 ** 32)) | 0;
  const numRuns = Math.ceil(runs * times);
  process.stdout.write(`${name}: ${numRuns} schedules, SCHEDULES_SEED=${seed}\n`);
  return { numRuns, seed, ...(SCHEDULES_PATH ? { path: SCHEDULES_PATH } : {}) };
}
