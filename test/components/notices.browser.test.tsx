import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { SessionsError } from "../../src/core/errors.ts";
import { askAbout } from "./support/ask-about.ts";
import { axeViolations } from "./support/axe-violations.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";
import { type State, states } from "./support/states.ts";

afterEach(async () => {
  Reflect.deleteProperty(navigator, "onLine");
  dispatchEvent(new Event("online"));
  document.documentElement.removeAttribute("style");
  await page.viewport(800, 900);
});

async function enter({ adapter, props, enter: lead, says }: State) {
  const shown = showWidget(adapter?.(), props);
  await lead?.(shown);
  await waitFor(() => expect(screen.getAllByText(says).length).toBeGreaterThan(0));
  return shown;
}

const looks = { light: [800, "light"], dark: [800, "dark"], "320 px": [320, "light"] } as const;

describe.each(Object.entries(states))("%s", (_name, state) => {
  test.each(Object.entries(looks))("says so, and axe finds nothing (%s)", async (_look, [width, scheme]) => {
    await page.viewport(width, 900);
    document.documentElement.style.colorScheme = scheme;
    await enter(state);
    // Colours that are half way between two states belong to neither.
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    expect(await axeViolations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test("gives every control a name of its own and room for a finger", async () => {
    await enter(state);
    const dialog = screen.queryByRole("dialog");
    const buttons = within(dialog ?? document.body).queryAllByRole("button");
    const names = buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent);
    expect(new Set(names).size).toBe(names.length);
    for (const button of buttons) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });
});

test("loading is announced once and its shapes are not read out", async () => {
  await enter(states.loading as State);
  expect(said()).toEqual(["Loading your devices…"]);
  expect(document.querySelector(".yd-skeleton")).toHaveAttribute("aria-hidden", "true");
});

test("an error can be retried, and the focus stays in the widget when the list comes", async () => {
  const { opened, open } = gate();
  let lists = 0;
  const beforeList = () => (lists++ === 0 ? Promise.reject(new SessionsError("network", "Down.")) : opened);
  showWidget(handAdapter({ beforeList }));
  const retry = await screen.findByRole("button", { name: "Try again" });
  await userEvent.click(retry);
  await waitFor(() => expect(retry).toHaveAttribute("aria-disabled", "true"));
  expect(retry).toHaveFocus();
  open();
  await screen.findByText("curl");
  await waitFor(() => expect(screen.getByRole("heading", { name: "Your devices" })).toHaveFocus());
});

test("who has to prove who they are gets the list after that", async () => {
  let isProven = false;
  const beforeList = () => {
    if (!isProven) throw new SessionsError("reauth-required", "Who are you?");
  };
  const onReauthRequired = async () => {
    isProven = true;
  };
  showWidget(handAdapter({ beforeList }), { onReauthRequired });
  await userEvent.click(await screen.findByRole("button", { name: "Confirm it’s you" }));
  expect(await screen.findByText("curl")).toBeInTheDocument();
});

test("without a way to ask who is there, only the text is shown", async () => {
  await enter({ ...states["re-authentication needed"], props: {} } as State);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("an old list offers to try again", async () => {
  const shown = await enter(states["out of date"] as State);
  shown.adapter.beforeList = () => {};
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByText(/out of date/)).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole("heading", { name: "Your devices" })).toHaveFocus());
});

test("the current device comes first, with its badge outside of its name", async () => {
  await enter(states.ready as State);
  const [first, ...others] = screen.getAllByRole("listitem");
  expect(first?.querySelector("[data-current]")).toBeInTheDocument();
  const badge = within(first as HTMLElement).getByText("This device");
  expect(badge.parentElement?.firstElementChild).not.toContainElement(badge);
  for (const other of others) expect(other.querySelector("[data-current], .yd-badge")).toBeNull();
});

test("this device offers the host's own sign-out, which waits for its promise", async () => {
  const { opened, open } = gate();
  const { adapter } = showWidget(handAdapter(), { onSignOut: () => opened });
  const dialog = await askAbout("Details of Chrome on macOS");
  const signOut = within(dialog).getByRole("button", { name: "Sign out" });
  await userEvent.click(signOut);
  await waitFor(() => expect(signOut).toHaveTextContent("Signing out…"));
  expect(signOut).toHaveAttribute("aria-disabled", "true");
  expect(dialog).toBeInTheDocument();
  open();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(adapter.asked).toEqual([]);
});

const buttonsOf = (dialog: HTMLElement) =>
  within(dialog)
    .getAllByRole("button", { name: /^(Close|Cancel|Sign)/ })
    .map(({ textContent }) => textContent);

test("without the host's own sign-out the details of this device have Close alone", async () => {
  await enter({ ...states.ready, props: {} } as State);
  expect(buttonsOf(await askAbout("Details of Chrome on macOS"))).toEqual(["Close"]);
});

test("offline, the buttons stay", async () => {
  await enter(states.offline as State);
  expect(screen.getByRole("button", { name: "Sign out curl" })).toBeEnabled();
});

test("a device that can't be signed out says why in its row, and its details have Close alone", async () => {
  await enter(states["not revocable"] as State);
  expect(screen.queryByRole("button", { name: /^Sign out/ })).not.toBeInTheDocument();
  for (const row of screen.getAllByRole("listitem").slice(1))
    expect(within(row).getByText("Signed in too recently")).toBeVisible();
  expect(buttonsOf(await askAbout("Details of curl"))).toEqual(["Close"]);
});

test("times can be read by machines and to the minute", async () => {
  await enter(states.ready as State);
  const time = screen.getByText("Active 12 minutes ago");
  expect(time).toHaveAttribute("datetime", "2026-01-15T11:48:00.000Z");
  const dialog = await askAbout("Sign out Firefox on Linux");
  expect(within(dialog).getByText(/^Jan 15, 2026, 11:48\sAM UTC$/)).toBeVisible();
});

test("what is unknown is said to be unknown", async () => {
  await enter(states.ready as State);
  const facts = screen.getAllByRole("listitem").at(-1)?.querySelectorAll(".yd-facts > *") ?? [];
  expect([...facts].map(({ textContent }) => textContent)).toEqual([
    "Location unknown",
    "Last activity unknown",
  ]);
});

test("each kind of device has its drawing and says what it is", async () => {
  const types = ["desktop", "mobile", "tablet", "tv", "console", "watch", "cli", "bot", "unknown"] as const;
  const [current] = sessions;
  const devices = types.map((type) => ({ id: type, isCurrent: false, device: { type, browser: type } }));
  const nameless = { id: "nameless", isCurrent: false, device: { type: "unknown" } };
  showWidget(handAdapter({ sessions: [current, ...devices, nameless] as never }));
  await screen.findByText("watch");
  const paths = [...document.querySelectorAll("li .yd-icon path")].map((path) => path.getAttribute("d"));
  expect(new Set(paths).size).toBe(types.length + 1);
  expect(screen.getAllByRole("img").map((icon) => icon.getAttribute("aria-label"))).toEqual([
    "Computer",
    "Computer",
    "Phone",
    "Tablet",
    "TV",
    "Game console",
    "Watch",
    "Unknown device type",
    // In a list of their own.
    "Command line",
    "Automated client",
  ]);
});

test("further devices come fifty at a time, and the focus goes to the first of them", async () => {
  await enter(states["further pages"] as State);
  expect(screen.getAllByRole("listitem")).toHaveLength(26);
  await userEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(76));
  const rows = screen.getAllByRole("listitem");
  await waitFor(() => expect(rows[26]?.contains(document.activeElement)).toBe(true));
  await userEvent.click(screen.getByRole("button", { name: "Show 50 more" }));
  await userEvent.click(screen.getByRole("button", { name: "Show 5 more" }));
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(131));
  expect(screen.queryByRole("button", { name: /^Show/ })).not.toBeInTheDocument();
});
