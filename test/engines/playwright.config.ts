import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import type { Engine } from "../../scripts/engines/find-engines.ts";
import { freePort } from "../../scripts/free-port.ts";
import type { EngineOptions } from "./support/test.ts";

/** `npm run engines` finds the engines, builds the Storybook, and sets these. */
const { ENGINES_FOUND, ENGINES_STORYBOOK, ENGINES_HELD_OPEN } = process.env;
if (!ENGINES_FOUND || !ENGINES_STORYBOOK)
  throw new Error("ENGINES_FOUND or ENGINES_STORYBOOK is missing: npm run engines sets them.");
const engines: Engine[] = JSON.parse(ENGINES_FOUND);

// Each worker reads this file again: the first reading chooses the ports, the others inherit them.
process.env.DEMO_PORT ??= String(await freePort());
process.env.STORYBOOK_PORT ??= String(await freePort());
const { DEMO_PORT, STORYBOOK_PORT } = process.env;
const demoURL = `http://127.0.0.1:${DEMO_PORT}`;
const storybookURL = `http://127.0.0.1:${STORYBOOK_PORT}`;

const shared = {
  cwd: resolve("."),
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
} as const;

export default defineConfig<object, EngineOptions>({
  testDir: ".",
  outputDir: "../../test-results/engines",
  workers: engines.length,
  // Longer than what a story's play function waits for anything.
  timeout: 90_000,
  // An engine that hangs must not hold up the run for each story.
  globalTimeout: 15 * 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json"]],
  use: { baseURL: demoURL },
  projects: [
    // The slowest comes last in the list, and first here.
    ...engines.toReversed().map((engine) => ({
      name: engine.name,
      testMatch: ENGINES_HELD_OPEN ? "held-open.spec.ts" : "*.spec.ts",
      testIgnore: ENGINES_HELD_OPEN ? [] : ["held-open.spec.ts", "cut-off.spec.ts"],
      use: { engine, storybookURL },
    })),
    // Starts this configuration again, with the engines held open.
    ...(ENGINES_HELD_OPEN || process.platform !== "linux"
      ? []
      : [{ name: "cut off", testMatch: "cut-off.spec.ts" }]),
  ],
  webServer: [
    {
      ...shared,
      command: `"${process.execPath}" demo/server.ts`,
      url: demoURL,
      env: {
        PORT: DEMO_PORT,
        DEMO_DATABASE: join(mkdtempSync(join(tmpdir(), "demo-")), "demo.sqlite"),
        DEMO_WATCH: "off",
      },
    },
    {
      ...shared,
      command: `"${process.execPath}" test/engines/support/serve-storybook.ts`,
      url: `${storybookURL}/index.json`,
      env: { PORT: STORYBOOK_PORT },
    },
  ],
});
