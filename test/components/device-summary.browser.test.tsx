import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
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
  const dialog = await askAbout(/^Sign out </);
  expect(row.querySelector("img, b")).toBeNull();
  expect(dialog).toHaveAccessibleName(`Sign out ${markup}?`);
  expect("stolen" in window).toBe(false);
});

test("names and places stand alone, so that their direction turns nothing around them", async () => {
  const row = await show({ name: "מכשיר של דנה (2)", location: { label: "تل أبيب (ב)" } });
  for (const text of ["מכשיר של דנה (2)", "تل أبيب (ב)", "198.51.100.x"])
    expect(within(row).getByText(text).tagName).toBe("BDI");
  const title = within(await askAbout(/^Sign out מכשיר/)).getByRole("heading");
  expect(within(title).getByText("מכשיר של דנה (2)").tagName).toBe("BDI");
});

test("direction marks and invisible signs reach neither the text nor the accessible name", async () => {
  const row = await show({ name: "Phone\u202Egpj.exe\u200B" });
  expect(row.textContent).not.toMatch(/[\u202E\u200B]/);
  const name = within(row).getByRole("button").getAttribute("aria-label");
  expect(name).toBe("Sign out Phonegpj.exe");
});

test("a device that calls itself this device has no badge and can be signed out", async () => {
  const row = await show({ name: "This device", location: { label: "✓ Verified" } });
  expect(row.querySelector(".yd-badge, [data-current]")).toBeNull();
  expect(row).not.toHaveAttribute("aria-current");
  expect(within(row).getByRole("button", { name: "Sign out This device" })).toBeEnabled();
});

test("a name without end makes nothing wider than the page", async () => {
  await show({ name: "W".repeat(10_000), location: { label: "m".repeat(10_000) } });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
});

test("two devices of one name have buttons of two names", async () => {
  showWidget(
    handAdapter({ sessions: [current, other, { ...other, id: "twin", location: { city: "Lima" } }] }),
  );
  expect(await screen.findByRole("button", { name: "Sign out Firefox on Linux, Lima" })).toBeInTheDocument();
  expect(
    screen.getByRole("button", { name: "Sign out Firefox on Linux, São Paulo, Brazil" }),
  ).toBeInTheDocument();
});

test("no id of a session is in the page", async () => {
  showWidget();
  await askAbout("Sign out curl");
  expect(document.documentElement.outerHTML).not.toMatch(/id-(chrome|firefox|iphone|curl)/);
});

test("no element brings a style of its own", async () => {
  showWidget();
  await askAbout("Sign out curl");
  expect(document.body.querySelector("[data-status] [style], [data-status][style]")).toBeNull();
});
