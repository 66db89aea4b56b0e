import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const [current, other] = sessions as [UserSession, UserSession];
const show = async (change: Partial<UserSession>) => {
  showWidget(handAdapter({ sessions: [current, { ...other, ...change }] }));
  await screen.findByText("This device", { selector: ".yd-badge" });
  return screen.getAllByRole("listitem")[1] as HTMLElement;
};

test("markup in names and places stays text", async () => {
  const markup = '<img src=x onerror="window.stolen = 1"><b>';
  const row = await show({ name: markup, location: { label: markup }, consequence: markup });
  const dialog = await askAbout(/^Sign out \u2068</);
  expect(row.querySelector("img, b")).toBeNull();
  expect(dialog).toHaveAccessibleName(words(markup));
  expect(dialog.querySelector("img, b")).toBeNull();
  expect("stolen" in window).toBe(false);
});

test("names and places stand alone, so that their direction turns nothing around them", async () => {
  const row = await show({ name: "מכשיר של דנה (2)", location: { label: "تل أبيب (ב)" } });
  for (const text of ["מכשיר של דנה (2)", "تل أبيب (ב)"])
    expect(within(row).getByText(text).tagName).toBe("BDI");
  expect(within(row).getByRole("button")).toHaveAccessibleName("Sign out \u2068מכשיר של דנה (2)\u2069");
  const dialog = within(await askAbout(/^Sign out \u2068מכשיר/));
  expect(dialog.getByRole("heading")).toHaveTextContent("מכשיר של דנה (2)");
});

/** The parts of a text in the order in which they stand on the page, from left to right. */
function fromLeft(root: HTMLElement, ...parts: string[]): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = new Map<string, number>();
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    for (const part of parts) {
      const at = node.textContent?.indexOf(part) ?? -1;
      if (at < 0 || found.has(part)) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + part.length);
      found.set(part, range.getBoundingClientRect().left);
    }
  return [...found].sort(([, a], [, b]) => a - b).map(([part]) => part);
}

const arabic = {
  browserOn: (browser: string, system: string) => `${browser} على ${system}`,
  place: (city: string, country: string) => `${city}، ${country}`,
  signOutDevice: (name: string) => `أخرج ${name}`,
};

test.each([
  ["rtl", { labels: arabic, locale: "ar" }, ["اليونان", "Athens"], ["macOS", "Chrome"], /^أخرج .*Chrome/],
  ["ltr", {}, ["Athens", "Greece"], ["Chrome", "macOS"], /^Sign out .*Chrome/],
])(
  "in a page that is read %s, names and places stand in its order",
  async (direction, props, place, name, button) => {
    document.documentElement.dir = direction;
    try {
      const device = { type: "desktop", browser: "Chrome", os: "macOS" } as const;
      const location = { city: "Athens", country: "GR" };
      showWidget(
        handAdapter({ sessions: [current, { id: "a", isCurrent: false, device, location }] }),
        props,
      );
      const row = (await screen.findAllByRole("listitem"))[1] as HTMLElement;
      expect(fromLeft(row, ...name)).toEqual(name);
      expect(fromLeft(row, ...place)).toEqual(place);
      const title = within(await askAbout(button)).getByRole("heading");
      expect(fromLeft(title, ...name)).toEqual(name);
    } finally {
      document.documentElement.dir = "";
    }
  },
);

test("direction marks and invisible signs reach neither the text nor the accessible name", async () => {
  const row = await show({ name: "Phone\u202Egpj.exe\u200B" });
  expect(row.textContent).not.toMatch(/[\u202E\u200B]/);
  const name = within(row).getByRole("button").getAttribute("aria-label");
  expect(name).toBe("Sign out Phonegpj.exe");
});

test("a device that calls itself this device has no badge and can be signed out", async () => {
  const row = await show({ name: "This device", location: { label: "✓ Verified" } });
  expect(row.querySelector(".yd-badge, [data-current]")).toBeNull();
  expect(within(row).getByRole("button", { name: words("Sign out This device") })).toBeEnabled();
});

test("a name without end makes nothing wider than the page", async () => {
  await show({ name: "W".repeat(10_000), location: { label: "m".repeat(10_000) } });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
});

test("two devices of one name have buttons of two names", async () => {
  showWidget(
    handAdapter({ sessions: [current, other, { ...other, id: "twin", location: { city: "Lima" } }] }),
  );
  expect(
    await screen.findByRole("button", { name: words("Sign out Firefox on Linux, Lima") }),
  ).toBeInTheDocument();
  expect(
    screen.getByRole("button", { name: words("Sign out Firefox on Linux, São Paulo, Brazil") }),
  ).toBeInTheDocument();
});

test("no id of a session is in the page while no details are open", async () => {
  showWidget();
  await screen.findByText("curl");
  expect(document.documentElement.outerHTML).not.toMatch(/id-(chrome|firefox|iphone|curl)/);
});

test("no element brings a style of its own", async () => {
  showWidget();
  await askAbout("Sign out curl");
  expect(document.body.querySelector("[data-status] [style], [data-status][style]")).toBeNull();
});
