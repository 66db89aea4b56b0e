// @vitest-environment node
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionsOptions } from "../../src/query/query-options.ts";
import { heldAdapter, sessionsOf } from "./held-adapter.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a prefetch on a server leaves no timer that would hold its client, or the process, for minutes", async () => {
  const queryClient = new QueryClient();
  const adapter = heldAdapter(sessionsOf("a"));
  await queryClient.prefetchQuery(sessionsOptions({ adapter, userId: "ada", queryClient }));
  expect(adapter.calls).toEqual(["list"]);
  expect(vi.getTimerCount()).toBe(0);
});
