import type { Person } from "../../e2e/support/test.ts";
import { plain } from "../../support/words.ts";
import type { Key, Tab } from "./tab.ts";
import { expect } from "./test.ts";

/** What a person finds on the demo's page, without the isolates around names. */
interface DemoPage {
  /** The name of the element with the focus; "" = nothing has it. */
  focused: string;
  focusIn: "dialog" | "widget" | "page";
  /** The text of each open dialog. */
  dialogs: string[];
  buttons: string[];
  /** The names of the devices shown, in their order. */
  devices: string[];
  /** What the live regions say. */
  said: string;
}

export async function read(tab: Tab): Promise<DemoPage> {
  const json = await tab.run(() => {
    const nameOf = (element: Element): string => {
      const { labels } = element as HTMLInputElement;
      // A text that is not shown is not in it.
      const { innerText } = (labels?.[0] ?? element) as HTMLElement;
      return (element.getAttribute("aria-label") ?? innerText).trim();
    };
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const focused = document.activeElement ?? document.body;
    return JSON.stringify({
      focused: focused === document.body ? "" : nameOf(focused),
      focusIn: focused.closest("dialog") ? "dialog" : focused.closest(".yd") ? "widget" : "page",
      dialogs: all("dialog").map(({ innerText }) => innerText),
      buttons: all("button").map(nameOf),
      devices: all(".yd-row .yd-name").map(({ firstChild }) => firstChild?.textContent),
      said: all("[aria-live]")
        .map(({ textContent }) => textContent)
        .join(" "),
    });
  }, undefined);
  return JSON.parse(plain(json));
}

/**
 * Presses Tab, or the other key, until the element with this name has the focus. Go the way that does not leave an open dialog:
 * behind its last element is the browser's own toolbar, from which Firefox's driver does not come back.
 */
export async function tabTo(tab: Tab, name: string, key: Key = "Tab"): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 40) {
    const { focused } = await read(tab);
    if (focused === name) return;
    passed.push(focused);
    await tab.press(key);
  }
  throw new Error(`${key} never came to "${name}". It passed ${JSON.stringify(passed)}.`);
}

/** Goes to the element with this name, as `tabTo` does, and presses Enter. */
export async function choose(tab: Tab, name: string, key?: Key): Promise<void> {
  await expect.poll(async () => (await read(tab)).buttons).toContain(name);
  await tabTo(tab, name, key);
  await tab.press("Enter");
}

/** Signs in on the page that is open. */
export async function signIn(tab: Tab, { email, password }: Person): Promise<void> {
  await expect.poll(async () => (await read(tab)).buttons).toContain("Sign in");
  await tabTo(tab, "Email");
  await tab.type(email);
  await tabTo(tab, "Password");
  await tab.type(password);
  await tabTo(tab, "Sign in");
  await tab.press("Enter");
}

/** The session of the tab, as the server knows it; null = it is signed out. */
export const sessionOf = (tab: Tab): Promise<unknown> =>
  tab.run(async () => (await fetch("/api/auth/get-session")).json(), undefined);

/** Forgets what the page has asked for so far. A browser notes only so many requests. */
export const forgetRequests = (tab: Tab): Promise<void> =>
  tab.run(() => performance.clearResourceTimings(), undefined);

/** The paths under /api that the page has asked for since, in their order. */
export const requestsOf = (tab: Tab): Promise<string[]> =>
  tab.run(
    () =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith("/api/")),
    undefined,
  );
