import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "../../scripts/chromium-path.ts";
import { freePort } from "../../scripts/free-port.ts";
import { apps } from "./support/apps.ts";
import { seededSessions } from "./support/seeded-sessions.ts";

const chromium = await chromiumPath();

/** Where `npm run apps` has built them. */
const folder = process.env.APPS_FOLDER;
if (!folder) throw new Error("APPS_FOLDER is missing: npm run apps builds the applications and sets it.");

// Each worker reads this file again: the first reading chooses the ports, the others inherit them.
process.env.NEXT_PORT ??= String(await freePort());
process.env.AUTHJS_PORT ??= String(await freePort());
process.env.REACT_ROUTER_PORT ??= String(await freePort());
const { NEXT_PORT, AUTHJS_PORT, REACT_ROUTER_PORT } = process.env;
const nextURL = `http://127.0.0.1:${NEXT_PORT}`;
const authJsURL = `http://127.0.0.1:${AUTHJS_PORT}`;
const reactRouterURL = `http://127.0.0.1:${REACT_ROUTER_PORT}`;

const shared = {
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
} as const;

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/apps",
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "../../test-results/apps.json" }]],
  use: {
    trace: "retain-on-failure",
    browserName: "chromium",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "next-better-auth", testMatch: "next-better-auth.spec.ts", use: { baseURL: nextURL } },
    { name: "authjs-postgres", testMatch: "authjs-postgres.spec.ts", use: { baseURL: authJsURL } },
    { name: "react-router", testMatch: "react-router.spec.ts", use: { baseURL: reactRouterURL } },
  ],
  webServer: [
    {
      ...shared,
      command: "npm start",
      cwd: join(folder, apps.next),
      url: nextURL,
      env: { PORT: NEXT_PORT, BETTER_AUTH_URL: nextURL, NEXT_TELEMETRY_DISABLED: "1" },
    },
    {
      ...shared,
      command: "npm start",
      cwd: join(folder, apps.authJs),
      url: authJsURL,
      env: { PORT: AUTHJS_PORT },
    },
    {
      ...shared,
      command: "npm start",
      cwd: join(folder, apps.reactRouter),
      url: `${reactRouterURL}/account`,
      env: { HOST: "127.0.0.1", PORT: REACT_ROUTER_PORT, SESSIONS: JSON.stringify(seededSessions) },
    },
  ],
});
