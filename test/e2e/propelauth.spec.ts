import { someWords } from "../support/words.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, safariOnIphone } from "./support/user-agents.ts";

test.use({ backend: "propelauth" });

test("the quick start of PropelAuth: log in, protected page, devices, sign one out, log out", async ({
  signIn,
}) => {
  const iphone = await signIn(safariOnIphone);
  await iphone.getByRole("button", { name: "Log in" }).click();
  await expect(iphone.getByText(/^You are .*PropelAuth has validated this request/)).toBeVisible();

  const chrome = await signIn(chromeOnMac);
  await expect(chrome.getByText("You are logged out, so this page has nothing to show.")).toBeVisible();
  expect((await chrome.request.get("/propelauth/protected")).status()).toBe(401);
  await chrome.getByRole("button", { name: "Log in" }).click();
  await expect(chrome.getByText(/^You are .*PropelAuth has validated this request/)).toBeVisible();
  const [cookie] = (await chrome.context().cookies(`${new URL(chrome.url()).origin}/propelauth/`)).filter(
    ({ path }) => path === "/propelauth",
  );
  expect(cookie?.httpOnly).toBe(true);

  const rows = chrome.getByRole("region", { name: "Your devices" }).getByRole("listitem");
  await expect(chrome.getByText("You’re signed in on 2 devices.")).toBeVisible();
  await expect(rows.first()).toContainText("This device");
  await chrome.getByRole("button", { name: someWords("Sign out Safari on iOS") }).click();
  await chrome.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(rows).toHaveCount(1);

  expect((await iphone.request.get("/propelauth/protected")).status()).toBe(401);
  await iphone.reload();
  await expect(iphone.getByRole("button", { name: "Log in" })).toBeVisible();

  await chrome.getByRole("button", { name: "Log out" }).click();
  await expect(chrome.getByRole("button", { name: "Log in" })).toBeVisible();
  expect((await chrome.request.get("/propelauth/protected")).status()).toBe(401);
});

for (const [what, response, said] of [
  [
    "an address that is not let in",
    { status: 403, json: { message: "This session is not let in from this address." } },
    "This session is not let in from this address.",
  ],
  [
    "an outage",
    { status: 502, json: { message: "PropelAuth can’t say just now who is logged in." } },
    "PropelAuth can’t say just now who is logged in.",
  ],
  ["a page of HTML", { status: 500, body: "<p>No." }, "The demo’s server answered with status 500."],
  ["no answer", undefined, "The demo’s server can’t be reached."],
] as const)
  test(`the page says what happened: ${what}`, async ({ signIn }) => {
    const page = await signIn(safariOnIphone);
    const logIn = page.getByRole("button", { name: "Log in" });
    await expect(logIn).toBeVisible();
    await page.route("**/propelauth/protected", (route) =>
      response ? route.fulfill(response) : route.abort(),
    );
    await page.reload();
    await expect(page.getByRole("alert")).toHaveText(said);
    await page.unroute("**/propelauth/protected");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(logIn).toBeVisible();
  });

test("the page says why a login was refused", async ({ signIn }) => {
  const page = await signIn(safariOnIphone);
  await page.route("**/propelauth/login", (route) =>
    route.fulfill({
      status: 409,
      json: { message: "This account is signed in on as many devices as it may be." },
    }),
  );
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("alert")).toHaveText(
    "This account is signed in on as many devices as it may be.",
  );
});
