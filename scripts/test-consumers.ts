// Builds and packs the package, installs it in each application of test/consumers, runs the application's own tests there,
// and writes their reports to test-results. Outside of this repository, so that nothing of ours is found by chance.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { consumers, consumersFolder } from "./consumers.ts";

const folder = mkdtempSync(join(tmpdir(), "your-devices-consumers-"));

const npm = (cwd: string, ...args: string[]): number =>
  spawnSync("npm", args, { cwd, stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;

const failed: string[] = [];
try {
  if (npm(".", "pack", "--silent", "--pack-destination", folder) !== 0) throw new Error("npm pack failed.");
  const [tarball = ""] = readdirSync(folder);
  for (const name of consumers) {
    const application = join(folder, name);
    cpSync(join(consumersFolder, name), application, { recursive: true });
    // Writes no lock file: it has no entry for the package, whose checksum changes with each build.
    const install = [
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--prefer-offline",
    ];
    const report = `--outputFile=${resolve("test-results", `consumers-${name}.json`)}`;
    const isSound =
      npm(application, ...install, join(folder, tarball)) === 0 &&
      npm(application, "test", "--", report) === 0;
    if (!isSound) failed.push(name);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed.length > 0) throw new Error(`Failed as an application's dependency: ${failed.join(", ")}.`);
