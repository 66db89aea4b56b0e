import { expect, test, vi } from "vitest";
import { createSnapshot } from "../../../src/core/guard/snapshot.ts";

test("what is read is made once for all reads between two changes", () => {
  const make = vi.fn(() => ({}));
  const { read, changed } = createSnapshot(make);
  const first = read();
  expect(read()).toBe(first);
  changed();
  expect(read()).not.toBe(first);
  expect(make).toHaveBeenCalledTimes(2);
});

test("listeners are called after the step, once for all of its changes", async () => {
  const { changed, subscribe } = createSnapshot(() => 0);
  const listener = vi.fn();
  subscribe(listener);
  changed();
  changed();
  expect(listener).not.toHaveBeenCalled();
  await null;
  expect(listener).toHaveBeenCalledOnce();
});

test("a change that a listener makes is told too", async () => {
  const { changed, subscribe } = createSnapshot(() => 0);
  const listener = vi.fn(() => {
    if (listener.mock.calls.length === 1) changed();
  });
  subscribe(listener);
  changed();
  await new Promise(setImmediate);
  expect(listener).toHaveBeenCalledTimes(2);
});

test("a listener that has left is not called", async () => {
  const { changed, subscribe } = createSnapshot(() => 0);
  const listener = vi.fn();
  const unsubscribe = subscribe(listener);
  changed();
  unsubscribe();
  await null;
  expect(listener).not.toHaveBeenCalled();
});

test("a listener that leaves while listeners are called keeps none from being called", async () => {
  const { changed, subscribe } = createSnapshot(() => 0);
  const second = vi.fn();
  const leave = subscribe(() => leave());
  subscribe(second);
  changed();
  await null;
  expect(second).toHaveBeenCalledOnce();
});
