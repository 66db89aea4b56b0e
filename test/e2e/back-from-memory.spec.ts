import { join } from "node:path";
import { chromium, expect, type Page, test } from "@playwright/test";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { type SessionsAdapter, SessionsError } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { startStrictServer } from "./support/start-strict-server.ts";

/** Of the moment at which the page came back. */
interface Return {
  persisted: boolean;
  rows: number;
  text: string;
}

/** Opens the widget in a browser that keeps pages in memory, which Playwright's own flags forbid. */
async function openPage(adapter: SessionsAdapter, use: (page: Page, origin: string) => Promise<void>) {
  const { launchOptions = {} } = test.info().project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const server = await startStrictServer(join(process.env.E2E_FOLDER ?? "", "back"), adapter);
  try {
    const page = await browser.newPage();
    // Before any listener of the widget: what the page showed while it was in memory.
    await page.addInitScript(() => {
      addEventListener("pageshow", ({ persisted }) => {
        const rows = document.querySelectorAll("[role=list] > li").length;
        Object.assign(window, { returned: { persisted, rows, text: document.body.innerText } });
      });
    });
    await page.goto(server.origin);
    await use(page, server.origin);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What the page showed while it was in memory. */
async function goAwayAndBack(page: Page, origin: string): Promise<Return> {
  // On the same site: Playwright loses a page that comes back in another process.
  await page.goto(`${origin}/api/devices/elsewhere`);
  await page.evaluate(() => void setTimeout(() => history.back()));
  // Not waitForURL: a page that comes back loads nothing.
  const read = () =>
    page
      .evaluate(() => location.pathname === "/" && (window as unknown as { returned?: Return }).returned)
      .catch(() => false as const);
  await expect.poll(read).toBeTruthy();
  const returned = (await read()) as Return;
  // Chromium's headless shell, which the npm package has, keeps no page in memory. Set CHROMIUM_PATH to a whole Chromium.
  test.skip(!returned.persisted, "this Chromium keeps no page in memory");
  return returned;
}

const rows = (page: Page) => page.getByRole("region", { name: "Your devices" }).getByRole("listitem");

test("a page that comes back from memory shows nothing old, and asks at once", async () => {
  const backend = memoryAdapter(createFixtures({ count: 5 }));
  let lists = 0;
  let isHeld = false;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const adapter: SessionsAdapter = {
    ...backend,
    async listSessions(options) {
      lists += 1;
      if (isHeld) await opened;
      return backend.listSessions(options);
    },
  };
  await openPage(adapter, async (page, origin) => {
    await expect(rows(page)).toHaveCount(5);
    await backend.revokeOtherSessions?.();
    isHeld = true;
    const { rows: kept, text } = await goAwayAndBack(page, origin);
    expect(kept).toBe(0);
    expect(text).not.toMatch(/Safari|Firefox|Chrome|curl/);
    await expect.poll(() => lists).toBe(2);
    await expect(rows(page)).toHaveCount(0);
    open();
    await expect(rows(page)).toHaveCount(1);
  });
});

test("who was signed out and is signed in again when the page comes back sees a list", async () => {
  const backend = memoryAdapter(createFixtures({ count: 3 }));
  let isSignedIn = false;
  const adapter: SessionsAdapter = {
    ...backend,
    async listSessions(options) {
      if (!isSignedIn) throw new SessionsError("unauthenticated", "Nobody is signed in.");
      return backend.listSessions(options);
    },
  };
  await openPage(adapter, async (page, origin) => {
    await expect(page.getByText("You’re signed out of this device.").first()).toBeVisible();
    isSignedIn = true;
    await goAwayAndBack(page, origin);
    await expect(rows(page)).toHaveCount(3);
  });
});
