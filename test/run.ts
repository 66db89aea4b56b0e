// Runs everything that proves the package, says which engines took part, and counts the tests that really ran.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { chromiumPath } from "./chromium-path.ts";
import { readFailures } from "./read-failures.ts";

interface Count {
  passed: number;
  failed: number;
}

const results = "test-results";
const inBrowser = ["chromium", "react-18", "storybook"];
const chromium = await chromiumPath();

rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const run = (command: string, args: string[]): number =>
  spawnSync(command, args, {
    stdio: "inherit",
    env: {
      ...process.env,
      STORYBOOK_DISABLE_TELEMETRY: "1",
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
    },
  }).status ?? 1;

const countVitest = (file: string): Count => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failed: numFailedTests };
};
const countPlaywright = (file: string): Count => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
};

const reports = ["--reporter=default", "--reporter=json", `--outputFile=${results}/vitest.json`];
const without = chromium ? [] : inBrowser.map((project) => `--project=!${project}`);
const statuses = [run("vitest", ["run", ...reports, ...without])];
const counts = [countVitest(`${results}/vitest.json`)];
if (chromium) {
  statuses.push(run("playwright", ["test"]));
  counts.push(countPlaywright(`${results}/e2e.json`));
}

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
// A runner that failed without a failed test (a suite that did not load) must not look like a pass.
const failed = Math.max(
  counts.reduce((sum, count) => sum + count.failed, 0),
  statuses.filter((status) => status !== 0).length,
);
const failures = readFailures(`${results}/vitest.json`, `${results}/e2e.json`).map(
  (line) => `FAILED ${line}\n`,
);
// For whoever keeps the end of a long log only: .ci/run prints it once more.
writeFileSync(`${results}/failures.txt`, failures.join(""));
process.stdout.write(`\n${failures.join("")}`);
process.stdout.write(`\nChromium: ${chromium ?? "NOT RUN (none found; set CHROMIUM_PATH)"}\n`);
process.stdout.write("Firefox: NOT RUN\nWebKit: NOT RUN\n");
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || !chromium ? 1 : 0;
