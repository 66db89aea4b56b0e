import type { Page } from "@playwright/test";
import { someWords } from "../support/words.ts";
import { findText } from "./support/find-text.ts";
import { expect, test } from "./support/test.ts";
import { chromeOnMac, firefoxOnLinux, safariOnIphone, type TestDevice } from "./support/user-agents.ts";
import { withDatabase } from "./support/with-database.ts";

test.use({ backend: "own" });

// All tests have the demo's one account, which is signed in nowhere when they begin.
test.beforeEach(() =>
  withDatabase((database) => database.exec("DELETE FROM own_sessions; DELETE FROM device_sessions")),
);

const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
const row = (page: Page, name: string) => rows(page).filter({ hasText: someWords(name) });
const past = (page: Page) => page.locator('li:has([data-state="ended"])');
const statusOf = async (page: Page) => (await page.request.get("/own-table/protected")).status();

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: someWords(`Sign out ${name}`) }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
}

/** What the cookie of the hand-written sign-in holds in this browser. */
async function tokenOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies(`${new URL(page.url()).origin}/own-table/`);
  return cookies.find(({ name }) => name === "own_session")?.value ?? "";
}

declare const hear: (text: string) => Promise<void>;

/** Runs in the page: gives every response of this backend to the test before the page gets it. */
function hearOwnTable(): void {
  const { fetch } = window;
  window.fetch = async (...sent) => {
    const response = await fetch(...sent);
    if (response.url.includes("/own-table/"))
      await hear(JSON.stringify([...response.headers]) + (await response.clone().text()));
    return response;
  };
}

test.describe("the hand-written sign-in", () => {
  let logIn: (device: TestDevice) => Promise<Page>;
  test.beforeEach(({ signIn }) => {
    logIn = async (device) => {
      const page = await signIn(device);
      await page.getByRole("button", { name: "Log in" }).click();
      await expect(rows(page).first()).toContainText("This device");
      return page;
    };
  });

  test("lists devices with their addresses and places, and signs one out, whose cookie no longer works", async () => {
    const firefox = await logIn(firefoxOnLinux);
    const iphone = await logIn(safariOnIphone);
    const chrome = await logIn(chromeOnMac);
    await expect(rows(chrome)).toHaveCount(3);
    await expect(rows(chrome).first()).toContainText(someWords("Chrome on macOS"));
    await expect(row(chrome, "Firefox on Linux")).toContainText(someWords("São Paulo, Brazil"));
    await expect(row(chrome, "Safari on iPhone")).toContainText(someWords("Patras, Greece"));
    await chrome.getByRole("button", { name: someWords("Sign out Firefox on Linux") }).click();
    const dialog = chrome.getByRole("dialog");
    await expect(dialog).toContainText("198.51.100.x");
    await expect(dialog).toContainText("with a password");
    // A table of sessions has no name for one.
    await expect(dialog.getByRole("button", { name: /Rename|Name/ })).toHaveCount(0);
    await dialog.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(rows(chrome)).toHaveCount(2);
    expect([await statusOf(firefox), await statusOf(iphone), await statusOf(chrome)]).toEqual([
      401, 200, 200,
    ]);
    await firefox.reload();
    await expect(firefox.getByRole("button", { name: "Log in" })).toBeVisible();
  });

  test("signs all others out, and the history shows each as signed out by you", async () => {
    const others = [await logIn(firefoxOnLinux), await logIn(safariOnIphone)];
    const chrome = await logIn(chromeOnMac);
    await signOut(chrome, "Firefox on Linux");
    await expect(rows(chrome)).toHaveCount(2);
    await chrome.getByRole("button", { name: "Sign out all others…" }).click();
    await chrome
      .getByRole("dialog")
      .getByRole("button", { name: /^Sign out/ })
      .click();
    await expect(rows(chrome)).toHaveCount(1);
    for (const other of others) expect(await statusOf(other)).toBe(401);
    expect(await statusOf(chrome)).toBe(200);

    await chrome.getByRole("button", { name: /^Ended/ }).click();
    await expect(past(chrome)).toHaveCount(2);
    for (const name of ["Firefox on Linux", "Safari on iPhone"])
      await expect(past(chrome).filter({ hasText: someWords(name) })).toContainText("signed out by you");
  });

  test("signs this device out by its own sign-out", async () => {
    const page = await logIn(chromeOnMac);
    const cookie = `own_session=${await tokenOf(page)}`;
    await page.getByRole("button", { name: someWords("Details of Chrome on macOS") }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
    expect(await tokenOf(page)).toBe("");
    expect((await page.request.get("/own-table/protected", { headers: { cookie } })).status()).toBe(401);
  });

  test("what the cookie holds is in no response, no page and nowhere in the database", async () => {
    const firefox = await logIn(firefoxOnLinux);
    const chrome = await logIn(chromeOnMac);
    const tokens = [await tokenOf(firefox), await tokenOf(chrome)];
    for (const token of tokens) expect(token.length).toBeGreaterThan(40);
    const heard: string[] = [];
    // Playwright's own response.text() may come too late: Chromium drops a body when the page navigates.
    await chrome.exposeFunction("hear", (text: string) => void heard.push(text));
    await chrome.addInitScript(hearOwnTable);
    await chrome.reload();
    const said: string[] = [];
    chrome.on("console", (message) => said.push(message.text()));

    await chrome.getByRole("link", { name: "Custom interface" }).click();
    await chrome.getByRole("link", { name: "Security" }).click();
    await chrome.getByRole("button", { name: "Sign in on another device" }).click();
    await expect(rows(chrome)).toHaveCount(3);
    await signOut(chrome, "Firefox on Linux");
    await expect(rows(chrome)).toHaveCount(2);
    await chrome.getByRole("button", { name: /^Ended/ }).click();
    await expect(past(chrome)).toHaveCount(1);
    expect(await findText(chrome, tokens)).toEqual([]);

    const stored = withDatabase((database) =>
      ["own_sessions", "device_sessions"].map((table) => database.prepare(`SELECT * FROM ${table}`).all()),
    );
    const all = [...heard, ...said, JSON.stringify(stored)].join("\n");
    for (const token of tokens) expect(all).not.toContain(token);
    // The search finds what is there.
    expect(all).toContain('"endReason":"signed-out"');
    expect(all).toContain("198.51.100.8");
  });
});

test("no other page can log in, log out or sign a device in", async ({ request }) => {
  for (const path of ["login", "logout", "sign-in-elsewhere"])
    for (const headers of [{}, { origin: "http://other.example.test" }])
      expect((await request.post(`/own-table/${path}`, { headers })).status(), path).toBe(403);
});

test("a wrong password and an unknown cookie let nobody in", async ({ request, baseURL }) => {
  const wrong = await request.post("/own-table/login", {
    headers: { origin: baseURL ?? "" },
    data: { email: "ada@example.test", password: "not the password" },
  });
  expect(wrong.status()).toBe(401);
  expect(wrong.headers()["set-cookie"]).toBeUndefined();
  for (const cookie of ["", "own_session=", "own_session=unknown", "other_own_session=unknown"])
    expect((await request.get("/own-table/devices", { headers: { cookie } })).status()).toBe(401);
});
