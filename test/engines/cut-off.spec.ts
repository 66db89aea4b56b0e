import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { descendantsOf, isRunning } from "../support/processes.ts";
import { expect, test } from "./support/test.ts";

const engines: { name: keyof typeof programs }[] = JSON.parse(process.env.ENGINES_FOUND ?? "[]");
/** What runs while an engine does, by the names that the system gives. */
const programs = {
  Chromium: [/^(chrom|headless_shell)/],
  Firefox: [/^firefox/],
  WebKit: [/^WebKitWebDriver$/, /^MiniBrowser$/, /^WebKitWebProces/, /^Xvfb$/],
};

const all: ChildProcess[] = [];
test.afterEach(() => {
  for (const run of all.splice(0)) run.kill("SIGKILL");
});

/** Starts a second run, whose engines stay open, and resolves when all have a page. */
async function startRun(outputDir: string): Promise<ChildProcess> {
  // It chooses ports of its own, and must not touch this run's report.
  const { DEMO_PORT: _, STORYBOOK_PORT: __, ...env } = process.env;
  const run = spawn(process.execPath, ["scripts/engines/run.ts", `--output=${outputDir}`], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...env, ENGINES_HELD_OPEN: "1", ENGINES_REPORT: `${outputDir}/report.json` },
  });
  all.push(run);
  const missing = new Set(engines.map(({ name }) => `held open: ${name}`));
  for await (const line of createInterface(run.stdout)) {
    missing.delete(line);
    if (missing.size === 0) return run;
  }
  throw new Error(`The run ended, and never printed "${[...missing].join('", "')}".`);
}

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  const hang = signal === "SIGKILL";
  test(`${signal} to the run ends all that it started${hang ? ", also engines that hang" : ""}`, async ({
    baseURL: _,
  }, info) => {
    const run = await startRun(info.outputPath("run"));
    const started = descendantsOf(run.pid ?? 0);
    const names = started.map(({ name }) => name);
    for (const program of engines.flatMap(({ name }) => programs[name]))
      expect(names).toContainEqual(expect.stringMatching(program));

    if (hang)
      for (const { id, name } of started)
        if (
          Object.values(programs)
            .flat()
            .some((program) => program.test(name))
        )
          process.kill(id, "SIGSTOP");
    run.kill(signal);
    await expect.poll(() => started.filter(({ id }) => isRunning(id)), { timeout: 30_000 }).toEqual([]);
  });
}
