import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux } from "./support/user-agents.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    // Colours in the middle of a transition would fail the contrast check.
    for (const animation of document.getAnimations()) animation.finish();
    const { violations: found } = await Reflect.get(window, "axe").run();
    return found.map(({ id, nodes }: { id: string; nodes: { target: string[] }[] }) =>
      [id, ...nodes.map(({ target }) => target.join(" "))].join(" "),
    );
  });
}

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing on the pages of the demo (${colorScheme})`, async ({ signIn, openBrowser }) => {
    const outside = await openBrowser(chromeOnMac);
    await outside.emulateMedia({ colorScheme });
    await outside.goto("/");
    await expect(outside.getByRole("button", { name: "Sign in" })).toBeVisible();
    expect(await violations(outside)).toEqual([]);

    await signIn(firefoxOnLinux);
    const page = await signIn(chromeOnMac);
    await page.emulateMedia({ colorScheme });
    await page.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await violations(page)).toEqual([]);

    await page.getByRole("link", { name: "Custom interface" }).click();
    await page.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
    await expect(
      page.getByRole("button", {
        name: new RegExp(`${someWords("Sign out Firefox on Linux").source}.* now$`, "u"),
      }),
    ).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
