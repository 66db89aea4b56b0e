import { screen, waitFor, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/index.ts";
import { plain } from "../support/words.ts";
import { axeViolations } from "./support/axe-violations.ts";
import { type HandAdapter, handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

/** Forty devices, of which the fourth can't be signed out, and a person who has pressed "Select". */
async function showSelecting(count = 40, props = {}, adapter = handAdapter({ sessions: managed(count) })) {
  const shown = showWidget(adapter, props);
  await screen.findAllByRole("listitem");
  await userEvent.click(button("Select"));
  return { ...shown, adapter };
}

const managed = (count: number): UserSession[] =>
  many(count).map((session, at) =>
    at === 3 ? { ...session, notRevocable: { reason: "managed-elsewhere" } } : session,
  );

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const rows = () => screen.getAllByRole("listitem");
const row = (at: number) => rows()[at] as HTMLElement;
const boxes = () => screen.queryAllByRole<HTMLInputElement>("checkbox");
const box = (at: number) => within(row(at)).getByRole<HTMLInputElement>("checkbox");
const ticked = () => boxes().filter(({ checked }) => checked).length;
const bar = () => document.querySelector(".yd-selection") as HTMLElement;
const seenIn = (element: Element) =>
  [...element.querySelectorAll<HTMLElement>("[data-room]")]
    .filter(({ offsetWidth }) => offsetWidth > 0)
    .map(({ textContent }) => textContent);
const stops = (element: Element) =>
  [...element.querySelectorAll<HTMLElement>("a, button, input, select, [tabindex='0']")].filter(
    ({ tabIndex }) => tabIndex >= 0,
  );

test('"Select" turns icons into checkboxes of 24 px, takes "Sign out" and the details away, and keeps the focus', async () => {
  await showSelecting();
  expect(button("Done")).toHaveFocus();
  expect(boxes()).toHaveLength(24); // 25 are shown, and one of them stays
  for (const checkbox of boxes()) {
    expect(checkbox).not.toBeChecked();
    expect(checkbox.getBoundingClientRect()).toMatchObject({ width: 24, height: 24 });
  }
  expect(screen.queryByRole("button", { name: /^(Sign out|Details) / })).toBeNull();
  expect(screen.queryByRole("button", { name: "Sign out all others…" })).toBeNull();
  expect(screen.getByText("Select the devices to sign out.", { selector: ".yd-hint" })).toBeVisible();
});

test("each checkbox has the device's name and its row's facts, and is the only stop of its row", async () => {
  await showSelecting();
  expect(plain(box(1).getAttribute("aria-label"))).toBe("Select Firefox on macOS, São Paulo, Brazil");
  expect(box(1)).toHaveAccessibleDescription(/São Paulo/);
  for (const one of [row(1), row(2), row(25)])
    expect(stops(one)).toEqual([within(one).getByRole("checkbox")]);
});

test("this device and one that can't be signed out have no checkbox and no stop, and say why", async () => {
  await showSelecting();
  for (const one of [row(0), row(3)]) {
    expect(within(one).queryByRole("checkbox")).toBeNull();
    expect(stops(one)).toEqual([]);
  }
  expect(row(0)).toHaveTextContent("This device");
  expect(row(3)).toHaveTextContent("Managed by your organization");
  await userEvent.click(row(3));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(bar()).toHaveTextContent("0 selected of 39");
});

test("a click anywhere on a row ticks its checkbox and focuses it, and one more takes it back", async () => {
  await showSelecting();
  await userEvent.click(row(2).querySelector(".yd-when") as HTMLElement);
  expect(box(2)).toBeChecked();
  expect(box(2)).toHaveFocus();
  expect(screen.queryByRole("dialog")).toBeNull();
  await userEvent.click(row(2).querySelector(".yd-name") as HTMLElement);
  expect(box(2)).not.toBeChecked();
});

test("a click and Space on the checkbox itself tick it once each", async () => {
  await showSelecting();
  await userEvent.click(box(1));
  expect(box(1)).toBeChecked();
  await userEvent.keyboard(" ");
  expect(box(1)).not.toBeChecked();
  await userEvent.keyboard(" ");
  expect(box(1)).toBeChecked();
});

test("a click with a modifier key, or one that ends a selection of text, ticks nothing", async () => {
  await showSelecting();
  const name = row(2).querySelector(".yd-name") as HTMLElement;
  name.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
  getSelection()?.selectAllChildren(name);
  name.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  getSelection()?.removeAllRanges();
  expect(ticked()).toBe(0);
});

test('"Done" ends it, and it begins with nothing the next time', async () => {
  await showSelecting();
  await userEvent.click(row(1));
  await userEvent.click(button("Done"));
  expect(boxes()).toHaveLength(0);
  expect(button("Select")).toHaveFocus();
  expect(bar()).toBeNull();
  await userEvent.click(button("Select"));
  expect(ticked()).toBe(0);
});

test("Escape on a checkbox ends it, with the focus on the same row, and a dialog of the host around it stays open", async () => {
  const onKeyDown = vi.fn();
  const listener = ({ key }: KeyboardEvent) => onKeyDown(key);
  document.body.addEventListener("keydown", listener);
  onTestFinished(() => document.body.removeEventListener("keydown", listener));
  await showSelecting();
  await userEvent.click(row(2));
  await userEvent.keyboard("{Escape}");
  expect(boxes()).toHaveLength(0);
  await waitFor(() => expect(within(row(2)).getByRole("button", { name: /^Sign out/ })).toHaveFocus());
  expect(onKeyDown).not.toHaveBeenCalledWith("Escape");
  await userEvent.keyboard("{Escape}");
  expect(onKeyDown).toHaveBeenCalledWith("Escape");
});

test.each(["Clear", "Select all shown"])(
  'Escape on "%s" ends it, with the focus on "Select"',
  async (name) => {
    await showSelecting();
    await userEvent.click(row(1));
    button(name).focus();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(button("Select")).toHaveFocus());
  },
);

test("Escape in a search that holds text clears only that, and the next one ends the selection", async () => {
  await showSelecting();
  await userEvent.click(row(1));
  await userEvent.click(screen.getByRole("searchbox"));
  await userEvent.keyboard("kyoto{Escape}");
  expect(screen.getByRole("searchbox")).toHaveValue("");
  expect(bar()).toHaveTextContent("1 selected of 39");
  await userEvent.keyboard("{Escape}");
  expect(bar()).toBeNull();
});

test("Escape of an input method ends nothing", async () => {
  await showSelecting();
  const press = (more: KeyboardEventInit) =>
    box(1).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, ...more }));
  press({ isComposing: true });
  press({ keyCode: 229 });
  expect(bar()).not.toBeNull();
});

test("Enter on a checkbox submits no form around the widget", async () => {
  await showSelecting();
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
  box(1).dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
});

test("a selection survives a search and an order, and Enter in the search goes to the first hit's checkbox", async () => {
  await showSelecting();
  await userEvent.click(row(1));
  await userEvent.click(row(2));
  const search = screen.getByRole("searchbox");
  await userEvent.type(search, "kyoto");
  await waitFor(() => expect(rows().length).toBeLessThan(20));
  expect(bar()).toHaveTextContent("2 selected of 39");
  await userEvent.keyboard("{Enter} ");
  expect(box(1)).toHaveFocus();
  expect(bar()).toHaveTextContent("3 selected of 39");
  await userEvent.clear(search);
  await waitFor(() => expect(ticked()).toBe(3));
});

test('"Select all shown" adds those that are shown and can be signed out, and says how many that are', async () => {
  await showSelecting();
  const heard = listen();
  await userEvent.click(button("Select all shown"));
  expect(ticked()).toBe(24);
  await waitFor(() => expect(said()).toEqual(["24 selected of 39"]));
  expect(button("Select all shown")).toHaveFocus();
  await userEvent.click(button("Clear"));
  expect(ticked()).toBe(0);
  expect(button("Clear")).toHaveFocus();
  await waitFor(() => expect(heard).toEqual(["24 selected of 39", "0 selected of 39"]));
});

test("the beginning is said, a tick is left to the checkbox itself, and the end takes back what was said", async () => {
  await showSelecting();
  await waitFor(() => expect(said()).toEqual(["Select the devices to sign out."]));
  const heard = listen();
  await userEvent.click(row(1));
  await userEvent.click(button("Done"));
  await waitFor(() => expect(said()).toEqual([]));
  expect(heard).toEqual([]);
});

test("with nothing selected, the buttons of the bar do nothing and keep the focus", async () => {
  await showSelecting();
  for (const name of ["Clear", "Sign out"]) {
    const one = within(bar()).getByRole("button", { name });
    expect(one).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(one, { force: true });
  }
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each([
  [680, "3 selected of 39", "Sign out 3 devices…"],
  [400, "3 selected", "Sign out 3 devices…"],
  [300, "3 of 39", "Sign out 3…"],
])(
  "at %i px the bar of at least 56 px says %s and %s, in its button's name, too",
  async (width, text, name) => {
    document.body.style.margin = "0";
    await page.viewport(width, 700);
    onTestFinished(async () => {
      document.body.style.margin = "";
      await page.viewport(800, 900);
    });
    await showSelecting();
    for (const at of [1, 2, 4]) await userEvent.click(box(at));
    expect(seenIn(bar())).toEqual([text, name]);
    expect(within(bar()).getByRole("button", { name })).toBeVisible();
    const { height, bottom } = bar().getBoundingClientRect();
    expect(height).toBe(56);
    expect(bottom).toBeLessThanOrEqual(700);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  },
);

test("at 320 px with text of twice the size, no button of the bar is cut off", async () => {
  document.body.style.margin = "0";
  document.documentElement.style.fontSize = "200%";
  await page.viewport(320, 700);
  onTestFinished(async () => {
    document.body.style.margin = "";
    document.documentElement.style.fontSize = "";
    await page.viewport(800, 900);
  });
  await showSelecting();
  for (const at of [1, 2, 4]) await userEvent.click(box(at));
  for (const one of within(bar()).getAllByRole("button")) {
    const { left, right, bottom } = one.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
    expect(bottom).toBeLessThanOrEqual(700);
    expect(one.scrollWidth).toBeLessThanOrEqual(one.clientWidth);
  }
});

test.each([
  ["the page", false],
  ["a box of the host's", true],
])("the bar hides no checkbox that gets the focus where %s scrolls", async (_, isBoxed) => {
  const { container } = await showSelecting(40, { pageSize: 100 });
  if (isBoxed) {
    container.style.cssText = "block-size: 500px; overflow: auto";
    onTestFinished(() => container.removeAttribute("style"));
  }
  button("Done").focus();
  for (let stop = 0; stop < 40; stop++) {
    await userEvent.keyboard("{Tab}");
    const focused = document.activeElement as HTMLElement;
    if (!focused.matches(".yd-check")) continue;
    const { bottom } = focused.getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(bar().getBoundingClientRect().top);
  }
  expect(container.contains(document.activeElement)).toBe(true);
});

test("the dialog names five of the selected devices and how many more, and signs them out with one follow-up list", async () => {
  const { adapter } = await showSelecting();
  for (const at of [1, 2, 4, 5, 6, 7, 8]) await userEvent.click(box(at));
  const onList = vi.fn();
  adapter.beforeList = onList;
  await userEvent.click(button("Sign out 7 devices…"));
  const dialog = screen.getByRole("dialog", { name: "Sign out 7 devices?" });
  const names = within(dialog).getAllByRole("listitem");
  expect(names).toHaveLength(6);
  expect(plain(names[0]?.textContent)).toBe("Firefox on macOSSão Paulo, Brazil");
  expect(names[5]).toHaveTextContent("and 2 more");
  await userEvent.click(within(dialog).getByRole("button", { name: "Sign out 7 devices" }));
  expect(await screen.findByText("7 devices signed out.", { selector: ".yd-notice span" })).toBeVisible();
  expect(adapter.asked).toHaveLength(7);
  expect(onList).toHaveBeenCalledTimes(1);
  expect(bar()).toHaveTextContent("0 selected of 32");
  expect(within(bar()).getByRole("button", { name: "Sign out" })).toHaveFocus();
});

test("one alone is asked for by name", async () => {
  await showSelecting();
  await userEvent.click(row(1));
  await userEvent.click(button("Sign out 1 device…"));
  expect(plain(screen.getByRole("dialog").querySelector("h2")?.textContent)).toBe(
    "Sign out Firefox on macOS, São Paulo, Brazil?",
  );
});

test("what was refused stays selected, and the notice tries it again", async () => {
  const adapter = handAdapter({ sessions: managed(40) });
  await showSelecting(40, {}, adapter);
  for (const at of [1, 2, 4]) await userEvent.click(box(at));
  refuse(adapter, ["id-2", "id-4"]);
  await userEvent.click(button("Sign out 3 devices…"));
  await userEvent.click(button("Sign out 3 devices"));
  expect(await screen.findByText(/^1 of 3 signed out\./, { selector: ".yd-notice span" })).toBeVisible();
  expect(bar()).toHaveTextContent("2 selected of 38");
  refuse(adapter, []);
  await userEvent.click(button("Retry these 2"));
  await waitFor(() => expect(bar()).toHaveTextContent("0 selected of 36"));
});

test("one that can't be signed out any more is counted as staying, with its reason", async () => {
  const { adapter, refetch } = await showSelecting();
  for (const at of [1, 2, 4]) await userEvent.click(box(at));
  adapter.sessions = adapter.sessions.map((session) =>
    session.id === "id-1" ? { ...session, notRevocable: { reason: "managed-elsewhere" } } : session,
  );
  await refetch();
  await userEvent.click(button("Sign out 3 devices…"));
  const dialog = screen.getByRole("dialog", { name: "Sign out 2 devices?" });
  expect(within(dialog).getAllByRole("listitem")).toHaveLength(2);
  expect(dialog).toHaveTextContent("1 stays: managed by your organization.");
});

test("while they are signed out, their rows have no checkbox and say so", async () => {
  const adapter = handAdapter({ sessions: managed(40) });
  await showSelecting(40, {}, adapter);
  for (const at of [1, 2]) await userEvent.click(box(at));
  adapter.beforeEnd = () => new Promise(() => {});
  await userEvent.click(button("Sign out 2 devices…"));
  await userEvent.click(button("Sign out 2 devices"));
  await waitFor(() => expect(row(1)).toHaveTextContent("Signing out…"));
  expect(within(row(1)).queryByRole("checkbox")).toBeNull();
  expect(row(1)).toHaveAttribute("aria-busy", "true");
  expect(within(bar()).getByRole("button", { name: "Signing out…" })).toHaveFocus();
  await waitFor(() => expect(said()).toEqual(["Signing out 2 devices…"]), { timeout: 5000 });
});

test('there is no "Select" where single devices can\'t be signed out, and none where all of them stay', async () => {
  const first = showWidget(handAdapter({ sessions: many(3), more: { can: ["revoke-others"] } }));
  await screen.findAllByRole("listitem");
  expect(screen.queryByRole("button", { name: "Select" })).toBeNull();
  first.unmount();
  const staying = many(3).map((one) => ({ ...one, notRevocable: { reason: "managed-elsewhere" as const } }));
  showWidget(handAdapter({ sessions: staying }));
  await screen.findAllByRole("listitem");
  expect(screen.queryByRole("button", { name: "Select" })).toBeNull();
});

test("when the last one has left, the selection is over", async () => {
  const { adapter, refetch } = await showSelecting(3);
  adapter.sessions = adapter.sessions.slice(0, 1);
  await refetch();
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(bar()).toBeNull();
  expect(within(row(0)).getByRole("button", { name: /^Details/ })).toBeVisible();
});

test("axe finds nothing", async () => {
  await showSelecting();
  await userEvent.click(row(1));
  expect(await axeViolations()).toEqual([]);
});

/** The backend refuses these, and no others. */
function refuse(adapter: HandAdapter, ids: readonly string[]): void {
  adapter.beforeEnd = (id) => {
    if (ids.includes(id)) throw new SessionsError("forbidden", "refused by the test");
  };
}
