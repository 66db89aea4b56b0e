import { cdp } from "vitest/browser";

/** How often each function of `src` ran, by its name. */
export type Runs = ReadonlyMap<string, number>;

interface Coverage {
  result: {
    url: string;
    functions: { functionName: string; ranges: { count: number }[] }[];
  }[];
}

/** Counts, in Chromium, how often functions of `src` run. What it returns gives the counts since it was last asked. */
export async function countRuns(): Promise<() => Promise<Runs>> {
  const session = cdp() as unknown as { send(method: string, params?: object): Promise<unknown> };
  await session.send("Profiler.enable");
  await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  const take = async (): Promise<Runs> => {
    const { result } = (await session.send("Profiler.takePreciseCoverage")) as Coverage;
    const runs = new Map<string, number>();
    for (const { url, functions } of result)
      if (/\/src\/(components|devices|query)\//.test(url))
        for (const { functionName, ranges } of functions) {
          const count = ranges[0]?.count ?? 0;
          if (count > 0) runs.set(functionName, (runs.get(functionName) ?? 0) + count);
        }
    return runs;
  };
  await take();
  return take;
}

/** How often components rendered: functions whose names begin with a capital letter. */
export function componentRenders(runs: Runs): number {
  return [...runs].reduce((sum, [name, count]) => (/^[A-Z]/.test(name) ? sum + count : sum), 0);
}
