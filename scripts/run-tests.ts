// Runs every test, says which browser engines ran, and counts the tests that really ran.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { chromiumPath, npmChromiumPath } from "./chromium-path.ts";
import { endWithParent } from "./clean-up/end-with-parent.ts";
import { endWithThisProcess } from "./clean-up/end-with-this-process.ts";
import { consumers } from "./consumers.ts";
import { describeEngine, findEngines } from "./engines/find-engines.ts";
import {
  type Count,
  countPlaywright,
  type PlaywrightReport,
  playwrightFailures,
  readReport,
  start,
} from "./playwright-report.ts";

interface VitestReport {
  testResults: {
    name: string;
    message: string;
    status: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

const vitestFailures = (report: VitestReport | undefined): string[] =>
  (report?.testResults ?? []).flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === "failed");
    if (failed.length === 0 && status === "failed") return [`${name}\n    ${start(message)}`];
    return failed.map((result) => `${name} > ${result.fullName}\n    ${start(result.failureMessages[0])}`);
  });

/** Each failed test in the reports of Vitest, Jest and Playwright, with the first lines of its message. */
const readFailures = (vitest: string[], playwright: string[]): string[] => [
  ...vitest.flatMap((file) => vitestFailures(readReport<VitestReport>(file))),
  ...playwright.flatMap((file) => playwrightFailures(readReport<PlaywrightReport>(file) ?? {})),
];

const results = "test-results";
// Jest writes its report in Vitest's format.
const consumerReports = consumers.map((name) => `${results}/consumers-${name}.json`);
const vitestReports = [`${results}/vitest.json`, ...consumerReports];
const playwrightReports = [`${results}/e2e.json`, `${results}/engines.json`];
const inBrowser = ["chromium", "react-18", "storybook"];
endWithThisProcess();
endWithParent();
const chromium = await chromiumPath();
const npmChromium = await npmChromiumPath();
const engines = await findEngines();

rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const minutes: string[] = [];
const run = async (part: string, command: string, args: string[]): Promise<number> => {
  const begin = Date.now();
  const child = spawn(command, args, {
    stdio: "inherit",
    env: {
      ...process.env,
      STORYBOOK_DISABLE_TELEMETRY: "1",
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    },
  });
  const [status] = await once(child, "exit");
  const seconds = Math.round((Date.now() - begin) / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  minutes.push(`${part.padEnd(12)}${clock.padStart(6)}\n`);
  return status ?? 1;
};

const countVitest = (file: string): Count => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failed: numFailedTests };
};

const reports = ["--reporter=default", "--reporter=json", `--outputFile=${results}/vitest.json`];
const left = [...(chromium ? [] : inBrowser), ...(npmChromium ? [] : ["visual"])];
const without = left.map((project) => `--project=!${project}`);
const statuses = [await run("tests", "vitest", ["run", ...reports, ...without])];
const counts = [countVitest(`${results}/vitest.json`)];
if (chromium) {
  statuses.push(await run("end to end", "playwright", ["test"]));
  counts.push(countPlaywright(readReport(`${results}/e2e.json`)));
}
if (engines.some(({ path }) => path)) {
  statuses.push(await run("engines", process.execPath, ["scripts/engines/run.ts"]));
  counts.push(countPlaywright(readReport(`${results}/engines.json`)));
}
statuses.push(await run("consumers", process.execPath, ["scripts/test-consumers.ts"]));
counts.push(...consumerReports.map(countVitest));

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
// A runner can fail without a failed test, if a suite does not load. That must not look like a pass.
const failed = Math.max(
  counts.reduce((sum, count) => sum + count.failed, 0),
  statuses.filter((status) => status !== 0).length,
);
const failures = readFailures(vitestReports, playwrightReports).map((line) => `FAILED ${line}\n`);
// .ci/run prints this again at the end of its long log.
writeFileSync(`${results}/failures.txt`, failures.join(""));
process.stdout.write(`\n${failures.join("")}`);
writeFileSync(`${results}/minutes.txt`, minutes.join(""));
process.stdout.write(`\n${minutes.join("")}`);
process.stdout.write(`\n${engines.map((engine) => `${describeEngine(engine)}\n`).join("")}`);
if (!npmChromium)
  process.stdout.write("Pictures: NOT RUN (the Chromium of npm ci is for Linux on x64 alone)\n");
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || !chromium ? 1 : 0;
