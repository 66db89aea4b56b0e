// Packs the package, installs the tarball into copies of the applications, builds them and drives them in a browser.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { apps } from "../test/apps/support/apps.ts";
import { endWithThisProcess } from "./clean-up/end-with-this-process.ts";
import {
  countPlaywright,
  type PlaywrightReport,
  playwrightFailures,
  readReport,
} from "./playwright-report.ts";

const file = "test-results/apps.json";
const env: NodeJS.ProcessEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
delete env.NODE_ENV;
const made = ["node_modules", "build", "mail", ".next", ".react-router"];
// Writes no lock file: the checksum of the package changes with each build.
const install = ["install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline"];
// Outside of this repository, so that an application finds nothing but what it has installed itself.
const folder = mkdtempSync(join(tmpdir(), "your-devices-apps-"));
endWithThisProcess(folder);

/** Runs a command, whose output is shown only if it fails. */
function run(cwd: string, command: string, ...args: string[]): void {
  const begin = Date.now();
  try {
    execFileSync(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1e8 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer };
    console.log(`${stdout ?? ""}${stderr ?? ""}`);
    throw error;
  }
  const shown = args.map((arg) => arg.replace(folder, "…")).join(" ");
  console.log(
    `${cwd.replace(folder, "…")}: ${command} ${shown} (${Math.round((Date.now() - begin) / 1000)} s)`,
  );
}

let status: number | null = 1;
const failures: string[] = [];
rmSync(file, { force: true });
try {
  run(".", "npm", "run", "build");
  run(".", "npm", "pack", "--ignore-scripts", "--pack-destination", folder);
  const { name, version } = readReport<{ name: string; version: string }>("package.json") ?? {};
  for (const app of Object.values(apps)) {
    const copy = join(folder, app);
    cpSync(app, copy, { recursive: true, filter: (path) => !made.includes(basename(path)) });
    run(copy, "npm", ...install, join(folder, `${name}-${version}.tgz`));
    run(copy, "npm", "run", "build");
  }
  ({ status } = spawnSync("playwright", ["test", "--config=test/apps/playwright.config.ts"], {
    env: { ...env, APPS_FOLDER: folder },
    stdio: "inherit",
  }));
} catch (error) {
  failures.push(String(error).split("\n", 1)[0] ?? "");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const report = readReport<PlaywrightReport>(file);
failures.push(...playwrightFailures(report ?? {}));
const { passed, failed: counted } = countPlaywright(report);
// Playwright can fail without a failed test, if an application does not start.
const failed = Math.max(counted, status === 0 ? 0 : 1);
process.stdout.write(`\n${failures.map((line) => `FAILED ${line}\n`).join("")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
