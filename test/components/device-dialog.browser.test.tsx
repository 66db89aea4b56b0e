import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { YourDevices } from "../../src/components/your-devices.tsx";
import { words } from "../support/words.ts";
import { askAbout } from "./support/ask-about.ts";
import { confirmSignOut } from "./support/confirm-sign-out.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen, said } from "./support/said.ts";
import { sessions } from "./support/sessions.ts";
import { showWidget } from "./support/show-widget.tsx";

const firefox = "Sign out Firefox on Linux";
const iphone = "Sign out Safari on iPhone";
const button = (name: string) => screen.getByRole("button", { name: words(name) });

test("the confirmation names the device and shows where and when it was active", async () => {
  showWidget();
  const dialog = await askAbout(firefox);
  expect(dialog).toHaveAccessibleName(words("Firefox on Linux"));
  for (const fact of ["São Paulo, Brazil 🇧🇷", "198.51.100.x", "Active 12 minutes ago", "id-firefox"])
    expect(within(dialog).getByText(words(fact))).toBeVisible();
  expect(dialog).toHaveAccessibleDescription(/^Signing out ends its access\. .*Change your password$/);
});

test("the confirmation says what else ends", async () => {
  const [chrome, ...others] = sessions;
  const consequence = "Signing it out also removes this phone as a second factor.";
  showWidget(handAdapter({ sessions: [chrome, ...others.map((one) => ({ ...one, consequence }))] as never }));
  const dialog = await askAbout(iphone);
  expect(within(dialog).getByText(consequence).tagName).toBe("BDI");
});

test("the confirmation opens at its top, with the focus on Close and Sign out as the next stop", async () => {
  showWidget();
  const dialog = await askAbout(firefox);
  expect(within(dialog).getByRole("button", { name: "Close" })).toHaveFocus();
  expect(dialog.scrollTop).toBe(0);
  await userEvent.tab();
  expect(within(dialog).getByRole("button", { name: "Sign out" })).toHaveFocus();
});

test("Close sends nothing and gives the focus back", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(firefox);
  await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(adapter.asked).toEqual([]);
  expect(said()).toEqual([]);
});

test("Escape sends nothing and gives the focus back", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(firefox);
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await waitFor(() => expect(button(firefox)).toHaveFocus());
  expect(adapter.asked).toEqual([]);
});

test("a click on the backdrop sends nothing", async () => {
  const { adapter } = showWidget();
  const dialog = await askAbout(firefox);
  dialog.click();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(adapter.asked).toEqual([]);
});

test("a click anywhere on a row opens its details", async () => {
  showWidget();
  await userEvent.click(await screen.findByText("curl"));
  expect(await screen.findByRole("dialog")).toHaveAccessibleName("curl");
});

test("details that can't sign out any more stay open, without the button", async () => {
  const { adapter, refetch } = showWidget();
  const dialog = await askAbout(firefox);
  adapter.more = { can: [] };
  await refetch();
  await waitFor(() =>
    expect(within(dialog).queryByRole("button", { name: "Sign out" })).not.toBeInTheDocument(),
  );
  expect(dialog).toBeInTheDocument();
});

test("the details of this device sign out nothing through the backend", async () => {
  const onSignOut = vi.fn();
  const { adapter } = showWidget(handAdapter(), { onSignOut });
  const dialog = await askAbout("Details of Chrome on macOS");
  await userEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
  expect(onSignOut).toHaveBeenCalledOnce();
  expect(adapter.asked).toEqual([]);
});

test("a question about all others that lost its point closes and does not come back", async () => {
  const { adapter, refetch } = showWidget();
  const dialog = await askAbout("Sign out all others…");
  adapter.more = { can: [] };
  await refetch();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  adapter.more = {};
  await refetch();
  await waitFor(() => expect(button("Sign out all others…")).toBeInTheDocument());
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("details stay open while their device is listed, also if it has moved beyond the first page", async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 14, 12, minute)).toISOString();
  const others = Array.from({ length: 27 }, (_, index) => ({
    id: `id${index}`,
    isCurrent: false,
    name: `Device ${index}`,
    lastActiveAt: at(-index),
  }));
  const adapter = handAdapter({ sessions: [...sessions.slice(0, 1), ...others] });
  const { refetch } = showWidget(adapter);
  const dialog = await askAbout(/^Sign out .*Device 24/);
  adapter.sessions = adapter.sessions.map((one) =>
    one.id === "id26" ? { ...one, lastActiveAt: at(1) } : one,
  );
  await refetch();
  await waitFor(() =>
    expect(document.querySelector(".yd-list .yd-open[aria-label*='Device 24']")).toBeNull(),
  );
  expect(dialog).toBeVisible();
  expect(said()).toEqual([]);
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id24");
  await refetch();
  await waitFor(() => expect(said()).toEqual(["Device 24 is no longer on the list."]));
  expect(dialog).not.toBeInTheDocument();
});

test("details that are opened again while their device is signed out close with it, and its end is said once", async () => {
  const held = gate();
  const { adapter } = showWidget(handAdapter({ beforeEnd: () => held.opened }));
  await confirmSignOut(iphone);
  const row = await screen.findByRole("button", { name: words("Signing out Safari on iPhone…") });
  row.focus();
  await userEvent.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).queryByRole("button", { name: "Sign out" })).not.toBeInTheDocument();
  const heard = listen();
  held.open();
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  await waitFor(() => expect(heard).toEqual(["Signed out Safari on iPhone in Nairobi, Kenya."]));
  expect(adapter.asked).toEqual(["id-iphone"]);
});

test.each(["requestClose", "close"] as const)(
  "a close request of the platform (%s) closes the details, and not the host's own dialog around the widget",
  async (request) => {
    const [closed, cancelled] = [vi.fn(), vi.fn()];
    render(
      <dialog open onClose={closed} onCancel={cancelled}>
        <YourDevices adapter={handAdapter()} userId="ada" queryClient={new QueryClient()} />
      </dialog>,
    );
    await userEvent.click(await screen.findByRole("button", { name: words(firefox) }));
    const dialog = document.querySelector<HTMLDialogElement>(".yd-dialog");
    const heard = new Promise((resolve) => dialog?.addEventListener("close", resolve));
    dialog?.[request]();
    await heard;
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(closed).not.toHaveBeenCalled();
    expect(cancelled).not.toHaveBeenCalled();
  },
);
