import type { TestInfo } from "@playwright/test";
import type { Engine } from "../../../scripts/engines/find-engines.ts";
import { test as e2e, expect } from "../../e2e/support/test.ts";
import { startWithPlaywright } from "./playwright-engine.ts";
import type { RunningEngine, Tab } from "./tab.ts";
import { startWebKit } from "./webkit-engine.ts";

export interface EngineOptions {
  engine: Engine;
  /** Where the built Storybook is served. */
  storybookURL: string;
}

interface WorkerFixtures extends EngineOptions {
  running: RunningEngine;
  sharedTab: Tab;
}

interface Fixtures {
  /** The origin of the demo. */
  demo: string;
  /** A new tab of the project's engine. */
  tab: Tab;
  /**
   * The same tab for all stories, as people browse them: a browser that knows Storybook's scripts already is twice as fast.
   * After a test that fails, Playwright starts anew, also with this tab.
   */
  storyTab: Tab;
}

export const test = e2e.extend<Fixtures, WorkerFixtures>({
  engine: [undefined as never, { option: true, scope: "worker" }],
  storybookURL: ["", { option: true, scope: "worker" }],
  running: [
    async ({ engine: { name, path = "" }, playwright }, use) => {
      const start = {
        Chromium: () =>
          startWithPlaywright(playwright.chromium, {
            executablePath: path,
            args: ["--no-sandbox", "--disable-background-networking"],
          }),
        Firefox: () =>
          startWithPlaywright(playwright.firefox, { executablePath: path, channel: "moz-firefox" }),
        WebKit: () => startWebKit(path),
      };
      const running = await start[name]();
      await use(running);
      await running.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  sharedTab: [
    async ({ running }, use) => {
      const tab = await running.openTab();
      await use(tab);
      await tab.close();
    },
    { scope: "worker" },
  ],
  demo: async ({ baseURL }, use) => use(baseURL ?? ""),
  tab: async ({ running }, use, info) => {
    const tab = await running.openTab();
    await use(tab);
    await attachScreenshot(tab, info);
    await tab.close();
  },
  storyTab: async ({ sharedTab }, use, info) => {
    await use(sharedTab);
    await attachScreenshot(sharedTab, info);
  },
});

async function attachScreenshot(tab: Tab, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return;
  await info.attach("screenshot", { body: await tab.screenshot(), contentType: "image/png" });
}

export { expect };
