import { randomUUID } from "node:crypto";
import { test as base, expect, type Page } from "@playwright/test";
import type { TestDevice } from "./user-agents.ts";

export interface Person {
  name: string;
  email: string;
  password: string;
}

interface Fixtures {
  /** The choice on the demo's backend switch; undefined = the default. */
  backend: string | undefined;
  /** This test's own account, which is not signed in anywhere yet. */
  person: Person;
  /** Opens a separate browser window, signed out. It records every request. */
  openBrowser: (device: TestDevice) => Promise<Page>;
  /** The same, but signs `person` in on the sign-in page. */
  signIn: (device: TestDevice) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  person: async ({ request, baseURL }, use) => {
    const person = {
      name: "Grace Hopper",
      email: `${randomUUID()}@example.test`,
      password: "a long enough password",
    };
    const response = await request.post("/api/auth/sign-up/email", {
      data: person,
      headers: { origin: baseURL ?? "" },
    });
    expect(response.status()).toBe(200);
    await use(person);
  },
  backend: [undefined, { option: true }],
  openBrowser: async ({ browser, baseURL, backend }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    const foreign: string[] = [];
    const errors: string[] = [];
    await use(async ({ userAgent, address }) => {
      const context = await browser.newContext({
        userAgent,
        extraHTTPHeaders: { "x-forwarded-for": address },
      });
      contexts.push(context);
      if (backend) await context.addInitScript((name) => localStorage.setItem("backend", name), backend);
      const page = await context.newPage();
      const own = new Set([baseURL, baseURL?.replace("127.0.0.1", "localhost"), "null"]);
      page.on("request", (request) => {
        if (!own.has(new URL(request.url()).origin)) foreign.push(request.url());
      });
      page.on("websocket", (socket) => {
        if (!own.has(new URL(socket.url()).origin.replace("ws:", "http:"))) foreign.push(socket.url());
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      return page;
    });
    for (const context of contexts) await context.close();
    expect(foreign, "requests to another origin").toEqual([]);
    expect(errors, "uncaught errors in a page").toEqual([]);
  },
  signIn: async ({ openBrowser, person }, use) => {
    await use(async (device) => {
      const page = await openBrowser(device);
      await page.goto("/");
      await page.getByLabel("Email").fill(person.email);
      await page.getByLabel("Password").fill(person.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("heading", { name: "Security" })).toBeVisible();
      return page;
    });
  },
});

export { expect };
