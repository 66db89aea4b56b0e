import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { chromeOnMac, firefoxOnLinux, safariOnIphone, type TestDevice } from "../e2e/support/user-agents.ts";
import { someWords, words } from "../support/words.ts";
import { textsIn } from "./support/texts-in.ts";

/** What these tests read of a row in Better Auth's table of sessions. */
interface Row {
  token: string;
  ipAddress: string;
}

const password = "a long enough password";
const terminal: TestDevice = { userAgent: "curl/8.14.1", address: "2001:db8:85a3:1234:1:8a2e:370:7334" };
const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
const session = async (page: Page) => (await page.request.get("/api/auth/get-session")).json();

const contexts: BrowserContext[] = [];
const trouble: string[] = [];
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  expect(trouble.splice(0), "errors and warnings in the console").toEqual([]);
});

// Better Auth takes three sign-ins in ten seconds from one address, so each browser has one of its own.
let host = 10;

/** A browser of its own, at an address of its own in the device's network. */
async function openBrowser(browser: Browser, { userAgent, address }: TestDevice): Promise<Page> {
  host += 1;
  const from = address.replace(/[^.:]+$/, String(host));
  const context = await browser.newContext({ userAgent, extraHTTPHeaders: { "x-forwarded-for": from } });
  contexts.push(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
  return page;
}

const email = () => `${test.info().testId}@example.test`;

/** Opens a browser and signs this test's own person in there. */
async function enter(
  browser: Browser,
  device: TestDevice,
  button: "Sign in" | "Create an account",
): Promise<Page> {
  const page = await openBrowser(browser, device);
  await page.goto("/");
  await page.getByLabel("Email").fill(email());
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: button }).click();
  await expect(page).toHaveURL(/\/account$/);
  return page;
}

test("signs another browser out, which is then signed out", async ({ browser }) => {
  const mac = await enter(browser, chromeOnMac, "Create an account");
  const iphone = await enter(browser, safariOnIphone, "Sign in");
  await expect(rows(iphone)).toHaveCount(2);
  await expect(rows(iphone).first()).toContainText(someWords("Safari on iPhone"));
  await mac.reload();
  await expect(rows(mac)).toHaveCount(2);
  await expect(rows(mac).first()).toContainText(someWords("Chrome on macOS"));
  await expect(rows(mac).first()).toContainText("This device");

  await mac.getByRole("button", { name: words("Sign out Safari on iPhone") }).click();
  await mac.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(rows(mac)).toHaveCount(1);

  expect(await session(iphone)).toBeNull();
  expect(await session(mac)).not.toBeNull();
  await iphone.goto("/account");
  await expect(iphone).toHaveURL(/\/$/);
  await expect(iphone.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("signs this device out with the application's own sign-out", async ({ browser }) => {
  const mac = await enter(browser, chromeOnMac, "Create an account");
  await rows(mac).first().getByRole("button").click();
  await mac.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(mac.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await session(mac)).toBeNull();
});

test("sends the list with the page, which does not ask for it again", async ({ browser }) => {
  const mac = await enter(browser, chromeOnMac, "Create an account");
  const asked: string[] = [];
  mac.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const response = await mac.reload({ waitUntil: "networkidle" });
  await expect(rows(mac)).toHaveCount(1);
  expect(asked).toContain("/account");
  expect(asked).not.toContain("/api/devices");
  const html = (await response?.text()) ?? "";
  expect(someWords("Chrome on macOS").test(html)).toBe(true);
  expect(textsIn(html, ["203.0.113.0/24", "serverTime"])).toHaveLength(2);
});

test("no whole address and no token is in the HTML, the flight data or the page", async ({ browser }) => {
  const mac = await enter(browser, chromeOnMac, "Create an account");
  for (const device of [firefoxOnLinux, safariOnIphone]) await enter(browser, device, "Sign in");
  const { request } = await openBrowser(browser, terminal);
  const signIn = await request.post("/api/auth/sign-in/email", { data: { email: email(), password } });
  expect(signIn.status()).toBe(200);

  // Better Auth's own list has what the database has.
  const stored: Row[] = await (await mac.request.get("/api/auth/list-sessions")).json();
  expect(stored).toHaveLength(4);
  const secrets = stored.flatMap(({ token, ipAddress }) => [token, ipAddress]);
  expect(secrets.filter((secret) => secret.length > 10)).toHaveLength(8);

  const html = await (await mac.request.get("/account")).text();
  expect(textsIn(html, ["self.__next_f.push"])).toHaveLength(1);
  const flight = await mac.request.get("/account", { headers: { rsc: "1" } });
  expect(flight.headers()["content-type"]).toContain("text/x-component");
  await mac.goto("/account");
  await expect(rows(mac)).toHaveCount(4);
  for (const sent of [html, await flight.text(), await mac.content()]) {
    expect(textsIn(sent, secrets)).toEqual([]);
    // The list is there, and the search finds what is there.
    expect(textsIn(sent, ["203.0.113.0/24", "198.51.100.0/24", "2001:db8:85a3::/48"])).toHaveLength(3);
  }
});
