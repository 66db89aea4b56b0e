import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import "../../src/styles.css";
import { EndedDevices, SessionsError } from "../../src/index.ts";
import { plain } from "../support/words.ts";
import { gate } from "./support/gate.ts";
import { endedSessions, historyAdapter } from "./support/history-adapter.ts";
import { listen } from "./support/said.ts";
import { showLinked } from "./support/show-linked.tsx";

const show = (id: string | undefined, adapter = historyAdapter()) =>
  showLinked(id, adapter, <EndedDevices />);

const opened = async () => plain((await screen.findByRole("dialog")).textContent).replace(/\s/g, " ");
const gone = "This device is no longer signed in";
const soon = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

test("a link to an ended session opens its details from the history, and sends nothing", async () => {
  const { adapter, onChange } = show("ended-1");
  const text = await opened();
  expect(text).toContain("Safari on macOS");
  expect(text).toMatch(/Ended ?Jan 2, 2026, 2:02 PM UTC ?Expired/);
  expect(text).toContain("ended-1");
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
  expect(screen.queryByText(gone)).toBeNull();
  expect(within(screen.getByRole("dialog")).queryByRole("button", { name: /sign out/i })).toBeNull();
  expect(adapter.read).toEqual([""]);
  expect(adapter.asked).toEqual([]);
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onChange.mock.calls).toEqual([[undefined]]);
  expect(screen.getByRole("button", { name: /^Ended/ })).toHaveAttribute("aria-expanded", "false");
});

test("a link to a listed device asks the history for nothing", async () => {
  const { adapter } = show("id-curl");
  expect(await opened()).toContain("id-curl");
  await soon();
  expect(adapter.read).toEqual([]);
});

test("it reads page after page until it is found, and no further", async () => {
  const { adapter } = show("ended-5", historyAdapter({ ended: endedSessions(9), pageSize: 2 }));
  expect(await opened()).toContain("ended-5");
  await soon();
  expect(adapter.read).toEqual(["", "2", "4"]);
});

test("of an id that no page has it says that the device is no longer signed in, after the last page", async () => {
  const held = gate();
  const adapter = historyAdapter({ ended: endedSessions(5), pageSize: 2 });
  adapter.beforePage = (cursor) => (cursor === "4" ? held.opened : undefined);
  const { onChange } = show("nobody's", adapter);
  await waitFor(() => expect(adapter.read).toEqual(["", "2", "4"]));
  await soon();
  expect(screen.queryByRole("dialog")).toBeNull();
  held.open();
  expect(await opened()).toContain(gone);
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onChange.mock.calls).toEqual([[undefined]]);
});

test("it reads eleven pages at most", async () => {
  const { adapter } = show("nobody's", historyAdapter({ ended: endedSessions(40), pageSize: 2 }));
  expect(await opened()).toContain(gone);
  expect(adapter.read).toHaveLength(11);
});

test.each(["network", "reauth-required", "unsupported", "rate-limited"] as const)(
  "where the history fails (%s), it says that the device is no longer signed in",
  async (code) => {
    const { adapter } = show(
      "ended-1",
      historyAdapter({ beforePage: () => Promise.reject(new SessionsError(code, "No.")) }),
    );
    expect(await opened()).toContain(gone);
    await soon();
    expect(adapter.read).toEqual([""]);
  },
);

test("a later page that fails ends the search", async () => {
  const adapter = historyAdapter({ ended: endedSessions(9), pageSize: 2 });
  adapter.beforePage = (cursor) => {
    if (cursor === "4") throw new SessionsError("network", "Lost.");
  };
  show("ended-8", adapter);
  expect(await opened()).toContain(gone);
  expect(adapter.read).toEqual(["", "2", "4"]);
});

test("while it is being looked for, that is said once", async () => {
  const held = gate();
  const heard = listen();
  show("ended-1", historyAdapter({ beforePage: () => held.opened }));
  await waitFor(() => expect(heard).toContain("Loading past sessions…"), { timeout: 3000 });
  expect(screen.queryByRole("dialog")).toBeNull();
  held.open();
  expect(await opened()).toContain("ended-1");
});

test("a row that is pressed tells the host, and its link is closed again", async () => {
  const { onChange } = show(undefined);
  await userEvent.click(await screen.findByRole("button", { name: /^Ended/ }));
  const button = await screen.findByRole("button", { name: /^Details of .*Edge/ });
  await userEvent.click(button);
  expect(await opened()).toContain("ended-2");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(onChange.mock.calls).toEqual([["ended-2"], [undefined]]);
  expect(button).toHaveFocus();
});

test("from one link to the next the dialog follows", async () => {
  const { follow } = show("ended-0");
  expect(await opened()).toContain("ended-0");
  follow("id-curl");
  await waitFor(async () => expect(await opened()).toContain("id-curl"));
  follow("ended-2");
  await waitFor(async () => expect(await opened()).toContain("ended-2"));
  follow("nobody's");
  await waitFor(async () => expect(await opened()).toContain(gone));
});

test("the same link shows the next person nothing of the former one's", async () => {
  const { adapter, be } = show("ended-1");
  expect(await opened()).toContain("ended-1");
  adapter.ended = [];
  act(() => be("bob"));
  expect(screen.queryByText("ended-1")).toBeNull();
  await waitFor(async () => expect(await opened()).toContain(gone));
  expect(adapter.read).toEqual(["", ""]);
});

test("a history that was read before is read anew for a link to one that ended since", async () => {
  const held = gate();
  const { adapter, follow } = show(undefined);
  const button = await screen.findByRole("button", { name: /^Ended/ });
  await userEvent.click(button);
  await screen.findByRole("button", { name: /^Details of .*Edge/ });
  await userEvent.click(button);
  const curl = adapter.sessions.find(({ id }) => id === "id-curl");
  adapter.beforeEnd = () => {
    if (curl) adapter.ended = [{ ...curl, endedAt: "2026-01-15T12:00:00.000Z" }, ...adapter.ended];
  };
  await userEvent.click(screen.getByRole("button", { name: "Sign out curl" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out" }));
  await screen.findByText(/is signed out\.$/, { selector: ".yd-notice span" });
  adapter.beforePage = () => held.opened;
  act(() => follow("id-curl"));
  await waitFor(() => expect(adapter.read).toHaveLength(2));
  await soon();
  expect(screen.queryByRole("dialog")).toBeNull();
  held.open();
  expect(await opened()).toContain("id-curl");
});

test("one whose own end has passed opens as ended", async () => {
  const adapter = historyAdapter({ ended: [] });
  adapter.sessions = adapter.sessions.map((one) =>
    one.id === "id-curl" ? { ...one, expiresAt: "2026-01-02T18:00:00Z" } : one,
  );
  show("id-curl", adapter);
  expect(await opened()).toMatch(/Ended ?Jan 2, 2026, 6:00 PM UTC ?Expired/);
});

test("without a history a link says that the device is no longer signed in", async () => {
  const { adapter } = show("ended-1", historyAdapter({ more: { can: ["revoke"] } }));
  expect(await opened()).toContain(gone);
  expect(adapter.read).toEqual([]);
});
