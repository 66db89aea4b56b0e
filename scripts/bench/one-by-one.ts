import type { Browser } from "playwright";
import { bundle } from "./contenders.ts";
import { withPage } from "./measure.ts";
import { median } from "./statistics.ts";

const repeats = 5;

/**
 * Measures how `useDevices` signs out all others over a backend that revokes only one by one.
 *
 * @returns cells: how many others, CPU in ms, the same for each, how often `useDevices` rendered.
 */
export async function measureOneByOne(browser: Browser, count: number): Promise<string[]> {
  const contender = { script: await bundle("scripts/bench/page/one-by-one.tsx"), style: "" };
  const costs: number[] = [];
  let renders = 0;
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const cost = await withPage(browser, contender, async (page) => {
      await page.run(`() => window.oneByOne.mount(${count})`);
      await page.run(() => window.oneByOne.renders());
      const { task } = await page.cost(() => window.oneByOne.signOutOthers());
      renders = await page.run(() => window.oneByOne.renders());
      return task;
    });
    if (repeat > 0) costs.push(cost); // the first warms up
  }
  const cpu = median(costs);
  return [String(count), cpu.toFixed(1), (cpu / count).toFixed(3), String(renders)];
}
