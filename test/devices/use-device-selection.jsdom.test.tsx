import { QueryClient } from "@tanstack/react-query";
import { act, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import { useDeviceSelection } from "../../src/devices/use-device-selection.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { showHook } from "./show-hook.tsx";

const three = () => heldAdapter(sessionsOf("a", "b", "c"));
const show = (adapter: ReturnType<typeof heldAdapter>, props = {}) =>
  showHook(adapter, useDeviceSelection, props);
type Page = Awaited<ReturnType<typeof show>>;
const toggle = (page: Page, ...ids: string[]) =>
  act(() => {
    for (const id of ids) page.hook().toggle(id);
  });
const selected = (page: Page) => [...page.hook().selected];

describe("selecting", () => {
  test("takes a device in and out, and clear takes all out", async () => {
    const page = await show(three());
    expect(selected(page)).toEqual([]);
    toggle(page, "a", "b");
    expect(selected(page)).toEqual(["a", "b"]);
    toggle(page, "a");
    expect(selected(page)).toEqual(["b"]);
    act(() => page.hook().clear());
    expect(selected(page)).toEqual([]);
  });

  test("is impossible for this device, for one that can't be signed out, and for an id that nobody knows", async () => {
    const adapter = three();
    adapter.sessions.push({ id: "managed", isCurrent: false, notRevocable: { reason: "managed-elsewhere" } });
    const page = await show(adapter);
    toggle(page, "me", "managed", "nobody");
    expect(selected(page)).toEqual([]);
    act(() => page.hook().selectShown());
    expect(selected(page)).toEqual(["a", "b", "c"]);
  });

  test("is possible for a device that is listed and not shown", async () => {
    const page = await show(three(), { options: { pageSize: 1 } });
    toggle(page, "c");
    expect(selected(page)).toEqual(["c"]);
  });

  test("all shown are added to what is selected, and no others", async () => {
    const page = await show(three(), { options: { pageSize: 1 } });
    act(() => page.hook().selectShown());
    expect(selected(page)).toEqual(["a"]);
    act(() => page.success().showMore?.());
    toggle(page, "c");
    act(() => page.hook().selectShown());
    expect(selected(page)).toEqual(["a", "c", "b"]);
  });

  test("survives a search and another page, and knows the names of those that are not shown", async () => {
    const adapter = three();
    for (const [at, name] of ["", "Ada's laptop", "curl", "TV"].entries())
      Object.assign(adapter.sessions[at] as object, name && { name });
    const page = await show(adapter);
    toggle(page, "a", "b");
    page.change({ options: { query: { text: "TV" } } });
    expect(page.success().others.map(({ id }) => id)).toEqual(["c"]);
    expect(selected(page)).toEqual(["a", "b"]);
    expect(page.hook().devices.map(({ name }) => name)).toEqual(["Ada's laptop", "curl"]);
    toggle(page, "b", "c");
    expect(selected(page)).toEqual(["a", "c"]);
  });

  test("the names are those that the page shows now", async () => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "a");
    adapter.sessions = adapter.sessions.map((one) => (one.id === "a" ? { ...one, name: "Renamed" } : one));
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.row("a")?.name).toBe("Renamed"));
    expect(page.hook().devices.map(({ name }) => name)).toEqual(["Renamed"]);
  });

  test("has the same functions at each render, and the same set while nothing changes", async () => {
    const page = await show(three());
    const { toggle: before, selectShown, clear } = page.hook();
    toggle(page, "a");
    const { selected: set } = page.hook();
    page.view.rerender();
    expect(page.hook()).toMatchObject({ toggle: before, selectShown, clear });
    expect(page.hook().selected).toBe(set);
  });
});

describe("signing out what is selected", () => {
  test("is offered only while something is selected and it does not run", async () => {
    const adapter = three();
    const page = await show(adapter);
    expect(page.hook()).not.toHaveProperty("signOut");
    toggle(page, "a", "b");
    adapter.hold();
    let running: Promise<unknown> | undefined;
    act(() => {
      running = page.hook().signOut?.();
    });
    expect(page.hook()).not.toHaveProperty("signOut");
    adapter.release();
    await act(async () => void (await running));
    expect(selected(page)).toEqual([]);
    expect(page.hook()).not.toHaveProperty("signOut");
  });

  test("makes one list for all of them, names them, and leaves the others alone", async () => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "c", "a");
    const results = await act(async () => page.hook().signOut?.());
    expect(adapter.calls).toEqual(["list", "revoke c", "revoke a", "list"]);
    expect(results?.map(({ id, outcome, device }) => [id, outcome, typeof device?.name])).toEqual([
      ["c", "revoked", "string"],
      ["a", "revoked", "string"],
    ]);
    expect(page.success().others.map(({ id }) => id)).toEqual(["b"]);
  });

  test.each<[string, object]>([
    ["the backend can revoke none", { can: [] }],
    ["the backend can revoke only all at once", { can: ["revoke-others"] }],
  ])("is not offered while %s", async (_, extra) => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "a");
    expect(page.hook()).toHaveProperty("signOut");
    adapter.extra = extra;
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.hook()).not.toHaveProperty("signOut"));
  });

  test("is not offered while nobody knows which device this is", async () => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "a");
    adapter.sessions = adapter.sessions.map((one) => ({ ...one, isCurrent: false }));
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.success().readOnlyReason).toBe("current-unknown"));
    expect(page.hook()).not.toHaveProperty("signOut");
  });

  test("says of a device that has left meanwhile that it was gone already, and sends nothing for it", async () => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "a", "b");
    adapter.sessions = adapter.sessions.filter(({ id }) => id !== "a");
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.row("a")).toBeUndefined());
    expect(selected(page)).toEqual(["a", "b"]);
    const results = await act(async () => page.hook().signOut?.());
    expect(results).toMatchObject([
      { id: "a", outcome: "already-gone" },
      { id: "b", outcome: "revoked" },
    ]);
    expect(adapter.calls).not.toContain("revoke a");
  });

  test("never sends the one that has become the current session, and says why", async () => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "a", "b");
    adapter.sessions = adapter.sessions.map((one) => ({ ...one, isCurrent: one.id === "a" }));
    await act(async () => page.success().retry());
    await waitFor(() => expect(page.success().current?.id).toBe("a"));
    const results = await act(async () => page.hook().signOut?.());
    expect(results).toMatchObject([
      { id: "a", outcome: "refused", error: { code: "current-session" } },
      { id: "b", outcome: "revoked" },
    ]);
    expect(adapter.calls).not.toContain("revoke a");
  });

  test("keeps those selected that were not signed out, until the last results say that they are", async () => {
    const adapter = three();
    const page = await show(adapter);
    toggle(page, "a", "b", "c");
    adapter.nextRevokes = [
      undefined,
      new SessionsError("forbidden", "no"),
      new SessionsError("network", "lost"),
    ];
    await act(async () => page.hook().signOut?.());
    const { results, retryCount, retry } = page.success().lastResults ?? {};
    expect(results?.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["a", "revoked"],
      ["b", "refused"],
      ["c", "still-listed"],
    ]);
    expect(retryCount).toBe(2);
    expect(selected(page)).toEqual(["b", "c"]);
    expect(page.hook()).toHaveProperty("signOut");
    await act(async () => retry?.());
    expect(selected(page)).toEqual([]);
  });
});

test("another user finds nothing selected, and the former one neither when they come back", async () => {
  const adapter = three();
  const page = await show(adapter);
  toggle(page, "a");
  await act(async () => page.change({ userId: "bob" }));
  await waitFor(() => page.success());
  expect(selected(page)).toEqual([]);
  await act(async () => page.change({ userId: "ada" }));
  await waitFor(() => page.success());
  expect(selected(page)).toEqual([]);
});

test("while there is no list, nothing is selected, and afterwards it is again", async () => {
  const adapter = three();
  const queryClient = new QueryClient();
  const page = await show(adapter, { queryClient });
  toggle(page, "a");
  adapter.hold();
  act(() => queryClient.clear());
  await waitFor(() => expect(page.view.result.current.devices.status).toBe("pending"));
  expect(selected(page)).toEqual([]);
  expect(page.hook()).not.toHaveProperty("signOut");
  adapter.release();
  await waitFor(() => page.success());
  expect(selected(page)).toEqual(["a"]);
});
