import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { chromeOnMac, firefoxOnLinux, safariOnIphone, type TestDevice } from "../e2e/support/user-agents.ts";
import { someWords, words } from "../support/words.ts";
import { apps } from "./support/apps.ts";
import { textsIn } from "./support/texts-in.ts";

const mail = join(process.env.APPS_FOLDER ?? "", apps.authJs, "mail");
const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
const past = (page: Page) => page.locator('li:has([data-state="ended"])');
const session = async (page: Page) => (await page.request.get("/auth/session")).json();
const email = () => `${test.info().testId}@example.test`;

const contexts: BrowserContext[] = [];
const trouble: string[] = [];
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(trouble.splice(0), "errors and warnings in the console").toEqual([]);
});

async function openBrowser(browser: Browser, { userAgent, address }: TestDevice): Promise<Page> {
  const context = await browser.newContext({ userAgent, extraHTTPHeaders: { "x-forwarded-for": address } });
  contexts.push(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
  return page;
}

/** The links in this test's mails. */
function links(): string[] {
  const files = existsSync(mail) ? readdirSync(mail) : [];
  const texts = files.map((file) => readFileSync(join(mail, file), "utf8"));
  return texts.filter((text) => text.includes(email())).flatMap((text) => /http\S+/.exec(text) ?? []);
}

/** Opens a browser and signs this test's own person in there, by the link in the mail. */
async function enter(browser: Browser, device: TestDevice): Promise<Page> {
  const page = await openBrowser(browser, device);
  const before = links();
  await page.goto("/");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("textbox", { name: "Email" }).fill(email());
  await page.getByRole("button", { name: "Sign in with Email" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  const [link = ""] = links().filter((one) => !before.includes(one));
  await page.goto(link);
  await expect(rows(page).first()).toContainText("This device");
  return page;
}

test("signs another browser out, which the history then shows as signed out by you", async ({ browser }) => {
  const firefox = await enter(browser, firefoxOnLinux);
  const iphone = await enter(browser, safariOnIphone);
  const mac = await enter(browser, chromeOnMac);
  await expect(rows(mac)).toHaveCount(3);
  await expect(rows(mac).first()).toContainText(someWords("Chrome on macOS"));
  await mac.getByRole("button", { name: words("Sign out Safari on iPhone") }).click();
  await expect(mac.getByRole("dialog")).toContainText("203.0.113.x");
  await mac.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(rows(mac)).toHaveCount(2);
  expect(await session(iphone)).toBeNull();
  expect(await session(firefox)).toMatchObject({ user: { email: email() } });
  await iphone.reload();
  await expect(iphone.getByRole("heading", { name: "Nobody is signed in" })).toBeVisible();

  await mac.getByRole("button", { name: "Sign out all others…" }).click();
  await mac
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(rows(mac)).toHaveCount(1);
  expect(await session(firefox)).toBeNull();
  expect(await session(mac)).not.toBeNull();

  await mac.getByRole("button", { name: /^Ended/ }).click();
  for (const name of ["Firefox on Linux", "Safari on iPhone"])
    await expect(past(mac).filter({ hasText: someWords(name) })).toContainText("signed out by you");
});

test("signs this device out with Auth.js's own sign-out", async ({ browser }) => {
  const mac = await enter(browser, chromeOnMac);
  await rows(mac).first().getByRole("button").click();
  await mac.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(mac.getByRole("heading", { name: "Nobody is signed in" })).toBeVisible();
  expect(await session(mac)).toBeNull();

  const again = await enter(browser, chromeOnMac);
  await expect(rows(again)).toHaveCount(1);
  await again.getByRole("button", { name: /^Ended/ }).click();
  await expect(past(again)).toHaveCount(1);
});

test("no session token and no whole address is in a response", async ({ browser }) => {
  const firefox = await enter(browser, firefoxOnLinux);
  const mac = await enter(browser, chromeOnMac);
  const tokens = await Promise.all(
    [firefox, mac].map(async (page) => {
      const cookies = await page.context().cookies();
      return cookies.find(({ name }) => name === "authjs.session-token")?.value ?? "";
    }),
  );
  expect(tokens.filter((token) => token.length > 30)).toHaveLength(2);
  const bodies = await Promise.all(
    ["/api/devices", "/api/devices/ended", "/auth/session"].map(async (path) =>
      (await mac.request.get(path)).text(),
    ),
  );
  for (const sent of [...bodies, await mac.content()])
    expect(textsIn(sent, [...tokens, chromeOnMac.address, firefoxOnLinux.address])).toEqual([]);
  // The list is there, and the search finds what is there.
  expect(textsIn(bodies[0] ?? "", ["203.0.113.0/24", "198.51.100.0/24"])).toHaveLength(2);
});
