import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  DevicesProvider,
  SessionsError,
  SignOutOthersPrompt,
  useSignOutOthersAfter,
  YourDevices,
} from "../../src/index.ts";
import "../../src/styles.css";
import { plain } from "../support/words.ts";
import { gate } from "./support/gate.ts";
import { type HandAdapter, handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";

function show(page: ReactElement, adapter: HandAdapter = handAdapter()) {
  render(
    <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" queryClient={new QueryClient()}>
      {page}
    </DevicesProvider>,
  );
  return adapter;
}
const question = "You changed your password. Sign out your other devices too?";
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const note = () => plain(document.querySelector(".yd-note")?.textContent ?? "");

test("the question works alone: it says how many, signs them out by a new list and says so in its own region", async () => {
  const adapter = show(<SignOutOthersPrompt />);
  expect(await screen.findByText(question)).toBeVisible();
  const [region] = document.querySelectorAll("[aria-live=polite]");
  expect(region).toBeEmptyDOMElement();
  const heard = listen();
  await userEvent.click(await button("Sign out 3 other devices"));
  await waitFor(() => expect(note()).toBe("3 devices signed out."));
  expect(heard).toEqual(["3 devices signed out."]);
  expect(document.querySelector("[aria-live=polite]")).toBe(region);
  expect(adapter.asked).toEqual(["*"]);
  expect(screen.queryByText(question)).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
  expect(document.querySelector(".yd-prompt")).toHaveFocus();
});

test("by keyboard: both buttons are stops, and the one that is busy keeps the focus", async () => {
  const held = gate();
  show(<SignOutOthersPrompt />, handAdapter({ beforeEnd: () => held.opened }));
  await screen.findByText(question);
  await userEvent.tab();
  expect(await button("Sign out 3 other devices")).toHaveFocus();
  await userEvent.tab();
  expect(await button("Not now")).toHaveFocus();
  await userEvent.tab({ shift: true });
  await userEvent.keyboard("{Enter}");
  expect(await button("Signing out…")).toHaveFocus();
  await waitFor(() => expect(said()).toEqual(["Signing out your other devices…"]));
  held.open();
  await waitFor(() => expect(said()).toEqual(["3 devices signed out."]));
});

test("Not now sends nothing, tells the host and takes the question away", async () => {
  const onNotNow = vi.fn();
  const adapter = show(<SignOutOthersPrompt onNotNow={onNotNow} />);
  await userEvent.click(await button("Not now"));
  expect(onNotNow).toHaveBeenCalledOnce();
  expect(screen.queryByText(question)).toBeNull();
  expect(adapter.asked).toEqual([]);
});

test.each([
  ["there is no other device", { sessions: sessions.slice(0, 1) }],
  ["nothing can be signed out", { more: { can: [] } }],
])("the question is not asked while %s", async (_, change) => {
  const lists = vi.fn();
  show(<SignOutOthersPrompt />, handAdapter({ ...change, beforeList: lists }));
  await waitFor(() => expect(lists).toHaveBeenCalled());
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(screen.queryByRole("button")).toBeNull();
});

test("a refusal is said with its reason, and can be tried again", async () => {
  let fails = true;
  show(
    <SignOutOthersPrompt />,
    handAdapter({
      beforeEnd: () => {
        if (fails) throw new SessionsError("forbidden", "no");
      },
    }),
  );
  const heard = listen();
  await userEvent.click(await button("Sign out 3 other devices"));
  await waitFor(() => expect(note()).toMatch(/^Nothing has been signed out\. Not signed out: /));
  expect(heard).toEqual([note()]);
  fails = false;
  await userEvent.click(await button("Sign out 3 other devices"));
  await waitFor(() => expect(note()).toBe("3 devices signed out."));
});

test("inside of the widget the notice says it, and nobody hears it twice", async () => {
  show(
    <YourDevices>
      <SignOutOthersPrompt />
    </YourDevices>,
  );
  const heard = listen();
  await userEvent.click(await button("Sign out 3 other devices"));
  await waitFor(() => expect(heard).toEqual(["3 devices signed out."]));
});

function Form({ save }: { save: () => Promise<void> }) {
  const after = useSignOutOthersAfter(save);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        after.submit().catch(() => {});
      }}
    >
      <SignOutOthersPrompt after={after} />
      <button type="submit">Change password</button>
    </form>
  );
}
const checkbox = () => screen.findByRole("checkbox", { name: "Sign out my other devices too" });

test("as a checkbox it is on by default, says how many, and what happened after the host has saved", async () => {
  const order: string[] = [];
  const adapter = show(
    <Form save={async () => void order.push("saved")} />,
    handAdapter({ beforeEnd: (id) => void order.push(id) }),
  );
  expect(await checkbox()).toBeChecked();
  await waitFor(async () =>
    expect(await checkbox()).toHaveAccessibleDescription("3 devices. You’ll stay signed in here."),
  );
  const heard = listen();
  await userEvent.click(await button("Change password"));
  await waitFor(() => expect(note()).toBe("3 devices signed out."));
  expect(heard).toEqual(["3 devices signed out."]);
  expect(order).toEqual(["saved", "*"]);
  expect(adapter.sessions).toHaveLength(1);
});

test("as a checkbox that is off it signs nothing out and says nothing", async () => {
  const save = vi.fn(async () => {});
  const adapter = show(<Form save={save} />);
  await userEvent.click(await checkbox());
  await userEvent.click(await button("Change password"));
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  expect(adapter.asked).toEqual([]);
  expect(said()).toEqual([]);
});

test("if the host could not save, nothing is signed out and nothing is said", async () => {
  const save = vi.fn(() => Promise.reject(new Error("Too short.")));
  const adapter = show(<Form save={save} />);
  await checkbox();
  await userEvent.click(await button("Change password"));
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  expect(adapter.asked).toEqual([]);
  expect(said()).toEqual([]);
});
