import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { plain, words } from "../support/words.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";
const curl = "Sign out curl";
const button = (name: string) => screen.getByRole("button", { name: words(name) });
const rowNames = () =>
  screen.getAllByRole("listitem").map((row) => plain(row.querySelector(".yd-name")?.textContent));

test("the focus goes to the next device when a row leaves", async () => {
  showWidget();
  await confirmSignOut(firefox);
  await waitFor(() => expect(button(iphone)).toHaveFocus());
});

test("the focus goes to the device before when the last row leaves", async () => {
  showWidget();
  await confirmSignOut(curl);
  await waitFor(() => expect(button(iphone)).toHaveFocus());
});

test("the focus goes to the heading, not to this device's own sign-out, when no other device is left", async () => {
  showWidget(handAdapter({ sessions: sessions.slice(0, 2) }), { onSignOut: () => {} });
  await confirmSignOut(firefox);
  await waitFor(() => expect(screen.getByRole("heading", { name: "Your devices" })).toHaveFocus());
});

test("the focus stays where the person went in the meantime", async () => {
  const { opened, open } = gate();
  showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(firefox);
  await screen.findByRole("button", { name: /^Signing out/ });
  button(curl).focus();
  open();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(button(curl)).toHaveFocus();
});

test("the focus is not taken from somebody who clicked beside everything", async () => {
  const { opened, open } = gate();
  showWidget(handAdapter({ beforeEnd: () => opened }));
  await confirmSignOut(firefox);
  await waitFor(() => expect(screen.getByRole("button", { name: /^Signing out/ })).toHaveFocus());
  (document.activeElement as HTMLElement).blur();
  await Promise.resolve();
  open();
  await waitFor(() => expect(rowNames()).not.toContain("Firefox on Linux"));
  expect(document.body).toHaveFocus();
});
