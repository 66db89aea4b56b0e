// Drives the built Storybook and the demo in Chromium, Firefox and WebKit, in each that is found: `npm run engines`. What
// stands behind it is handed to Playwright: `npm run engines -- --grep "your-devices--ready"`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endWithParent } from "../clean-up/end-with-parent.ts";
import { endWithThisProcess } from "../clean-up/end-with-this-process.ts";
import { countPlaywright, readReport } from "../playwright-report.ts";
import { describeEngine, findEngines } from "./find-engines.ts";

const report = process.env.ENGINES_REPORT ?? "test-results/engines.json";
const storybook = process.env.ENGINES_STORYBOOK ?? ".cache/engines/storybook";
const folder = mkdtempSync(join(tmpdir(), "your-devices-engines-"));
endWithThisProcess(folder);
endWithParent();

async function run(command: string, args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  const [status] = await once(child, "exit");
  return status ?? 1;
}

mkdirSync("test-results", { recursive: true });
rmSync(report, { force: true });
const engines = await findEngines();
const found = engines.filter(({ path }) => path);
let status = 0;
if (found.length > 0) {
  // ENGINES_STORYBOOK names one that is built already.
  if (!process.env.ENGINES_STORYBOOK)
    status = await run("storybook", ["build", "-o", storybook, "--quiet"], {
      STORYBOOK_DISABLE_TELEMETRY: "1",
      STORYBOOK_CONTROLS: "1",
    });
  if (status === 0)
    status = await run(
      "playwright",
      ["test", "--config=test/engines/playwright.config.ts", ...process.argv.slice(2)],
      {
        // What the engines write goes with this folder.
        TMPDIR: folder,
        ENGINES_FOUND: JSON.stringify(found),
        ENGINES_STORYBOOK: storybook,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    );
}
rmSync(folder, { recursive: true, force: true });

const { passed, failed } = found.length > 0 ? countPlaywright(readReport(report)) : { passed: 0, failed: 0 };
process.stdout.write(`\n${engines.map((engine) => `${describeEngine(engine)}\n`).join("")}`);
process.stdout.write(`${passed} passed, ${Math.max(failed, status === 0 ? 0 : 1)} failed\n`);
process.exitCode = status;
