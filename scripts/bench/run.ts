// Measures in Chromium, through the real hooks: mount, unchanged refetch, removal, and how all others are signed out one by
// one. The mount is compared with innerHTML of the same rows in the same run. It measures the main thread's CPU time (CDP
// TaskDuration in thread ticks), because other load on the machine hardly changes that. Before that it measures the handler
// in Node, beside JSON.stringify of the same list.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { type CDPSession, chromium, type Page } from "playwright";
import { chromiumPath } from "../chromium-path.ts";
import { measureHandler } from "./handler.ts";
import type { Bench } from "./page.tsx";

const repeats = Number(process.env.REPEATS ?? 5);
const counts = [10, 100, 1_000, 10_000];
/** Goals for mount / innerHTML, from earlier measurements. */
const goals = new Map([
  [10, 3],
  [100, 2],
  [1_000, 0.4],
  [10_000, 0.1],
]);

process.stdout.write(`Node ${process.version}, median CPU in ms\n\n`);
process.stdout.write(
  "sessions | JSON.stringify | list of the handler | ratio (goal) | revoke of the handler\n",
);
process.stdout.write(`${await measureHandler()}\n\n`);

const executablePath = await chromiumPath();
const bundled = await build({
  entryPoints: ["scripts/bench/page.tsx"],
  bundle: true,
  format: "iife",
  minify: true,
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  write: false,
});
const script = bundled.outputFiles[0]?.text ?? "";
const style = readFileSync("src/styles.css", "utf8");

/** How many others are signed out one by one. */
const otherCounts = [1_000, 8_000];

const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox", "--disable-background-networking"],
});
process.stdout.write(`Chromium ${browser.version()}, ${repeats} repeats, median CPU in ms\n\n`);
process.stdout.write(
  "sessions | rows | innerHTML | mount | ratio (goal) | refetch (DOM changes) | remove one (DOM changes)\n",
);
try {
  for (const count of counts) await measure(count);
  process.stdout.write("\none by one | CPU | CPU for each | script alone | renders of useDevices\n");
  for (const count of otherCounts) await measureOneByOne(count);
} finally {
  await browser.close();
}

async function measure(count: number): Promise<void> {
  const { runs, middle } = await repeatedly(() => measureOnce(count));
  const html = middle((run) => run.html);
  const mount = middle((run) => run.mount);
  writeRow([
    String(count),
    String(runs[0]?.rows),
    html.toFixed(1),
    mount.toFixed(1),
    `${(mount / html).toFixed(2)}x (${goals.get(count)}x)`,
    `${middle((run) => run.refetch).toFixed(1)} (${runs[0]?.refetchMutations})`,
    `${middle((run) => run.remove).toFixed(1)} (${runs[0]?.removeMutations})`,
  ]);
}

async function measureOneByOne(count: number): Promise<void> {
  const { middle } = await repeatedly(() => signOutOneByOne(count));
  const task = middle((run) => run.task);
  writeRow([
    String(count),
    task.toFixed(1),
    (task / count).toFixed(3),
    middle((run) => run.script).toFixed(1),
    String(middle((run) => run.renders)),
  ]);
}

interface Runs<T> {
  runs: T[];
  middle(pick: (run: T) => number): number;
}

async function repeatedly<T>(measureRun: () => Promise<T>): Promise<Runs<T>> {
  const runs: T[] = [];
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const run = await measureRun();
    if (repeat > 0) runs.push(run); // the first warms up
  }
  const middle = (pick: (run: T) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return { runs, middle };
}

function writeRow(cells: string[]): void {
  process.stdout.write(`${cells.join(" | ")}\n`);
}

interface Run {
  rows: number;
  html: number;
  mount: number;
  refetch: number;
  refetchMutations: number;
  remove: number;
  removeMutations: number;
}

async function measureOnce(count: number): Promise<Run> {
  const { page, cdp, close } = await openPage();
  await page.evaluate(() => window.bench.learn());
  const html = (await cpu(page, cdp, (bench, size) => bench.mountHtml(size), count)).task;
  await page.evaluate(() => window.bench.unmount());
  const mount = (await cpu(page, cdp, (bench, size) => bench.mount(size), count)).task;
  const rows = await page.evaluate(() => window.bench.rows());
  await page.evaluate(() => window.bench.mutations());
  const refetch = (await cpu(page, cdp, (bench) => bench.refetch(), count)).task;
  const refetchMutations = await page.evaluate(() => window.bench.mutations());
  const remove = (await cpu(page, cdp, (bench) => bench.removeOne(), count)).task;
  const removeMutations = await page.evaluate(() => window.bench.mutations());
  await close();
  return { rows, html, mount, refetch, refetchMutations, remove, removeMutations };
}

async function signOutOneByOne(count: number): Promise<Cpu & { renders: number }> {
  const { page, cdp, close } = await openPage();
  // The current session is one more.
  await page.evaluate((size) => window.bench.mountHook(size), count + 1);
  await page.evaluate(() => window.bench.renders());
  const spent = await cpu(page, cdp, (bench) => bench.signOutOthers(), count);
  const renders = await page.evaluate(() => window.bench.renders());
  await close();
  return { ...spent, renders };
}

async function openPage(): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  // The first formatter of a page loads the locale's data. That must not count for either side.
  await page.evaluate(() => {
    new Intl.RelativeTimeFormat("en").format(-1, "day");
    new Intl.DisplayNames("en", { type: "region" }).of("GR");
    new Intl.DateTimeFormat("en", { timeZone: "UTC", timeZoneName: "short" }).format();
  });
  return { page, cdp, close: () => context.close() };
}

/** Of the main thread, in milliseconds. */
interface Cpu {
  task: number;
  /** The part of it that was JavaScript. */
  script: number;
}

async function cpu(
  page: Page,
  cdp: CDPSession,
  measured: (bench: Bench, count: number) => Promise<void>,
  count: number,
): Promise<Cpu> {
  const before = await readCpu(cdp);
  await page.evaluate(`(${measured.toString()})(window.bench, ${count})`);
  const after = await readCpu(cdp);
  return { task: after.task - before.task, script: after.script - before.script };
}

async function readCpu(cdp: CDPSession): Promise<Cpu> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const msOf = (wanted: string): number =>
    (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1000;
  return { task: msOf("TaskDuration"), script: msOf("ScriptDuration") };
}
