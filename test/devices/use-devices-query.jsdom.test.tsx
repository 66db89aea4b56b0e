import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import type { DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import * as toDevice from "../../src/devices/to-device.ts";
import { useDeviceQuery } from "../../src/devices/use-device-query.ts";
import { type UseDevicesOptions, useDevices } from "../../src/devices/use-devices.ts";
import { type HeldAdapter, heldAdapter } from "../query/held-adapter.ts";
import { showDevices } from "../query/show-devices.tsx";
import { plain } from "../support/words.ts";

const show = (adapter: HeldAdapter, options: UseDevicesOptions = {}) =>
  showDevices(adapter, new QueryClient(), options);
const many = (count: number, more: (index: number) => Partial<UserSession> = () => ({})): UserSession[] => [
  { id: "me", isCurrent: true },
  ...Array.from({ length: count }, (_, index) => ({ id: `s${index}`, isCurrent: false, ...more(index) })),
];
const named = (count: number) => many(count, (index) => ({ name: `Device ${index}` }));

describe("a query", () => {
  test("finds devices far beyond the first page", async () => {
    const { success } = await show(heldAdapter(named(400)), { query: { text: "device 399" } });
    expect(success().others.map(({ id }) => id)).toEqual(["s399"]);
  });

  test("counts what it finds beside what there is", async () => {
    const { success } = await show(heldAdapter(named(40)), { query: { text: "device 3" } });
    expect(success()).toMatchObject({ othersCount: 40, matchesCount: 11, revocableOthersCount: 40 });
  });

  test("that is not there finds as many as there are", async () => {
    const { success } = await show(heldAdapter(named(40)));
    expect(success().matchesCount).toBe(40);
  });

  test("leaves this device on the page", async () => {
    const { success } = await show(heldAdapter(named(2)), { query: { text: "nothing" } });
    expect(success().current?.id).toBe("me");
    expect(success().others).toEqual([]);
  });

  test("does not narrow what all others are", async () => {
    const adapter = heldAdapter(named(3));
    const { success } = await show(adapter, { query: { text: "device 1" } });
    await act(async () => void (await success().signOutOthers?.()));
    expect(adapter.sessions.map(({ id }) => id)).toEqual(["me"]);
  });

  test("orders before it cuts", async () => {
    const created = many(60, (index) => ({
      createdAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
    }));
    const { success } = await show(heldAdapter(created), { query: { sort: "signed-in" } });
    expect(success().others[0]?.id).toBe("s59");
    expect(success().others).toHaveLength(25);
  });

  test("that is new begins at the first page again, also where it was before", async () => {
    const { success, rerender } = await show(heldAdapter(named(200)));
    act(() => success().showMore?.());
    expect(success().others).toHaveLength(75);
    rerender({ query: { text: "device" } });
    expect(success().others).toHaveLength(25);
    rerender({});
    expect(success().others).toHaveLength(25);
  });

  test("that is the same in a new object changes nothing", async () => {
    const { success, rerender } = await show(heldAdapter(named(200)), { query: { text: "device" } });
    act(() => success().showMore?.());
    rerender({ query: { text: "device" } });
    expect(success().others).toHaveLength(75);
  });

  test("can be held by the package", () => {
    const { result } = renderHook(() => useDeviceQuery({ sort: "place" }));
    act(() => result.current[1]({ ...result.current[0], text: "opera" }));
    expect(result.current[0]).toEqual({ sort: "place", text: "opera" });
  });
});

describe("a device that is found by its id", () => {
  test("is the row that is shown, or one that is not", async () => {
    const { success } = await show(heldAdapter(named(40)), { query: { text: "device 1" } });
    expect(success().find("s1")).toBe(success().others[0]);
    expect(success().find("me")).toBe(success().current);
    expect(success().find("s39")).toMatchObject({ id: "s39", name: "Device 39", state: "ready" });
  });

  test("can be signed out, and is not found after that", async () => {
    const { success } = await show(heldAdapter(named(40)), { pageSize: 1 });
    await act(async () => void (await success().find("s39")?.signOut?.()));
    expect(success().find("s39")).toBeUndefined();
    expect(success().find("never")).toBeUndefined();
  });
});

describe("more", () => {
  test("is what is left where that is less than twice a page", async () => {
    const { success } = await show(heldAdapter(named(39)));
    act(() => success().showMore?.());
    expect(success().others).toHaveLength(39);
    expect(success()).not.toHaveProperty("showMore");
  });

  test("begins anew with another size of the page", async () => {
    const { success, rerender } = await show(heldAdapter(named(39)));
    rerender({ pageSize: 5 });
    expect(success().others).toHaveLength(5);
    rerender({ pageSize: 30 });
    expect(success().others).toHaveLength(30);
  });

  test("goes by the host's own page", async () => {
    const { success } = await show(heldAdapter(named(39)), { pageSize: 5 });
    expect(success().others).toHaveLength(5);
    act(() => success().showMore?.());
    expect(success().others).toHaveLength(15);
  });
});

describe("what tells devices apart", () => {
  const twins = many(3, (index) => ({
    device: { type: "desktop", browser: "Chrome", os: "macOS" },
    location: { city: index === 2 ? "Lima" : "Athens" },
    createdAt: `2026-01-0${index + 1}T00:00:00.000Z`,
  }));
  const namesOf = (rows: readonly { distinctName: string; distinction?: string }[]) =>
    rows.map(({ distinctName, distinction }) => [plain(distinctName), plain(distinction)]);

  test("is in the name and beside the place", async () => {
    const { success } = await show(heldAdapter(twins));
    expect(namesOf(success().others)).toEqual([
      ["Chrome on macOS, Athens, Signed in Jan 1", "Signed in Jan 1"],
      ["Chrome on macOS, Athens, Signed in Jan 2", "Signed in Jan 2"],
      ["Chrome on macOS, Lima", ""],
    ]);
  });

  test("is judged over all devices, not over those that are shown or found", async () => {
    const query = { text: "s0" };
    const { success } = await show(heldAdapter(twins), { pageSize: 1, query });
    expect(namesOf(success().others)).toEqual([
      ["Chrome on macOS, Athens, Signed in Jan 1", "Signed in Jan 1"],
    ]);
  });

  test("is a number that stays with its device", async () => {
    const adapter = heldAdapter(many(2));
    const { success } = await show(adapter);
    expect(namesOf(success().others).flat()).toEqual(["Unknown device, 2", "2", "Unknown device, 3", "3"]);
    await act(async () => void (await success().others[0]?.signOut?.()));
    await waitFor(() => expect(success().others).toHaveLength(1));
    expect(namesOf(success().others)).toEqual([["Unknown device, 3", "3"]]);
  });
});

test("a number outlives a change of the language, and is not given again in the new one", async () => {
  const chrome = (id: string): UserSession => ({
    id,
    isCurrent: false,
    device: { type: "desktop", browser: "Chrome", os: "macOS" },
  });
  const adapter = heldAdapter([{ id: "me", isCurrent: true }, chrome("a"), chrome("b")]);
  let labels = {};
  const queryClient = new QueryClient();
  const { result, rerender } = renderHook(() => useDevices() as DevicesSuccess, {
    wrapper: ({ children }) => (
      <DevicesProvider adapter={adapter} userId="ada" queryClient={queryClient} labels={labels}>
        {children}
      </DevicesProvider>
    ),
  });
  const names = () => result.current.others?.map(({ distinctName }) => plain(distinctName));
  await waitFor(() => expect(names()).toEqual(["Chrome on macOS, 1", "Chrome on macOS, 2"]));
  await act(async () => void (await result.current.others[0]?.signOut?.()));
  labels = { browserOn: (browser: string, system: string) => `${browser} unter ${system}` };
  rerender();
  expect(names()).toEqual(["Chrome unter macOS, 2"]);
  adapter.sessions = [...adapter.sessions, chrome("c")];
  await act(async () => result.current.retry());
  await waitFor(() => expect(names()).toEqual(["Chrome unter macOS, 2", "Chrome unter macOS, 3"]));
  labels = {};
  rerender();
  expect(names()).toEqual(["Chrome on macOS, 2", "Chrome on macOS, 3"]);
});

describe("what is made", () => {
  test("are devices of the shown rows alone", async () => {
    const made = vi.spyOn(toDevice, "deviceOf");
    const { success } = await show(heldAdapter(named(400)));
    const ids = new Set(made.mock.calls.map(([session]) => session.id));
    made.mockRestore();
    expect(success().others).toHaveLength(25);
    expect(ids.size).toBe(26);
  });

  test("is nothing by a list in which nothing changed", async () => {
    const adapter = heldAdapter(named(100));
    adapter.extra = { serverTime: "2026-11-21T14:00:00.000Z" };
    const { success } = await show(adapter);
    const before = success().others;
    adapter.extra = { serverTime: "2026-11-21T14:00:10.000Z" };
    const made = vi.spyOn(toDevice, "deviceOf");
    await act(async () => success().retry());
    await waitFor(() => expect(success().serverTime).toBe("2026-11-21T14:00:10.000Z"));
    const count = made.mock.calls.length;
    made.mockRestore();
    expect(count).toBe(0);
    expect(success().others.every((row, index) => row === before[index])).toBe(true);
  });

  test("is the one device that moves up when another leaves", async () => {
    const { success } = await show(heldAdapter(named(100)));
    const made: string[] = [];
    const spy = vi.spyOn(toDevice, "deviceOf");
    await act(async () => void (await success().others[3]?.signOut?.()));
    made.push(...new Set(spy.mock.calls.map(([session]) => session.id)));
    spy.mockRestore();
    // The row itself says that it is being signed out.
    expect(made.sort()).toEqual(["s25", "s3"]);
  });
});
