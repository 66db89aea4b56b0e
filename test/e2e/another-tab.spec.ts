import type { Page } from "@playwright/test";
import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux, safariOnIphone } from "./support/user-agents.ts";

const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");

/** Counts the lists that a page asks for from now on. */
function listsOf(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.method() === "GET" && new URL(request.url()).pathname === "/api/devices") count += 1;
  });
  return () => count;
}

test("a second tab follows a sign-out by one list, without focus or reload; another browser asks nothing", async ({
  signIn,
}) => {
  await signIn(firefoxOnLinux);
  const iphone = await signIn(safariOnIphone);
  const first = await signIn(chromeOnMac);
  const second = await first.context().newPage();
  await second.goto("/");
  await expect(rows(second)).toHaveCount(3);
  const [asked, askedElsewhere] = [listsOf(second), listsOf(iphone)];
  await second.evaluate(() => {
    for (const type of ["focus", "visibilitychange"])
      addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
  });

  await first.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
  await first.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();

  await expect(rows(first)).toHaveCount(2);
  await expect(rows(second)).toHaveCount(2);
  await expect(rows(second).filter({ hasText: someWords("Firefox on Linux") })).toHaveCount(0);
  expect(asked()).toBe(1);
  expect(askedElsewhere()).toBe(0);
});
