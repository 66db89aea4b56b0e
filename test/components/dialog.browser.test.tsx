import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { askAbout } from "./support/ask-about.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many, sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const curl = "Sign out curl";
const all = "Sign out all others…";

afterEach(async () => {
  await page.viewport(800, 900);
});

const isInSight = (element: Element | null) => {
  const { top, bottom, left, right, height } = (element as Element).getBoundingClientRect();
  return height > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
};

test.each([
  ["the details", curl, "Close"],
  ["all others", all, "Cancel"],
])(
  "on a screen of 320 by 256 px, %s open at their top, with the first button focused and both in sight",
  async (_what, button, first) => {
    await page.viewport(320, 256);
    const long = {
      consequence: "Signing it out also removes this device as a second factor of your account.",
    };
    const given = sessions.map((session) => (session.isCurrent ? session : { ...session, ...long }));
    showWidget(handAdapter({ sessions: [...given, ...many(20).slice(1)] }));
    const dialog = await askAbout(button);
    expect(dialog.scrollTop).toBe(0);
    expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight);
    expect(within(dialog).getByRole("button", { name: first })).toHaveFocus();
    for (const one of within(dialog).getAllByRole("button", { name: /^(Close|Cancel|Sign out)/ }))
      expect(isInSight(one)).toBe(true);
    expect(isInSight(within(dialog).getByRole("heading"))).toBe(true);
  },
);

test("at 400 % zoom, why a device can't be signed out is in sight", async () => {
  await page.viewport(320, 256);
  const managed = { notRevocable: { reason: "managed-elsewhere" as const } };
  showWidget(
    handAdapter({
      sessions: sessions.map((session) => (session.isCurrent ? session : { ...session, ...managed })),
    }),
  );
  const dialog = await askAbout("Details of curl");
  const note = within(dialog)
    .getByText(/^This device is managed/)
    .getBoundingClientRect();
  const actions = dialog.querySelector(".yd-actions")?.getBoundingClientRect();
  // Its first line at least.
  expect(note.top + 24).toBeLessThan(actions?.top ?? 0);
});

test.each([curl, all])("the page behind it neither scrolls nor is reachable: %s", async (button) => {
  showWidget(handAdapter({ sessions: [...sessions, ...many(20).slice(1)] }));
  const dialog = await askAbout(button);
  expect(getComputedStyle(document.documentElement).overflowY).toBe("hidden");
  expect(dialog.matches(":modal")).toBe(true);
  const behind = document.querySelector<HTMLElement>(".yd-row .yd-open");
  behind?.focus();
  expect(behind).not.toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(getComputedStyle(document.documentElement).overflowY).not.toBe("hidden");
});

test.each([curl, all])("neither the history nor a style of the page is touched: %s", async (button) => {
  const spies = (["pushState", "replaceState", "back", "go"] as const).map((name) => vi.spyOn(history, name));
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
  });
  const { length, state } = history;
  showWidget();
  const dialog = await askAbout(button);
  for (const element of [document.documentElement, document.body]) {
    expect(element.getAttribute("style")).toBeNull();
    expect(element.className).toBe("");
  }
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect([history.length, history.state]).toEqual([length, state]);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});

test.each([3, 40])(
  "the page behind it keeps its width, whether it scrolls or not: %d devices",
  async (count) => {
    showWidget(handAdapter({ sessions: many(count) }));
    const section = await screen.findByRole("region", { name: "Your devices" });
    await screen.findByText("Sign out all others…");
    const { left, width } = section.getBoundingClientRect();
    await askAbout(all);
    expect(section.getBoundingClientRect().left).toBe(left);
    expect(section.getBoundingClientRect().width).toBe(width);
  },
);

test("the platform's own close request closes it, and nothing else", async () => {
  const { adapter } = showWidget();
  const dialog = (await askAbout(curl)) as HTMLDialogElement;
  // What Android's back gesture does.
  dialog.requestClose();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(screen.getByRole("region", { name: "Your devices" })).toBeVisible();
  expect(adapter.asked).toEqual([]);
});

test("on a wide screen it is 440 px wide and in the middle", async () => {
  showWidget();
  const { width, left, right, top, bottom } = (await askAbout(curl)).getBoundingClientRect();
  expect(width).toBe(440);
  expect(Math.abs(left - (document.documentElement.clientWidth - right))).toBeLessThanOrEqual(1);
  expect(Math.abs(top - (innerHeight - bottom))).toBeLessThanOrEqual(1);
});

test("on a phone it is a sheet at the foot, with two equal buttons of 48 px", async () => {
  await page.viewport(390, 700);
  showWidget();
  const dialog = await askAbout(curl);
  const { width, bottom, height } = dialog.getBoundingClientRect();
  expect([width, bottom]).toEqual([390, 700]);
  expect(height).toBeLessThanOrEqual(0.85 * 700 + 1);
  expect(getComputedStyle(dialog).borderTopLeftRadius).toBe("18px");
  const boxes = [...dialog.querySelectorAll(".yd-actions button")].map((one) => one.getBoundingClientRect());
  expect(boxes.map((box) => box.height)).toEqual([48, 48]);
  expect(boxes[0]?.width).toBe(boxes[1]?.width);
});
