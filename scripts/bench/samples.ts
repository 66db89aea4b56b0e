import type { Browser } from "playwright";
import type { Contender, ContenderName } from "./contenders.ts";
import { type Gate, keyOf, type Samples, type State } from "./gates.ts";
import { type BenchPage, withPage } from "./measure.ts";

export type Contenders = Partial<Record<ContenderName, Contender>>;

/** How many samples count of each. One more is taken first and thrown away. */
export const runs = 12;

/** What is measured in the pages of a contender. */
export interface Plan {
  names: readonly ContenderName[];
  /** How many sessions. */
  count: number;
  states: readonly State[];
}

/** What these gates need. */
export function plansFor(gates: readonly Gate[], contenders: Contenders): Plan[] {
  const plans: Plan[] = [];
  for (const count of new Set(gates.map((gate) => gate.count))) {
    const own = gates.filter((gate) => gate.count === count);
    const names = new Set<ContenderName>(["ours", ...own.flatMap(({ to }) => to)]);
    plans.push({
      names: [...names].filter((name) => contenders[name]),
      count,
      states: [...new Set(own.map(({ state }) => state))],
    });
  }
  return plans;
}

/**
 * Measures a plan: each sample in a fresh page, the contenders one after the other, forwards and then backwards, so that
 * what else the machine does meets them all.
 */
export async function measurePlan(
  browser: Browser,
  contenders: Contenders,
  { names, count, states }: Plan,
): Promise<Samples> {
  const samples: Samples = new Map();
  for (let run = 0; run <= runs; run += 1)
    for (const name of run % 2 === 0 ? names : [...names].reverse()) {
      const taken = await withPage(browser, contenders[name] as Contender, (page) =>
        sample(
          page,
          count,
          states.filter((state) => measuredOf(name).includes(state)),
        ),
      );
      if (run === 0) continue;
      for (const [state, cost] of taken) {
        const key = keyOf(name, count, state);
        samples.set(key, [...(samples.get(key) ?? []), cost]);
      }
    }
  return samples;
}

/** Nobody else has a search for all sessions, and not all peers can be told to ask again. */
function measuredOf(name: ContenderName): readonly State[] {
  if (name === "ours") return ["cold", "key", "warm", "refetch", "removal"];
  return name.startsWith("plain") ? ["cold", "warm", "refetch", "removal"] : ["cold", "warm"];
}

/** Keys of one word that stands in many names. */
const keys = ["c", "h", "r"];

/** Milliseconds by state. */
async function sample(page: BenchPage, count: number, states: readonly State[]): Promise<Map<State, number>> {
  const taken = new Map<State, number>();
  const add = async (state: State, cost: () => Promise<{ task: number }>) => {
    if (states.includes(state)) taken.set(state, (await cost()).task);
  };
  const mount = () => page.cost(() => window.bench.mount());
  await page.run(`() => window.bench.prepare(${count})`);
  const cold = await mount();
  await add("cold", async () => cold);
  await add("key", async () => {
    await page.run(() => document.querySelector<HTMLElement>("[type=search]")?.focus());
    let slowest = { task: 0 };
    for (const key of keys) {
      const cost = await page.costOfKey(key);
      if (cost.task > slowest.task) slowest = cost;
    }
    return slowest;
  });
  await add("warm", async () => {
    await page.run(() => window.bench.unmount());
    return mount();
  });
  await add("refetch", () => page.cost(() => window.bench.refetch()));
  await add("removal", async () => {
    await page.run(() => window.bench.takeOne());
    return page.cost(() => window.bench.refetch());
  });
  return taken;
}
