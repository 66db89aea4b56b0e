import { type Browser, type CDPSession, chromium } from "playwright";
import { chromiumPath } from "../chromium-path.ts";
import type { Contender } from "./contenders.ts";

/** Processor time of a page's main thread, in milliseconds: script, style, layout and what painting is recorded. */
interface Cpu {
  task: number;
  /** The script alone. */
  script: number;
}

/** A fresh page with a contender's script and styles in it. */
export interface BenchPage {
  /** Runs something in the page, and resolves when what it returns does. */
  run<Value>(inPage: () => Value | Promise<Value>): Promise<Value>;
  run(source: string): Promise<unknown>;
  /** What that costs. */
  cost(inPage: () => unknown): Promise<Cpu>;
  /** What one key costs that a person presses, until what it has changed is painted. */
  costOfKey(key: string): Promise<Cpu>;
}

/** Nothing listens there: the page is made up, and its network too. */
const origin = "http://localhost/";
const shell = '<!doctype html><html lang="en"><head><title>Bench</title></head><body></body></html>';

/** The browser that all samples are taken in. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromiumPath();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
}

/** Opens a page for one sample and closes it afterwards. */
export async function withPage<Value>(
  browser: Browser,
  { script, style }: Contender,
  sample: (page: BenchPage) => Promise<Value>,
): Promise<Value> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  try {
    const page = await context.newPage();
    await page.route(origin, (route) => route.fulfill({ contentType: "text/html", body: shell }));
    await page.goto(origin);
    await page.unroute(origin);
    if (style) await page.addStyleTag({ content: style });
    await page.addScriptTag({ content: script });
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await evaluate(cdp, inPage(loadIntl));
    return await sample({
      run: (run: string | (() => unknown)) => evaluate<never>(cdp, inPage(run)),
      cost: (run) => spent(cdp, () => evaluate(cdp, inPage(run))),
      costOfKey: (key) =>
        spent(cdp, async () => {
          const changed = evaluate(
            cdp,
            inPage(() => window.bench.changed()),
          );
          await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
          await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key });
          await changed;
        }),
    });
  } finally {
    await context.close();
  }
}

/** The first formatter of a page loads the locale's data, for 12 to 24 ms. That must not count for anybody. */
function loadIntl(): void {
  new Intl.RelativeTimeFormat("en").format(-1, "day");
  new Intl.DisplayNames("en", { type: "region" }).of("GR");
  new Intl.DateTimeFormat("en", { timeZone: "UTC", timeZoneName: "short" }).format();
  new Intl.NumberFormat("en").format(1);
}

const inPage = (run: string | (() => unknown)): string => `(${run.toString()})()`;

async function spent(cdp: CDPSession, work: () => Promise<unknown>): Promise<Cpu> {
  // What was thrown away before must not be collected meanwhile.
  await cdp.send("HeapProfiler.collectGarbage");
  const before = await readCpu(cdp);
  await work();
  const after = await readCpu(cdp);
  return { task: after.task - before.task, script: after.script - before.script };
}

async function evaluate<Value>(cdp: CDPSession, expression: string): Promise<Value> {
  const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

async function readCpu(cdp: CDPSession): Promise<Cpu> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const msOf = (wanted: string): number =>
    (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1000;
  return { task: msOf("TaskDuration"), script: msOf("ScriptDuration") };
}
