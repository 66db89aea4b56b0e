import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { plain, words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { many } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const rowNames = () =>
  screen.getAllByRole("listitem").map((row) => plain(row.querySelector(".yd-name")?.textContent));

test("while it runs, the row stays, says so, keeps the focus and still opens its details", async () => {
  const { opened, open } = gate();
  const { adapter } = showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(firefox);
  const busy = await screen.findByRole("button", { name: words("Signing out Firefox on Linux…") });
  expect(busy).toHaveAttribute("aria-disabled", "true");
  expect(busy.closest("[data-state]")).toHaveAttribute("data-state", "signing-out");
  await waitFor(() => expect(busy).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  const details = await screen.findByRole("dialog");
  expect(within(details).queryByRole("button", { name: "Sign out" })).not.toBeInTheDocument();
  open();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(adapter.asked).toEqual(["id-firefox"]);
});

test("the device that was asked about is signed out, wherever its row has moved", async () => {
  const { adapter, refetch } = showWidget();
  const dialog = await askAbout(firefox);
  const [chrome, one, ...rest] = adapter.sessions;
  const later = { ...one, lastActiveAt: "2020-01-01T00:00:00.000Z" };
  adapter.sessions = [chrome, ...rest, later] as never;
  await refetch();
  await waitFor(() => expect(rowNames().at(-2)).toBe("Firefox on Linux"));
  await userEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(adapter.asked).toEqual(["id-firefox"]));
});

test("a double click on a row signs nothing out, wherever its second click arrives", async () => {
  const { adapter } = showWidget(handAdapter({ sessions: many(12) }));
  const row = (await screen.findAllByRole("listitem"))[5] as HTMLElement;
  const danger = within(await askAbout(row)).getByRole("button", { name: "Sign out" });
  const { left, top, width, height } = danger.getBoundingClientRect();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  const [x, y] = [left + width / 2, top + height / 2];
  const below = document.elementFromPoint(x, y)?.closest("li") as HTMLElement;
  const start = below.getBoundingClientRect();
  await userEvent.dblClick(below, { position: { x: x - start.left, y: y - start.top } });
  expect(screen.getByRole("dialog")).toBeVisible();
  expect(adapter.asked).toEqual([]);
});

test("a double click asks once and ends one session", async () => {
  const { adapter } = showWidget();
  await userEvent.dblClick(await screen.findByRole("button", { name: words(firefox) }));
  const dialogs = screen.getAllByRole("dialog");
  expect(dialogs).toHaveLength(1);
  const confirm = within(dialogs[0] as HTMLElement).getByRole("button", { name: "Sign out" });
  confirm.click();
  confirm.click();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(adapter.asked).toEqual(["id-firefox"]);
});
