import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { someWords, words } from "../support/words.ts";
import { seededSessions } from "./support/seeded-sessions.ts";
import { textsIn } from "./support/texts-in.ts";

const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
const [laptop] = seededSessions;
const secrets = seededSessions.flatMap(({ token, ipAddress }) => [token, ipAddress]);

let trouble: string[];
test.beforeEach(async ({ page, context, baseURL }) => {
  await signIn(context, baseURL);
  trouble = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
});
test.afterEach(() => expect(trouble, "errors and warnings in the console").toEqual([]));

async function signIn(context: BrowserContext, url = ""): Promise<void> {
  await context.addCookies([{ name: "sid", value: laptop?.token ?? "", url, httpOnly: true }]);
}

test.describe("an application with React Router", () => {
  test("sends the list with the page, which does not ask for it again", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const response = await page.goto("/account", { waitUntil: "networkidle" });
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).first()).toContainText(someWords("Firefox on Linux"));
    expect(asked).toContain("/account");
    expect(asked).not.toContain("/api/devices");
    const html = (await response?.text()) ?? "";
    expect(someWords("Firefox on Linux").test(html)).toBe(true);
    expect(textsIn(html, ["203.0.113.0/24", "serverTime"])).toHaveLength(2);
  });

  for (const [path, loader] of [
    ["/account", "the recipe's loader"],
    ["/direct", "a loader that uses the server's own adapter"],
  ] as const)
    test(`no whole address and no token is in the HTML or the data of ${loader}`, async ({ page }) => {
      const html = await (await page.request.get(path)).text();
      const data = await page.request.get(`${path}.data`);
      expect(data.ok()).toBe(true);
      for (const sent of [html, await data.text()]) {
        expect(textsIn(sent, secrets)).toEqual([]);
        // The list is there, and the search finds what is there.
        expect(textsIn(sent, ["203.0.113.0/24", "2001:db8:85a3::/48"])).toHaveLength(2);
      }
      await page.goto(path);
      await expect(rows(page)).toHaveCount(2);
      expect(textsIn(await page.content(), secrets)).toEqual([]);
    });

  test("signs another device out", async ({ page }) => {
    await page.goto("/account");
    await page.getByRole("button", { name: words("Sign out curl") }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(rows(page)).toHaveCount(1);
    const html = await (await page.request.get("/account")).text();
    expect(textsIn(html, ["ann-laptop", "ann-terminal"])).toEqual(["ann-laptop"]);
  });
});
