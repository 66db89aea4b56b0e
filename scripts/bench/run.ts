// Measures the page: the widget, its rows by innerHTML, plain React rows over TanStack Query, and the peers that install from
// npm, in one run, and writes docs/benchmarks.md. `--gates` measures only what has a limit, and writes nothing. Either way
// it fails if a limit is not kept.
import { writeFileSync } from "node:fs";
import { bundleContender, contenderNames, installPeers, peerNames, peerVersions } from "./contenders.ts";
import { gates, type Samples, type State, tryGates, type Verdict } from "./gates.ts";
import { measureHandler } from "./handler.ts";
import { openBrowser, withPage } from "./measure.ts";
import { measureOneByOne } from "./one-by-one.ts";
import { gateLine, writeBenchmarks } from "./report.ts";
import { type Contenders, measurePlan, type Plan, plansFor, runs } from "./samples.ts";

const onlyGates = process.argv.includes("--gates");
const counts = [10, 100, 1_000];
const states: readonly State[] = ["cold", "warm", "key", "refetch", "removal"];
const otherCounts = [1_000, 8_000];

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const absent = installPeers();
const names = contenderNames.filter((name) => !absent || !(peerNames as readonly string[]).includes(name));
const contenders: Contenders = {};
for (const name of names) contenders[name] = await bundleContender(name);

const browser = await openBrowser();
try {
  const { html, ours } = contenders;
  if (!html || !ours) throw new Error("The widget is always measured.");
  const pattern = await withPage(browser, ours, async (page) => {
    await page.run(() => window.bench.prepare(10));
    await page.run(() => window.bench.mount());
    return page.run(() => window.bench.markup());
  });
  html.script = `window.pattern = ${JSON.stringify(pattern)};\n${html.script}`;

  write(
    `Node ${process.version}, Chromium ${browser.version()}, ${runs} interleaved runs, ms of processor time`,
  );
  const all: Samples = new Map();
  const measure = async (plans: readonly Plan[]): Promise<Samples> => {
    const samples: Samples = new Map();
    for (const plan of plans) {
      const taken = await measurePlan(browser, contenders, plan);
      for (const [key, values] of taken) samples.set(key, values);
      write(`${plan.count} sessions: ${plan.names.join(", ")}`);
    }
    return samples;
  };
  let tried = 0;
  const verdicts = await tryGates(gates, async (open) => {
    tried += 1;
    if (onlyGates || tried > 1) return measure(plansFor(open, contenders));
    const samples = await measure(counts.map((count) => ({ names, count, states })));
    for (const [key, values] of samples) all.set(key, values);
    return samples;
  });
  if (!onlyGates) await report(all, verdicts);
  write("");
  for (const verdict of verdicts) write(gateLine(verdict, absent));
  if (verdicts.some(({ isReached }) => isReached === false)) process.exitCode = 1;
} finally {
  await browser.close();
}

async function report(samples: Samples, verdicts: readonly Verdict[]): Promise<void> {
  const oneByOne: string[][] = [];
  for (const count of otherCounts) oneByOne.push(await measureOneByOne(browser, count));
  const text = writeBenchmarks({
    versions: { node: process.version, chromium: browser.version() },
    peers: peerVersions(),
    samples,
    counts,
    names,
    verdicts,
    oneByOne,
    handler: await measureHandler(),
  });
  write(text);
  // Without the peers the page would lose half of what it is for.
  if (absent) write("docs/benchmarks.md stays as it was, because the peers are missing.");
  else writeFileSync("docs/benchmarks.md", text);
}
