import { renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import type { DeviceRow } from "../../src/devices/device.ts";
import { useListedDevices } from "../../src/devices/use-listed-devices.ts";
import { now } from "./device-options.ts";

const row = (id: string, fields: Partial<DeviceRow> = {}): DeviceRow => ({
  id,
  isCurrent: false,
  type: "unknown",
  name: "Chrome on macOS",
  distinctName: "Chrome on macOS",
  session: { id, isCurrent: false },
  state: "ready",
  ...fields,
});
const listed = (initial: DeviceRow[]) =>
  renderHook((devices: DeviceRow[]) => useListedDevices(devices), { initialProps: initial });

afterEach(() => vi.useRealTimers());

test("a device that was refused says why", () => {
  const error = new SessionsError("forbidden", "no");
  const { result } = listed([row("a", { state: "failed", error })]);
  expect(result.current[0]?.note).toBe("It wasn’t signed out. You don’t have permission to do this.");
});

test("a device without anything to say has no note", () => {
  expect(listed([row("a")]).result.current[0]).not.toHaveProperty("note");
});

test("what did not change stays the same object, also when its neighbour leaves", () => {
  const [a, b] = [row("a"), row("b", { name: "curl" })];
  const { result, rerender } = listed([a, b]);
  const [, before] = result.current;
  rerender([b]);
  expect(result.current).toEqual([before]);
  expect(result.current[0]).toBe(before);
});

test("the time to try again is counted from the failure, however often and wherever the list renders", () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  const error = new SessionsError("rate-limited", "slow down", { retryAfterSeconds: 300 });
  const note = () => listed([row("a", { state: "failed", error, failedAt: now })]).result.current[0]?.note;
  const before = note();
  expect(before).toMatch(/Try again at \d+:05/);
  vi.setSystemTime(now + 120_000);
  expect(note()).toBe(before);
});

test("the time to try again is counted from the failure, however long ago that was", () => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  const error = new SessionsError("rate-limited", "slow down", { retryAfterSeconds: 300 });
  const noteAt = (failedAt: number) =>
    listed([row("a", { state: "failed", error, failedAt })]).result.current[0]?.note;
  expect(noteAt(now)).toMatch(/Try again at \d+:05/);
  expect(noteAt(now - 120_000)).toMatch(/Try again at \d+:03/);
});

test("devices that are new objects at each render are listed all the same", () => {
  const base = [row("a"), row("b", { name: "curl" })];
  const { result, rerender } = renderHook(() => useListedDevices(base.map((device) => ({ ...device }))));
  rerender();
  expect(result.current.map(({ name }) => name)).toEqual(["Chrome on macOS", "curl"]);
});

test("a device that is handed in twice is listed twice", () => {
  const [a, b] = [row("a"), row("b", { name: "curl" })];
  const { result, rerender } = listed([a, b, a]);
  rerender([a, b, a]);
  expect(result.current.map(({ id }) => id)).toEqual(["a", "b", "a"]);
});
