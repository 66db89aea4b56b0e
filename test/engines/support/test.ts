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
}

interface Fixtures {
  /** A new tab of the project's engine. */
  tab: Tab;
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
  tab: async ({ running }, use, info) => {
    const tab = await running.openTab();
    await use(tab);
    if (info.status !== info.expectedStatus)
      await info.attach("screenshot", { body: await tab.screenshot(), contentType: "image/png" });
    await tab.close();
  },
});

export { expect };
