import type { BrowserType, LaunchOptions } from "@playwright/test";
import { type RunningEngine, windowSize } from "./tab.ts";

/** Starts a browser that Playwright speaks with: Chromium, or Firefox as its makers build it, over WebDriver BiDi. */
export async function startWithPlaywright(type: BrowserType, options: LaunchOptions): Promise<RunningEngine> {
  const browser = await type.launch(options);
  return {
    async openTab() {
      const context = await browser.newContext({ viewport: windowSize });
      const page = await context.newPage();
      return {
        open: async (url) => void (await page.goto(url)),
        run: (script, argument) => page.evaluate(script as never, argument as never),
        press: (key) => page.keyboard.press(key),
        type: (text) => page.keyboard.type(text),
        screenshot: () => page.screenshot(),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
