import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isRunning } from "../../support/processes.ts";

const sampleRun = fileURLToPath(new URL("sample-run.ts", import.meta.url));

let folder: string;
const started: ChildProcess[] = [];
const allIds: number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "clean-up-"));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  for (const id of allIds.splice(0)) if (isRunning(id)) process.kill(id, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process that prints ids as JSON, and resolves with it and with them. */
async function start(
  command: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ child: ChildProcess; ids: number[] }> {
  const { npm_lifecycle_event: _, CI_RUN_PID: __, ...own } = process.env;
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...own, ...env },
  });
  started.push(child);
  const [line] = await once(child.stdout as NodeJS.ReadableStream, "data");
  const ids: number[] = JSON.parse(String(line));
  allIds.push(...ids);
  return { child, ids };
}

const running = (ids: number[]): number[] => ids.filter(isRunning);
const end = (ids: number[]): Promise<void> =>
  vi.waitFor(() => expect(running(ids)).toEqual([]), { timeout: 30_000 });

describe.skipIf(process.platform !== "linux")("what a run has started ends with it", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)("if %s ends it", async (signal) => {
    const { child, ids } = await start([sampleRun]);
    expect(running(ids)).toHaveLength(3);
    child.kill(signal);
    await end(ids);
  });

  it("if they ignore signals, are stopped, or have another environment", async () => {
    const { child, ids } = await start([sampleRun, "stubborn"]);
    expect(running(ids)).toHaveLength(6);
    child.kill();
    await end(ids);
  });

  it.each(["exit", "throw"])("if it ends by itself: %s", async (ending) => {
    const { ids } = await start([sampleRun, ending]);
    await end(ids);
  });

  it("and so do its folders", async () => {
    const temporary = join(folder, "temporary");
    mkdirSync(temporary);
    writeFileSync(join(temporary, "profile"), "");
    const { child } = await start([sampleRun, temporary]);
    child.kill("SIGKILL");
    await vi.waitFor(() => expect(existsSync(temporary)).toBe(false), { timeout: 30_000 });
  });

  it("but nothing that another run has started", async () => {
    const one = await start([sampleRun]);
    const another = await start([sampleRun]);
    one.child.kill("SIGKILL");
    await end(one.ids);
    expect(running(another.ids)).toHaveLength(3);
    another.child.kill();
    await end(another.ids);
  });

  it("and so do those of a run inside it", async () => {
    const outer = `
      import { endWithThisProcess } from ${JSON.stringify(new URL("../../../scripts/clean-up/end-with-this-process.ts", import.meta.url))};
      import { spawn } from "node:child_process";
      endWithThisProcess();
      spawn(process.execPath, [${JSON.stringify(sampleRun)}], { stdio: "inherit" });`;
    const { child, ids } = await start(["--input-type=module", "-e", outer]);
    child.kill("SIGKILL");
    await end(ids);
  });
});

describe.skipIf(process.platform !== "linux")("a run ends with what has started it", () => {
  const parent = `require("node:child_process").spawn(process.execPath, [${JSON.stringify(sampleRun)}], { stdio: "inherit" });`;

  it("if that is npm, and it is killed", async () => {
    const { child, ids } = await start(["-e", parent], { npm_lifecycle_event: "test" });
    child.kill("SIGKILL");
    await end(ids);
  });

  it("if that is a shell under npm", async () => {
    const npm = `require("node:child_process").spawn("sh", ["-c", 'true && "$NODE" "$RUN"; true'], { stdio: "inherit" });`;
    const env = { npm_lifecycle_event: "test", NODE: process.execPath, RUN: sampleRun };
    const { child, ids } = await start(["-e", npm], env);
    child.kill("SIGKILL");
    await end(ids);
  });

  it("if that is the process of CI_RUN_PID", async () => {
    const ci = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]);
    started.push(ci);
    const { ids } = await start([sampleRun], { npm_lifecycle_event: "test", CI_RUN_PID: String(ci.pid) });
    ci.kill("SIGKILL");
    await end(ids);
  });

  it("but goes on without a shell that has started it", async () => {
    const byShell = await start(["-e", parent]);
    const byNpm = await start(["-e", parent], { npm_lifecycle_event: "test" });
    byShell.child.kill("SIGKILL");
    byNpm.child.kill("SIGKILL");
    await end(byNpm.ids);
    expect(running(byShell.ids)).toHaveLength(3);
    process.kill(byShell.ids[0] ?? 0);
    await end(byShell.ids);
  });
});
