// Measures mount, unchanged refetch and removal in Chromium through the real hooks, and compares the mount with innerHTML
// of the same rows in the same run. It measures the main thread's CPU time (CDP TaskDuration in thread ticks), because
// other load on the machine hardly changes that.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { type CDPSession, chromium, type Page } from "playwright";
import { chromiumPath } from "../chromium-path.ts";
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
} finally {
  await browser.close();
}

async function measure(count: number): Promise<void> {
  const runs: Run[] = [];
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const run = await measureOnce(count);
    if (repeat > 0) runs.push(run); // the first warms up
  }
  const middle = (pick: (run: Run) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  const html = middle((run) => run.html);
  const mount = middle((run) => run.mount);
  const cells = [
    String(count),
    String(runs[0]?.rows),
    html.toFixed(1),
    mount.toFixed(1),
    `${(mount / html).toFixed(2)}x (${goals.get(count)}x)`,
    `${middle((run) => run.refetch).toFixed(1)} (${runs[0]?.refetchMutations})`,
    `${middle((run) => run.remove).toFixed(1)} (${runs[0]?.removeMutations})`,
  ];
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
  await page.evaluate(() => window.bench.learn());
  const html = await cpu(page, cdp, (bench, size) => bench.mountHtml(size), count);
  await page.evaluate(() => window.bench.unmount());
  const mount = await cpu(page, cdp, (bench, size) => bench.mount(size), count);
  const rows = await page.evaluate(() => window.bench.rows());
  await page.evaluate(() => window.bench.mutations());
  const refetch = await cpu(page, cdp, (bench) => bench.refetch(), count);
  const refetchMutations = await page.evaluate(() => window.bench.mutations());
  const remove = await cpu(page, cdp, (bench) => bench.removeOne(), count);
  const removeMutations = await page.evaluate(() => window.bench.mutations());
  await context.close();
  return { rows, html, mount, refetch, refetchMutations, remove, removeMutations };
}

async function cpu(
  page: Page,
  cdp: CDPSession,
  measured: (bench: Bench, count: number) => Promise<void>,
  count: number,
): Promise<number> {
  const before = await taskSeconds(cdp);
  await page.evaluate(`(${measured.toString()})(window.bench, ${count})`);
  return ((await taskSeconds(cdp)) - before) * 1000;
}

async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}
