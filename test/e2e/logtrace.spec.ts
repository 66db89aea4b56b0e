import type { Page } from "@playwright/test";
import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, safariOnIphone } from "./support/user-agents.ts";

test.use({ backend: "logtrace" });

/** The rows of the history, which the page reads anew when it is opened. */
const past = (page: Page) => page.locator('li:has([data-state="ended"])');

async function openHistory(page: Page) {
  await page.getByRole("button", { name: /^Ended/ }).click();
}

test("what is signed out appears among the ended sessions that LogTrace recorded", async ({ signIn }) => {
  await signIn(safariOnIphone);
  const page = await signIn(chromeOnMac);
  await openHistory(page);
  await expect(page.getByText("No past sessions.").first()).toBeVisible();
  await page.getByRole("button", { name: someWords("Sign out Safari on iPhone") }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText(someWords("Signed out Safari on iPhone")).first()).toBeAttached();

  // LogTrace is told a moment later, so the page may have asked too early.
  await expect(async () => {
    await page.reload();
    await openHistory(page);
    await expect(past(page)).toContainText(someWords("Safari on iPhone"), { timeout: 5000 });
  }).toPass();
  await expect(past(page)).toHaveCount(1);
  await expect(past(page)).toContainText("signed out by you");
});

test("this device's own sign-out is among them after the next sign-in, once", async ({ signIn, person }) => {
  const page = await signIn(chromeOnMac);
  await page.getByRole("button", { name: someWords("Details of Chrome on macOS") }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: /^Ended/ })).toBeVisible();

  await expect(async () => {
    await page.reload();
    await openHistory(page);
    await expect(past(page)).toContainText(someWords("Chrome on macOS"), { timeout: 5000 });
  }).toPass();
  await expect(past(page)).toHaveCount(1);
});

test("an empty first page of ended sessions is not taken for all of them", async ({ signIn }) => {
  const page = await signIn(chromeOnMac);
  await page.route("**/api/recorded-devices/ended**", (route) => {
    const isFirst = new URL(route.request().url()).search === "";
    const sessions = isFirst
      ? []
      : [{ id: "row-1", isCurrent: false, location: { label: "Kenya, Nairobi" } }];
    return route.fulfill({ json: { sessions, ...(isFirst && { nextCursor: "2." }) } });
  });
  await openHistory(page);
  await expect(past(page)).toContainText("Kenya, Nairobi");
  await expect(page.getByText("No past sessions.")).toHaveCount(0);
});
