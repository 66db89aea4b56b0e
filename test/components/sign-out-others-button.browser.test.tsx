import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const all = "Sign out all others…";

test("asks first, and Cancel sends nothing", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(all);
  expect(dialog).toHaveAccessibleName("Sign out 3 other devices?");
  expect(dialog).toHaveAccessibleDescription(/You’ll stay signed in here/);
  for (const name of ["Firefox on Linux", "Safari on iPhone", "curl"])
    expect(within(dialog).getByText(words(name))).toBeVisible();
  expect(within(dialog).getByRole("button", { name: "Sign out 3 devices" })).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.getByRole("button", { name: all })).toHaveFocus());
  expect(adapter.asked).toEqual([]);
});

test("says once how many were signed out, whatever the number of rows that left", async () => {
  const { adapter } = showWidget();
  await confirmSignOut(all);
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
  expect(adapter.asked).toEqual(["*"]);
});

test("the focus goes to the heading when nothing is left to sign out", async () => {
  showWidget();
  await confirmSignOut(all);
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(1));
  await waitFor(() => expect(screen.getByRole("heading", { level: 2 })).toHaveFocus());
});

test("says N of M when some stay, and their rows say why", async () => {
  showWidget(handAdapter({ spared: ["id-curl"] }));
  await confirmSignOut(all);
  await waitFor(() => expect(said()).toEqual(["2 of 3 signed out. Not signed out: curl."]));
  expect(
    screen.getByText("It was still signed in when we last checked. You can try again."),
  ).toBeInTheDocument();
  expect(screen.getByRole("button", { name: all })).toHaveFocus();
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("each failure is heard, and devices that stay can be tried again by themselves", async () => {
  const { adapter } = showWidget(
    handAdapter({
      beforeEnd: () => Promise.reject(new SessionsError("forbidden", "No.")),
    }),
  );
  await screen.findByText("curl");
  const heard = listen();
  await confirmSignOut(all);
  await waitFor(() => expect(heard).toHaveLength(1));
  await userEvent.click(screen.getByRole("button", { name: "Retry these 3" }));
  await waitFor(() => expect(heard).toHaveLength(2));
  expect(heard[1]).toBe(heard[0]);
  expect(said()).toEqual([heard[0]]);
  adapter.beforeEnd = () => {};
  await userEvent.click(screen.getByRole("button", { name: "Retry these 3" }));
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
});

test("claims nothing of devices that could not be checked", async () => {
  let lists = 0;
  const down = () => Promise.reject(new SessionsError("network", "Down."));
  showWidget(
    handAdapter({ beforeEnd: down, beforeList: () => (lists++ === 0 ? Promise.resolve() : down()) }),
  );
  await confirmSignOut(all);
  await waitFor(() =>
    expect(said()).toContain(
      "Not checked yet: Firefox on Linux (no answer), Safari on iPhone (no answer), curl (no answer).",
    ),
  );
  expect(said().join()).not.toMatch(/signed out\./);
});

test("waits in place and starts only once", async () => {
  const { opened, open } = gate();
  const { adapter } = showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(all);
  const busy = await screen.findByRole("button", { name: "Signing out…" });
  await waitFor(() => expect(busy).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  open();
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
  expect(adapter.asked).toEqual(["*"]);
});

test("names no number where nobody knows how many there are", async () => {
  showWidget(handAdapter({ more: { truncated: true } }));
  const dialog = await askAbout(all);
  expect(dialog).toHaveAccessibleName("Sign out all other devices?");
  expect(within(dialog).getByRole("button", { name: "Sign out all others" })).toBeVisible();
});

test("says how many of the others can be signed out and how many stay", async () => {
  const [me, ...others] = sessions as [UserSession, ...UserSession[]];
  const managed = (session: UserSession): UserSession => ({
    ...session,
    notRevocable: { reason: "managed-elsewhere" },
  });
  showWidget(handAdapter({ sessions: [me, ...others.slice(0, 2), ...others.slice(2).map(managed)] }));
  const dialog = await askAbout(all);
  expect(dialog).toHaveAccessibleName("Sign out 2 other devices?");
  expect(within(dialog).getByText("1 stays: managed by your organization.")).toBeVisible();
});

test("names the only one of several that can be signed out", async () => {
  const [me, firefox, ...others] = sessions as [UserSession, UserSession, ...UserSession[]];
  const managed = others.map(
    (session): UserSession => ({
      ...session,
      notRevocable: { reason: "managed-elsewhere" },
    }),
  );
  showWidget(handAdapter({ sessions: [me, firefox, ...managed] }));
  const dialog = await askAbout(all);
  expect(dialog).toHaveAccessibleName(words("Sign out Firefox on Linux?"));
  expect(within(dialog).getByText("2 stay: managed by your organization.")).toBeVisible();
  expect(within(dialog).getByRole("button", { name: "Sign out" })).toBeVisible();
});
