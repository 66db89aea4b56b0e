import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, safariOnIphone } from "./support/user-agents.ts";

test.use({ backend: "clerk" });

test("over Clerk, another browser is signed out and loses its session on its next request", async ({
  signIn,
}) => {
  const iphone = await signIn(safariOnIphone);
  await expect(iphone.getByRole("listitem").first()).toContainText("This device");
  const chrome = await signIn(chromeOnMac);
  const rows = chrome.getByRole("region", { name: "Your devices" }).getByRole("listitem");
  await expect(rows.first()).toContainText("This device");
  const before = await rows.count();

  // The newest one, because the account already had another iPhone.
  await chrome
    .getByRole("button", { name: someWords("Sign out Safari on iPhone") })
    .first()
    .click();
  await chrome.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(rows).toHaveCount(before - 1);

  // The person comes back to the tab after a while.
  await iphone.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 600_000;
  });
  await iphone.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(iphone.getByText("You are signed out of Clerk in this browser.")).toBeVisible();
  await iphone.getByRole("button", { name: "Sign in to Clerk again" }).click();
  await expect(iphone.getByRole("listitem").first()).toContainText("This device");
});

test("over Clerk, all others are signed out one by one and this browser is not", async ({ signIn }) => {
  const chrome = await signIn(chromeOnMac);
  const rows = chrome.getByRole("region", { name: "Your devices" }).getByRole("listitem");
  await expect(rows.first()).toContainText("This device");
  await chrome.getByRole("button", { name: "Sign in on another device" }).click();
  await expect(rows.filter({ hasText: "Android" }).first()).toBeVisible();

  await chrome.getByRole("button", { name: "Sign out all others…" }).click();
  await chrome
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(rows).toHaveCount(1);
  await chrome.reload();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("This device");
});
