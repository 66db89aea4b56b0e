import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { UserSession } from "../../src/contract.ts";
import { plain } from "../support/words.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const strange: Partial<UserSession> = {
  id: "id-strange",
  device: { type: "desktop", browser: "Opera", os: "Windows" },
  location: { city: "Lagos", country: "NG" },
};
const focused = () => document.activeElement as HTMLElement;
const nameOf = (element: HTMLElement) => plain(element.getAttribute("aria-label") ?? element.textContent);

/** 40 devices, one of them Opera on Windows, far below those that are shown. */
async function showForty() {
  const sessions = many(40).map((session, at) => (at === 33 ? { ...session, ...strange } : session));
  const { adapter } = showWidget(handAdapter({ sessions }));
  const search = await screen.findByRole("searchbox", { name: "Find a device" });
  expect(screen.queryByText(/Opera/)).not.toBeInTheDocument();
  let count = 0;
  const press = async (key: string) => {
    count += 1;
    await userEvent.keyboard(key);
  };
  /** From the search field on. */
  const signOut = async () => {
    for (const letter of "ope") await press(letter);
    await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));
    await press("{Enter}");
    expect(nameOf(focused())).toBe("Sign out Opera on Windows");
    await press("{Enter}");
    await waitFor(() => expect(nameOf(focused())).toBe("Close"));
    await press("{Tab}");
    expect(nameOf(focused())).toBe("Sign out");
    await press("{Enter}");
    await waitFor(() => expect(adapter.sessions.map(({ id }) => id)).not.toContain("id-strange"));
    expect(adapter.asked).toEqual(["id-strange"]);
    return count;
  };
  return { search, press, signOut };
}

test("from the search field to signed out, a device whose name is known takes at most 8 keys among 40", async () => {
  const { search, signOut } = await showForty();
  search.focus();
  expect(await signOut()).toBeLessThanOrEqual(8);
});

test("from the start of the page it takes at most 12 keys", async () => {
  const { search, press, signOut } = await showForty();
  expect(document.activeElement).toBe(document.body);
  for (let tabs = 0; tabs < 12 && document.activeElement !== search; tabs += 1) await press("{Tab}");
  expect(await signOut()).toBeLessThanOrEqual(12);
});

test("from the list to signed out it takes two presses", async () => {
  const { adapter } = showWidget(handAdapter({ sessions: many(3) }));
  await userEvent.click(await screen.findByRole("button", { name: /^Sign out .*Firefox/ }));
  await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(adapter.asked).toEqual(["id-1"]));
});

test("only the buttons of rows are in the tab order, one a row", async () => {
  showWidget(handAdapter({ sessions: many(6) }));
  await screen.findAllByRole("listitem");
  const stops: string[] = [];
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await userEvent.keyboard("{Tab}");
    if (focused() === document.body || nameOf(focused()) === stops[0]) break;
    stops.push(nameOf(focused()));
  }
  expect(stops).toEqual([
    "Details of Chrome on macOS",
    "Select",
    "Sign out all others…",
    "Sign out Firefox on macOS",
    "Sign out Safari on macOS",
    "Sign out Edge on macOS",
    "Sign out Vivaldi on macOS",
    "Sign out Chrome on Windows",
  ]);
});
