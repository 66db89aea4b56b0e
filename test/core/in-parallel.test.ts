import { expect, test } from "vitest";
import { inParallel } from "../../src/core/in-parallel.ts";

const tick = () => new Promise(setImmediate);

test("no more than the limit run at the same time, and every item has its turn", async () => {
  let running = 0;
  let most = 0;
  const seen: number[] = [];
  await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await tick();
    running -= 1;
    seen.push(item);
  });
  expect(most).toBe(2);
  expect(seen.sort()).toEqual([1, 2, 3, 4, 5]);
});

test("results stand in the order of the items, whichever ends first", async () => {
  const results = await inParallel(["slow", "quick"], 2, async (item) => {
    if (item === "slow") for (let turn = 0; turn < 3; turn += 1) await tick();
    return item;
  });
  expect(results).toEqual(["slow", "quick"]);
});

test("nothing to do is no result", async () => {
  expect(await inParallel([], 4, async (item) => item)).toEqual([]);
});

test("a failure rejects with its own error, and what is left is still tried", async () => {
  const tried: number[] = [];
  const work = inParallel([1, 2, 3, 4], 2, async (item) => {
    tried.push(item);
    if (item === 1) throw new Error("first");
    await tick();
  });
  await expect(work).rejects.toThrow("first");
  for (let turn = 0; turn < 4; turn += 1) await tick();
  expect(tried).toEqual([1, 2, 3, 4]);
});
