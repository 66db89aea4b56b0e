import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "./support/user-agents.ts";

test("a device is signed out with the keyboard alone", async ({ signIn }) => {
  await signIn(safariOnIphone);
  await signIn(firefoxOnLinux);
  const page = await signIn(chromeOnMac);
  const button = page.getByRole("button", { name: someWords("Sign out Firefox on Linux") });
  await expect(button).toBeVisible();
  const dialog = page.getByRole("dialog", { name: someWords("Firefox on Linux") });
  const focused = page.locator(":focus");

  for (let presses = 0; presses < 30; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(button).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  // The browser hides a dialog before the `close` event, and the page removes it only after the event.
  await expect(page.locator("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();

  await page.keyboard.press("Enter");
  const confirm = dialog.getByRole("button", { name: "Sign out", exact: true });
  for (let presses = 0; presses < 5; presses += 1) {
    if (await confirm.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(confirm).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(button).toHaveCount(0);
  await expect(
    page.locator("[aria-live] > p").filter({ hasText: someWords("Firefox on Linux is signed out.") }),
  ).toHaveCount(1);
  await expect(focused).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Your devices" }).locator(":focus")).toHaveCount(1);
});
