import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { someWords } from "../support/words.ts";
import { startStrictServer } from "./support/start-strict-server.ts";

for (const isRendered of [false, true]) {
  const where = isRendered ? "a server" : "the browser";

  test(`the widget over REST, rendered in ${where}, runs under a strict policy without a violation`, async ({
    page,
  }) => {
    const backend = memoryAdapter(createFixtures({ count: 5 }));
    const folder = join(process.env.E2E_FOLDER ?? "", isRendered ? "strict-rendered" : "strict");
    const server = await startStrictServer(folder, backend, isRendered);
    const complaints: string[] = [];
    await page.exposeFunction("complain", (text: string) => complaints.push(text));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
        const { complain } = window as unknown as { complain(text: string): void };
        complain(`${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    try {
      const html = (await (await page.goto(server.origin))?.text()) ?? "";
      expect(html.match(/<li /g) ?? []).toHaveLength(isRendered ? 5 : 0);
      expect(html).not.toContain(" style=");
      const rows = page.getByRole("region", { name: "Your devices" }).getByRole("listitem");
      await expect(rows).toHaveCount(5);
      await page
        .getByRole("button", { name: someWords("Sign out Safari on iPhone") })
        .first()
        .click();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
      await expect(rows).toHaveCount(4);
      await page.getByRole("button", { name: "Sign out all others…" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Sign out/ })
        .click();
      await expect(rows).toHaveCount(1);
      expect((await backend.listSessions()).sessions).toHaveLength(1);
      expect(complaints.filter((text) => !text.includes("favicon.ico"))).toEqual([]);

      // The policy is in force: it blocks this style, and the listener reports it.
      await page.evaluate(() => document.body.setAttribute("style", "color: red"));
      await expect.poll(() => complaints.join()).toContain("style-src");
    } finally {
      await server.close();
    }
  });
}
