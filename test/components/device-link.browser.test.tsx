import { QueryClient } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/styles.css";
import { SessionsError, YourDevices, type YourDevicesProps } from "../../src/index.ts";
import { plain } from "../support/words.ts";
import { gate } from "./support/gate.ts";
import { handAdapter } from "./support/hand-adapter.ts";
import { listen } from "./support/said.ts";
import { many } from "./support/sessions.ts";
import { showLinked } from "./support/show-linked.tsx";

const show = (id: string | null | undefined, adapter = handAdapter({ sessions: many(40) })) =>
  showLinked(id, adapter);

const title = async () => plain((await screen.findByRole("dialog")).querySelector("h2")?.textContent);
const gone = "This device is no longer signed in";

test("a link opens the details and sends nothing", async () => {
  const { adapter, onChange } = show("id-2");
  expect(await title()).toContain("Safari on macOS");
  expect(within(screen.getByRole("dialog")).getByText("id-2")).toBeVisible();
  expect(adapter.asked).toEqual([]);
  expect(onChange).not.toHaveBeenCalled();
});

test("it finds a row beyond the first page, and this device", async () => {
  const { follow } = show("id-39");
  await screen.findByRole("dialog");
  expect(screen.queryByText("id-39")).toBeVisible();
  follow("id-0");
  await waitFor(() => expect(screen.queryByText("id-0")).toBeVisible());
});

test("it finds a row outside of a search", async () => {
  const { follow } = show(undefined);
  await userEvent.type(await screen.findByRole("searchbox"), "kyoto");
  await waitFor(() => expect(screen.getAllByRole("listitem").length).toBeLessThan(20));
  follow("id-1");
  await screen.findByRole("dialog");
  expect(screen.queryByText("id-1")).toBeVisible();
});

test.each([
  ["unknown", "nobody's"],
  ["ended", "id-ended"],
])("of an %s id it says that the device is no longer signed in", async (_, id) => {
  const { onChange } = show(id);
  expect(await title()).toBe(gone);
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onChange.mock.calls).toEqual([[undefined]]);
  expect(screen.getByRole("heading", { name: "Your devices" })).toHaveFocus();
});

test("of one whose own end has passed it says the same", async () => {
  const sessions = many(4).map((one, at) => (at === 2 ? { ...one, expiresAt: "2026-01-01T00:00:00Z" } : one));
  show("id-2", handAdapter({ sessions }));
  expect(await title()).toBe(gone);
});

test("it says nothing before a list is there, while a newer one is on its way, and where that fails", async () => {
  const held = gate();
  const adapter = handAdapter({ sessions: many(4) });
  const { follow, refetch } = show(undefined, adapter);
  await screen.findAllByRole("listitem");
  const lost = () => Promise.reject(new SessionsError("network", "Lost."));
  adapter.beforeList = () => held.opened.then(lost);
  const refetched = refetch();
  follow("id-new");
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(screen.queryByRole("dialog")).toBeNull();
  held.open();
  await refetched;
  await screen.findByText(/^This list may be out of date/, { selector: ".yd-notice span" });
  expect(screen.queryByText(gone)).toBeNull();
  adapter.beforeList = () => {};
  adapter.sessions = [
    ...adapter.sessions,
    { ...(many(6)[5] as (typeof adapter.sessions)[number]), id: "id-new" },
  ];
  await refetch();
  await screen.findByRole("dialog");
  expect(screen.queryByText("id-new")).toBeVisible();
});

test("of a list that is not whole it claims nothing", async () => {
  show("nobody's", handAdapter({ sessions: many(4), more: { truncated: true } }));
  expect(await title()).toBe("It isn’t on the list.");
  expect(screen.getByRole("dialog")).toHaveTextContent("There may be more devices than are shown here.");
});

test("a press asks the host, who opens and closes it", async () => {
  const { onChange } = show(undefined);
  const button = await screen.findByRole("button", { name: /^Sign out .*Safari.* on .*macOS/ });
  await userEvent.click(button);
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onChange.mock.calls).toEqual([["id-2"], [undefined]]);
  expect(button).toHaveFocus();
});

test("a host that does not follow keeps it closed, or open", async () => {
  const props = { adapter: handAdapter(), userId: "ada", queryClient: new QueryClient() };
  const onOpenDeviceChange = vi.fn();
  const view = (openDeviceId: string | null) => (
    <YourDevices {...props} openDeviceId={openDeviceId} onOpenDeviceChange={onOpenDeviceChange} />
  );
  const { rerender } = render(view(null));
  await userEvent.click(await screen.findByRole("button", { name: "Sign out curl" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  rerender(view("id-curl"));
  await userEvent.click(await screen.findByRole("button", { name: "Close" }));
  expect(screen.getByRole("dialog")).toBeVisible();
  expect(onOpenDeviceChange.mock.calls).toEqual([["id-curl"], [undefined]]);
});

test("a device that leaves while its link is open closes it, is said to be no longer listed, and tells the host once", async () => {
  const { adapter, onChange, refetch } = show("id-2");
  await screen.findByRole("dialog");
  const heard = listen();
  adapter.sessions = adapter.sessions.filter(({ id }) => id !== "id-2");
  await refetch();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onChange.mock.calls).toEqual([[undefined]]);
  await waitFor(() => expect(heard.join()).toMatch(/is no longer on the list\.$/));
  expect(screen.queryByText(gone)).toBeNull();
});

test("the device of a link is signed out like any other, and the link is closed", async () => {
  const { adapter, onChange } = show("id-39");
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Sign out" }));
  await waitFor(() => expect(adapter.asked).toEqual(["id-39"]));
  expect(onChange.mock.calls).toEqual([[undefined]]);
  await screen.findByText(/is signed out\.$/, { selector: ".yd-notice span" });
});

test("without a host that holds it, a link opens it once and the widget closes it", async () => {
  const props: YourDevicesProps = { adapter: handAdapter(), userId: "ada", queryClient: new QueryClient() };
  const { rerender } = render(<YourDevices {...props} openDeviceId="id-curl" />);
  await userEvent.click(await screen.findByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  rerender(<YourDevices {...props} openDeviceId="id-curl" className="again" />);
  expect(screen.queryByRole("dialog")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Sign out curl" }));
  expect(screen.getByRole("dialog")).toBeVisible();
});
