import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import type { DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import { useDevices } from "../../src/devices/use-devices.ts";
import { useNotices } from "../../src/devices/use-notices.ts";
import { useWorksUntil } from "../../src/devices/use-works-until.ts";
import { plain } from "../support/words.ts";

const start = Date.UTC(2026, 10, 21, 14, 0, 10);
const minutes = 60_000;
const sessions: UserSession[] = [
  { id: "me", isCurrent: true },
  { id: "curl", isCurrent: false, device: { type: "cli", browser: "curl" }, location: { city: "Nairobi" } },
  { id: "phone", isCurrent: false, device: { type: "mobile", browser: "Safari", os: "iOS" } },
];

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

/** A backend whose lists say these; its clock is ahead of the page's by so many milliseconds. */
function backend(
  lag: number | undefined,
  ahead = 0,
  changes: Partial<SessionsAdapter> = {},
): SessionsAdapter {
  // It tells of no changes: the page would set a timer of its own for what it is told.
  const { subscribe: _, ...memory } = memoryAdapter(sessions);
  return {
    ...memory,
    async listSessions(options) {
      const list = await memory.listSessions(options);
      return { ...list, serverTime: new Date(Date.now() + ahead), revocationLagSeconds: lag };
    },
    ...changes,
  };
}

async function open(adapter: SessionsAdapter, props: { locale?: string; timeZone?: string } = {}) {
  const { result, unmount } = renderHook(
    () => {
      const devices = useDevices();
      return { devices: devices as DevicesSuccess, notices: useNotices(devices) };
    },
    {
      wrapper: ({ children }) => (
        <DevicesProvider adapter={adapter} userId="ada" timeZone="UTC" {...props}>
          {children}
        </DevicesProvider>
      ),
    },
  );
  await act(() => vi.advanceTimersByTimeAsync(10));
  return {
    devices: () => result.current.devices,
    text: () => plain(result.current.notices[0]?.text)?.replaceAll("\u202f", " "),
    async act(run: (devices: DevicesSuccess) => Promise<unknown> | undefined) {
      await act(async () => {
        void run(result.current.devices);
        await vi.advanceTimersByTimeAsync(10);
      });
    },
    pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    unmount,
  };
}

describe("the notice after a sign-out", () => {
  test("says until when it may keep working there, until that time has passed", async () => {
    const page = await open(backend(300));
    await page.act(({ others }) => others.find(({ id }) => id === "curl")?.signOut?.());
    expect(page.text()).toBe("Signed out curl in Nairobi. It may keep working there until 2:06 PM.");
    expect(page.devices().lastResults?.worksUntil).toMatch(/^2026-11-21T14:05:10\./);
    await page.pass(5 * minutes - 1000);
    expect(page.text()).toContain("2:06 PM");
    await page.pass(1000);
    expect(page.text()).toBe("Signed out curl in Nairobi.");
    expect(page.devices().lastResults).not.toHaveProperty("worksUntil");
  });

  test("counts by the server's clock, and by the locale", async () => {
    const page = await open(backend(300, 3 * 3_600_000), { locale: "de" });
    await page.act(({ others }) => others[0]?.signOut?.());
    expect(page.text()).toContain("17:06");
    await page.pass(5 * minutes);
    expect(page.text()).not.toContain("17:06");
  });

  test("speaks of several", async () => {
    const page = await open(backend(60));
    await page.act(({ signOutOthers }) => signOutOthers?.());
    expect(page.text()).toBe("2 devices signed out. They may keep working there until 2:02 PM.");
  });

  test("speaks of what was signed out alone, if others were not", async () => {
    const adapter = backend(60);
    const { revokeSession } = adapter;
    const page = await open({
      ...adapter,
      revokeSession: async (id) =>
        id === "curl" ? revokeSession?.(id) : Promise.reject(new SessionsError("forbidden", "no")),
    });
    await page.act(({ others, signOutMany }) => signOutMany?.(others.map(({ id }) => id)));
    expect(page.text()).toMatch(
      /^1 of 2 signed out\. Not signed out: .+ \(not allowed\)\. What was signed out may keep working until 2:02 PM\.$/,
    );
  });

  test("names the day if it is more than a day ahead", async () => {
    const page = await open(backend(30 * 86_400));
    await page.act(({ others }) => others[0]?.signOut?.());
    expect(page.text()).toContain("until Dec 21, 2026, 2:01 PM UTC.");
    await page.pass(60 * minutes);
    expect(page.text()).toContain("until Dec 21");
  });

  test("says nothing of it if it ends at once", async () => {
    const page = await open(backend(undefined));
    const timers = vi.getTimerCount();
    await page.act(({ others }) => others[0]?.signOut?.());
    expect(page.text()).not.toContain("keep working");
    expect(vi.getTimerCount()).toBe(timers);
  });

  test("says nothing of it if no list confirmed the sign-out", async () => {
    const page = await open(backend(300, 0, { revokeSession: async () => {} }));
    await page.act(({ others }) => others[0]?.signOut?.());
    expect(page.devices().lastResults?.results[0]?.outcome).toBe("still-listed");
    expect(page.text()).not.toContain("keep working");
  });
});

test("there is a timer only while there is something to wait for", () => {
  const results = (...ms: number[]) =>
    ms.map((one) => ({
      id: "a",
      outcome: "revoked" as const,
      worksUntil: new Date(start + one).toISOString(),
    }));
  const hook = renderHook(({ given }) => useWorksUntil(given, start, 0), {
    initialProps: { given: results() },
  });
  const timers = vi.getTimerCount();
  hook.rerender({ given: results(1000, 3000) });
  expect(vi.getTimerCount()).toBe(timers + 1);
  act(() => void vi.advanceTimersByTime(3000));
  expect(vi.getTimerCount()).toBe(timers);
  hook.rerender({ given: results(9000) });
  expect(vi.getTimerCount()).toBe(timers + 1);
  hook.rerender({ given: results() });
  expect(vi.getTimerCount()).toBe(timers);
  hook.rerender({ given: results(-1000) });
  expect(vi.getTimerCount()).toBe(timers);
  hook.rerender({ given: results(9000) });
  hook.unmount();
  expect(vi.getTimerCount()).toBe(timers);
});

test("the latest time counts, and a later one is shown after an earlier one has passed", () => {
  const at = (ms: number) => new Date(start + ms).toISOString();
  const result = (ms?: number) => ({
    id: "a",
    outcome: "revoked" as const,
    ...(ms !== undefined && { worksUntil: at(ms) }),
  });
  const hook = renderHook(({ results }) => useWorksUntil(results, start, 0), {
    initialProps: { results: [result(1000), result(3000), result()] },
  });
  expect(hook.result.current).toBe(at(3000));
  act(() => void vi.advanceTimersByTime(3000));
  expect(hook.result.current).toBeUndefined();
  hook.rerender({ results: [result(9000)] });
  expect(hook.result.current).toBe(at(9000));
});

test("a time that has passed since the page last looked is over at once, without a timer that Node warns of", () => {
  vi.setSystemTime(start + 5000);
  const set = vi.spyOn(globalThis, "setTimeout");
  const given = [{ id: "a", outcome: "revoked" as const, worksUntil: new Date(start + 1000).toISOString() }];
  const hook = renderHook(() => useWorksUntil(given, start, 0));
  expect(set.mock.calls.filter(([, ms = 0]) => ms < 0)).toEqual([]);
  act(() => void vi.advanceTimersByTime(0));
  expect(hook.result.current).toBeUndefined();
});
