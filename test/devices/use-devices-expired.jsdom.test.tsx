import { act } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import type { Device } from "../../src/devices/device.ts";
import { type HeldAdapter, heldAdapter } from "../query/held-adapter.ts";
import { showDevices } from "../query/show-devices.tsx";

const start = Date.UTC(2026, 10, 21, 14);
/** So many seconds after the server made the list. */
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const isHidden = vi.spyOn(document, "hidden", "get");

/** A backend whose lists were made at `start`; the person's own session has ended long ago by its own end. */
function backendOf(others: Record<string, Partial<UserSession>>, serverTime: string | null = at(0)) {
  const adapter = heldAdapter([
    { id: "me", isCurrent: true, expiresAt: at(-90_000) },
    ...Object.entries(others).map(([id, session]) => ({ id, isCurrent: false, ...session })),
  ]);
  if (serverTime) adapter.extra = { serverTime };
  return adapter;
}
const idsOf = (devices: readonly Device[]) => devices.map(({ id }) => id);
const lists = ({ calls }: HeldAdapter) => calls.filter((call) => call === "list").length;
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers({ now: start, shouldAdvanceTime: true });
  isHidden.mockReturnValue(false);
});
afterEach(() => vi.useRealTimers());

test("a session whose own end has passed is told apart, and nothing counts it", async () => {
  const view = await showDevices(backendOf({ alive: { expiresAt: at(3600) }, over: { expiresAt: at(-61) } }));
  expect(idsOf(view.success().others)).toEqual(["alive"]);
  expect(idsOf(view.success().expired)).toEqual(["over"]);
  expect(view.success()).toMatchObject({ othersCount: 1, revocableOthersCount: 1 });
  expect(view.success().expired[0]).not.toHaveProperty("signOut");
});

test("the end for want of use counts like the other one, and the earlier of both decides", async () => {
  const idle = { expiresAt: at(3600), idleExpiresAt: at(-90) };
  const view = await showDevices(backendOf({ idle, used: { expiresAt: at(60), idleExpiresAt: at(120) } }));
  expect(idsOf(view.success().expired)).toEqual(["idle"]);
});

test("those that ended last come first", async () => {
  const ends = { a: { expiresAt: at(-900) }, b: { expiresAt: at(-100) }, c: { idleExpiresAt: at(-500) } };
  const view = await showDevices(backendOf(ends));
  expect(idsOf(view.success().expired)).toEqual(["b", "c", "a"]);
});

test("an end of the last minute is no end yet, because clocks differ", async () => {
  const view = await showDevices(backendOf({ a: { expiresAt: at(-60) } }));
  expect(idsOf(view.success().others)).toEqual(["a"]);
});

test("a list without a server's time has none that expired", async () => {
  const view = await showDevices(backendOf({ a: { expiresAt: at(-90_000) } }, null));
  expect(idsOf(view.success().others)).toEqual(["a"]);
  expect(view.success().expired).toEqual([]);
});

test("the current session is never one of them", async () => {
  const view = await showDevices(backendOf({}));
  expect(view.success().current?.id).toBe("me");
  expect(view.success().expired).toEqual([]);
});

test("the results of all others leave them out, whether they were sent or not", async () => {
  const { revokeOtherSessions: _, ...adapter } = backendOf({ alive: {}, over: { expiresAt: at(-90) } });
  const revoked: string[] = [];
  adapter.revokeSession = async (id) => void revoked.push(id);
  const view = await showDevices(adapter);
  let results: unknown;
  await act(async () => {
    results = await view.success().signOutOthers?.();
  });
  expect(results).toMatchObject([{ id: "alive" }]);
  expect(revoked).toContain("alive");
});

test("an end that passes on an open page asks for one list, and that list decides", async () => {
  const adapter = backendOf({ a: { expiresAt: at(30) }, b: { expiresAt: at(30) } });
  const view = await showDevices(adapter);
  await pass(60_000);
  expect(lists(adapter)).toBe(1);
  expect(idsOf(view.success().others)).toEqual(["a", "b"]);
  adapter.sessions = adapter.sessions.map((session) =>
    session.id === "a" ? { ...session, expiresAt: at(3600) } : session,
  );
  adapter.extra = { serverTime: at(120) };
  await pass(60_000);
  expect(lists(adapter)).toBe(2);
  expect(idsOf(view.success().others)).toEqual(["a"]);
  expect(idsOf(view.success().expired)).toEqual(["b"]);
  await pass(600_000);
  expect(lists(adapter)).toBe(2);
});

test("a hidden page does not ask before it is shown again", async () => {
  const adapter = backendOf({ a: { expiresAt: at(30) } });
  await showDevices(adapter);
  isHidden.mockReturnValue(true);
  await pass(600_000);
  dispatchEvent(new Event("online"));
  await pass(0);
  expect(lists(adapter)).toBe(1);
});
