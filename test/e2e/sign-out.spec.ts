import type { Page } from "@playwright/test";
import { someWords, words } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "./support/user-agents.ts";

const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
const session = async (page: Page) => (await page.request.get("/api/auth/get-session")).json();

for (const backend of ["rest", "direct"])
  test.describe(() => {
    test.use({ backend });

    test(`signs another browser out, which loses its session on its next request (${backend})`, async ({
      signIn,
    }) => {
      const firefox = await signIn(firefoxOnLinux);
      const iphone = await signIn(safariOnIphone);
      const chrome = await signIn(chromeOnMac);
      await expect(rows(chrome)).toHaveCount(3);
      await expect(rows(chrome).first()).toContainText(someWords("Chrome on macOS"));
      await expect(rows(chrome).first()).toContainText("This device");
      await expect(rows(chrome).filter({ hasText: someWords("Firefox on Linux") })).toContainText(
        someWords("São Paulo, Brazil"),
      );

      await chrome.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
      const dialog = chrome.getByRole("dialog", { name: someWords("Firefox on Linux") });
      await dialog.getByRole("button", { name: "Sign out", exact: true }).click();

      await expect(rows(chrome)).toHaveCount(2);
      await expect(
        chrome
          .locator("[aria-live] > p")
          .filter({ hasText: someWords("Signed out Firefox on Linux in São Paulo, Brazil.") }),
      ).toHaveCount(1);
      expect(await session(firefox)).toBeNull();
      expect(await session(iphone)).not.toBeNull();
      expect(await session(chrome)).not.toBeNull();
      await firefox.reload();
      await expect(firefox.getByRole("heading", { name: "Sign in" })).toBeVisible();
    });
  });

test("a browser that was signed out says so when it next acts", async ({ signIn }) => {
  const firefox = await signIn(firefoxOnLinux);
  const chrome = await signIn(chromeOnMac);
  await firefox.reload();
  await expect(rows(firefox)).toHaveCount(2);
  await chrome.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
  await chrome.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(rows(chrome)).toHaveCount(1);

  await firefox.getByRole("button", { name: someWords("Sign out Chrome on macOS") }).click();
  await firefox.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();

  await expect(firefox.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(firefox.getByRole("status")).toHaveText("This device was signed out. Sign in again to go on.");
  expect(await session(chrome)).not.toBeNull();
});

test("signs all others out and keeps this one", async ({ signIn }) => {
  const others = [await signIn(firefoxOnLinux), await signIn(safariOnIphone), await signIn(safariOnIphone)];
  const chrome = await signIn(chromeOnMac);
  await chrome.getByRole("button", { name: "Sign out all others…" }).click();
  await chrome
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out/ })
    .click();

  await expect(rows(chrome)).toHaveCount(1);
  for (const other of others) expect(await session(other)).toBeNull();
  expect(await session(chrome)).not.toBeNull();
});

test("signs this device out through the application's own sign-out", async ({ signIn }) => {
  const firefox = await signIn(firefoxOnLinux);
  const chrome = await signIn(chromeOnMac);
  await chrome.getByRole("button", { name: someWords("Details of Chrome on macOS") }).click();
  await chrome.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(chrome.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(chrome.getByRole("status")).toHaveText("You are signed out.");
  expect(await session(chrome)).toBeNull();
  expect(await session(firefox)).not.toBeNull();
});

test("the custom interface signs another browser out", async ({ signIn }) => {
  const firefox = await signIn(firefoxOnLinux);
  const chrome = await signIn(chromeOnMac);
  await chrome.getByRole("link", { name: "Custom interface" }).click();
  await expect(chrome.getByRole("heading", { level: 1 })).toBeFocused();

  await chrome.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
  await expect(chrome.getByRole("button", { name: "Keep" })).toBeFocused();
  await chrome.keyboard.press("Escape");
  await expect(chrome.getByRole("button", { name: someWords("Sign out Firefox on Linux") })).toBeFocused();
  await chrome.keyboard.press("Enter");
  await chrome.getByRole("button", { name: someWords("Sign out Firefox on Linux now") }).click();

  await expect(chrome.getByRole("status")).toHaveText(words("Firefox on Linux is signed out."));
  await expect(chrome.getByRole("heading", { name: "Signed in nowhere else" })).toBeFocused();
  expect(await session(firefox)).toBeNull();
});
