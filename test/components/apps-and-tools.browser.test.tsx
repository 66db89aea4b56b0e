import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { UserSession } from "../../src/contract.ts";
import { plain } from "../support/words.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

/** As many devices, of which these are tools or apps. */
const withApps = (count: number, apps: Record<number, UserSession["device"]>): UserSession[] =>
  many(count).map((session, at) => (apps[at] ? { ...session, device: apps[at] } : session));

const curl = { type: "cli", browser: "curl" } as const;
const bot = { type: "bot", browser: "Sync" } as const;

async function show(sessions: UserSession[], props = {}) {
  const shown = showWidget(handAdapter({ sessions }), props);
  await screen.findAllByRole("listitem");
  return shown;
}

const heading = () => screen.queryByRole("heading", { name: "Apps and tools" });
const lists = () => screen.getAllByRole("list").slice(1);
const namesIn = (list: Element | undefined) =>
  [...(list?.querySelectorAll(".yd-name") ?? [])].map(({ textContent }) => plain(textContent));

test("tools and apps stand in a second list, whose heading is one level below that of the others", async () => {
  await show(withApps(6, { 1: curl, 3: bot }));
  expect(screen.getByRole("heading", { name: "Other devices (5)" }).tagName).toBe("H3");
  expect(heading()?.tagName).toBe("H4");
  const [devices, apps] = lists();
  expect(namesIn(apps)).toEqual(["curl", "Sync"]);
  expect(namesIn(devices)).toHaveLength(3);
  const before = devices?.compareDocumentPosition(heading() as Node);
  expect(before).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(apps?.compareDocumentPosition(heading() as Node)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
});

test("there is no such heading without any, and a label or an unknown kind says nothing of the kind", async () => {
  await show(
    withApps(4, { 1: { type: "unknown", label: "curl" }, 2: { type: "desktop", label: "My CLI bot" } }),
  );
  expect(heading()).toBeNull();
  expect(lists()).toHaveLength(1);
});

test("the heading has no deeper level than six", async () => {
  await show(withApps(3, { 1: curl }), { headingLevel: 5 });
  expect(heading()?.tagName).toBe("H6");
});

test("where only tools are found, theirs is the only list", async () => {
  await show(withApps(12, { 4: curl }));
  await userEvent.type(screen.getByRole("searchbox"), "curl");
  await waitFor(() => expect(lists()).toHaveLength(1));
  expect(namesIn(lists()[0])).toEqual(["curl"]);
  expect(heading()).toBeVisible();
});

test("they are signed out with all others", async () => {
  const { adapter } = await show(withApps(4, { 1: curl }));
  await confirmSignOut("Sign out all others…");
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  expect(adapter.sessions).toHaveLength(1);
});

test("after the last tool the focus goes to the row before it, which is in the first list", async () => {
  await show(withApps(4, { 2: curl }));
  await confirmSignOut("Sign out curl");
  await waitFor(() => expect(heading()).toBeNull());
  const last = screen.getAllByRole("listitem").at(-1) as HTMLElement;
  await waitFor(() => expect(within(last).getByRole("button")).toHaveFocus());
});

test("after the last device the focus goes to the next row, which is in the second list", async () => {
  await show(withApps(3, { 1: curl }));
  await confirmSignOut(/^Sign out .*Safari/);
  await waitFor(() => expect(lists()).toHaveLength(1));
  await waitFor(() => expect(screen.getByRole("button", { name: "Sign out curl" })).toHaveFocus());
});

test('"Show more" goes to the first new row of either list', async () => {
  await show(withApps(40, { 3: curl }));
  const before = screen.getAllByRole("listitem");
  expect(before).toHaveLength(26);
  await userEvent.click(screen.getByRole("button", { name: "Show 14 more" }));
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(40));
  const first = screen.getAllByRole("listitem").find((row) => !before.includes(row)) as HTMLElement;
  expect(within(first).getByRole("button")).toHaveFocus();
});

test("a sign-in that is not finished says so in its row, in what describes its button and in its details", async () => {
  const sessions = many(3).map((one, at) => (at === 1 ? { ...one, pending: true as const } : one));
  await show(sessions);
  const button = screen.getByRole("button", { name: /Firefox/ });
  expect(screen.getAllByRole("listitem")[1]).toHaveTextContent("Sign-in not finished");
  expect(screen.getAllByRole("listitem")[2]).not.toHaveTextContent("Sign-in not finished");
  expect(button).toHaveAccessibleDescription(/Sign-in not finished/);
  await userEvent.click(button);
  const dialog = screen.getByRole("dialog");
  expect(within(dialog).getByText("Sign-in not finished")).toBeVisible();
  expect(within(dialog).getByRole("button", { name: "Sign out" })).toBeVisible();
});
