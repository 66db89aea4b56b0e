import { chromeOnMac, safariOnIphone, type TestDevice } from "../e2e/support/user-agents.ts";
import { plain } from "../support/words.ts";
import type { Tab } from "./support/tab.ts";
import { expect, test } from "./support/test.ts";

test("somebody signs in, and signs a device out, with the keyboard alone", async ({
  tab,
  person,
  playwright,
  baseURL,
}) => {
  const demo = baseURL ?? "";
  const signInWith = async ({ userAgent }: TestDevice) => {
    const device = await playwright.request.newContext({
      baseURL: demo,
      userAgent,
      extraHTTPHeaders: { origin: demo },
    });
    expect((await device.post("/api/auth/sign-in/email", { data: person })).status()).toBe(200);
    return { device, session: async () => (await device.get("/api/auth/get-session")).json() };
  };
  // No engine of these tests has one of these names.
  const phone = await signInWith(safariOnIphone);
  const mac = await signInWith(chromeOnMac);

  await tab.open(demo);
  await expect.poll(async () => (await read(tab)).buttons).toContain("Sign in");
  await tabTo(tab, "Email");
  await tab.type(person.email);
  await tabTo(tab, "Password");
  await tab.type(person.password);
  await tabTo(tab, "Sign in");
  await tab.press("Enter");

  const signOut = "Sign out Chrome on macOS";
  await expect.poll(async () => (await read(tab)).buttons).toContain(signOut);
  await tabTo(tab, signOut);
  await tab.press("Enter");
  await expect.poll(() => read(tab)).toMatchObject({ dialogs: 1, focusIn: "dialog" });
  await tab.press("Escape");
  await expect.poll(() => read(tab)).toMatchObject({ dialogs: 0, focused: signOut });

  await tab.press("Enter");
  await expect.poll(() => read(tab)).toMatchObject({ dialogs: 1, focusIn: "dialog" });
  await tabTo(tab, "Sign out");
  expect(await read(tab)).toMatchObject({ dialogs: 1, focusIn: "dialog" });
  await tab.press("Enter");

  const sentence = "Chrome on macOS is signed out.";
  await expect.poll(async () => (await read(tab)).said).toContain(sentence);
  await expect
    .poll(() => read(tab))
    .toMatchObject({ dialogs: 0, focusIn: "widget", buttons: expect.not.arrayContaining([signOut]) });
  expect((await read(tab)).buttons).toContain("Sign out Safari on iPhone");
  expect(await mac.session()).toBeNull();
  expect(await phone.session()).toMatchObject({ user: { email: person.email } });
  await mac.device.dispose();
  await phone.device.dispose();
});

/** Presses Tab until the element with this name has the focus. */
async function tabTo(tab: Tab, name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 40) {
    const { focused } = await read(tab);
    if (focused === name) return;
    passed.push(focused);
    await tab.press("Tab");
  }
  throw new Error(`Tab never came to "${name}". It passed ${JSON.stringify(passed)}.`);
}

interface Page {
  /** The name of the element with the focus; "" = nothing has it. */
  focused: string;
  focusIn: "dialog" | "widget" | "page";
  dialogs: number;
  buttons: string[];
  /** What the live region says. */
  said: string;
}

async function read(tab: Tab): Promise<Page> {
  const json = await tab.run(() => {
    const nameOf = (element: Element): string => {
      const label = (element as HTMLInputElement).labels?.[0];
      return (element.getAttribute("aria-label") ?? (label ?? element).textContent ?? "").trim();
    };
    const focused = document.activeElement ?? document.body;
    return JSON.stringify({
      focused: focused === document.body ? "" : nameOf(focused),
      focusIn: focused.closest("dialog") ? "dialog" : focused.closest(".yd") ? "widget" : "page",
      dialogs: document.querySelectorAll("dialog").length,
      buttons: [...document.querySelectorAll("button")].map(nameOf),
      said: [...document.querySelectorAll("[aria-live]")].map((region) => region.textContent).join(" "),
    });
  }, undefined);
  return JSON.parse(plain(json));
}
