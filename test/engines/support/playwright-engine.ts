import type { BrowserType, LaunchOptions, Page } from "@playwright/test";
import { type RunningEngine, type Tab, windowSize } from "./tab.ts";

/** Starts a browser that Playwright speaks with: Chromium, or Firefox as its makers build it, over WebDriver BiDi. */
export async function startWithPlaywright(type: BrowserType, options: LaunchOptions): Promise<RunningEngine> {
  const browser = await type.launch(options);
  return {
    async openTab() {
      const context = await browser.newContext({ viewport: windowSize });
      let front: Page | undefined;
      const openAnother = async (): Promise<Tab> => {
        const page = await context.newPage();
        front = page;
        // In a tab behind another one, Firefox presses no button.
        const toFront = async (): Promise<void> => {
          if (front !== page) await page.bringToFront();
          front = page;
        };
        return {
          open: async (url) => void (await page.goto(url)),
          run: (script, argument) => page.evaluate(script as never, argument as never),
          async press(key) {
            await toFront();
            await page.keyboard.press(key);
          },
          async type(text) {
            await toFront();
            await page.keyboard.type(text);
          },
          openAnother,
          screenshot: () => page.screenshot(),
          close: () => context.close(),
        };
      };
      return openAnother();
    },
    close: () => browser.close(),
  };
}
