import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/chromium-path.ts";
import { freePort } from "./scripts/free-port.ts";

const chromium = await chromiumPath();

// Each worker reads this file again: the first reading chooses port and database, the others inherit them.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_FOLDER ??= join(tmpdir(), `your-devices-e2e-${randomUUID()}`);
process.env.E2E_DATABASE = join(process.env.E2E_FOLDER, "demo.sqlite");

const { E2E_PORT, E2E_DATABASE } = process.env;
const baseURL = `http://127.0.0.1:${E2E_PORT}`;

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results/e2e",
  globalTeardown: "./test/e2e/support/remove-folder.ts",
  workers: 1,
  // Generous: a password is hashed on every sign-in, and a machine that builds at the same time is slow.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL,
    trace: "retain-on-failure",
    browserName: "chromium",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
  webServer: {
    command: `"${process.execPath}" demo/server.ts`,
    url: baseURL,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    env: { PORT: E2E_PORT, DEMO_DATABASE: E2E_DATABASE, DEMO_WATCH: "off" },
  },
});
