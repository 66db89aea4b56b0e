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
import { said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const all = "Sign out all other devices (3)";

test("asks first, and Cancel sends nothing", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(all);
  expect(dialog).toHaveAccessibleName("Sign out 3 other devices?");
  expect(dialog).toHaveAccessibleDescription(/You’ll stay signed in here/);
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

test("the focus goes to the widget when nothing is left to sign out", async () => {
  showWidget();
  await confirmSignOut(all);
  await waitFor(() => expect(screen.queryByRole("button")).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole("region")).toHaveFocus());
});

test("says N of M when some stay, and their rows say why", async () => {
  showWidget(handAdapter({ spared: ["id-curl"] }));
  await confirmSignOut(all);
  await waitFor(() => expect(said()).toEqual(["2 of 3 signed out. Not signed out: curl."]));
  expect(
    screen.getByText("It was still signed in when we last checked. You can try again."),
  ).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Sign out the other device" })).toHaveFocus();
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
  const footer = await waitFor(() => document.querySelector<HTMLElement>(".yd-footer") as HTMLElement);
  const busy = within(footer).getByRole("button", { name: "Signing out…" });
  await waitFor(() => expect(busy).toHaveFocus());
  await userEvent.keyboard("{Enter}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  open();
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
  expect(adapter.asked).toEqual(["*"]);
});

test("names no number where nobody knows how many there are", async () => {
  showWidget(handAdapter({ more: { truncated: true } }));
  const dialog = await askAbout("Sign out all other devices");
  expect(dialog).toHaveAccessibleName("Sign out all other devices?");
});

test("says how many of the others can be signed out and how many stay", async () => {
  const [me, ...others] = sessions as [UserSession, ...UserSession[]];
  const managed = (session: UserSession): UserSession => ({
    ...session,
    notRevocable: { reason: "managed-elsewhere" },
  });
  showWidget(handAdapter({ sessions: [me, ...others.slice(0, 2), ...others.slice(2).map(managed)] }));
  const dialog = await askAbout("Sign out 2 of 3 other devices");
  expect(dialog).toHaveAccessibleName("Sign out 2 of 3 other devices?");
  expect(dialog).toHaveAccessibleDescription(/You can’t sign out 1 other device here\. It stays signed in\./);
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
  const dialog = await askAbout("Sign out 1 of 3 other devices");
  expect(dialog).toHaveAccessibleName(words("Sign out Firefox on Linux?"));
  expect(dialog).toHaveAccessibleDescription(
    /^You’ll need to sign in again on it\. .*You can’t sign out 2 other devices here\. They stay signed in\.$/,
  );
});
