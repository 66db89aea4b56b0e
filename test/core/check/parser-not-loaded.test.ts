import { afterEach, beforeEach, expect, test, vi } from "vitest";

const parser = vi.hoisted(() => ({ load: (): unknown => undefined }));
vi.mock("../../../src/core/user-agent/load-parser.ts", () => ({ loadUserAgentParser: () => parser.load() }));

const { checkList } = await import("../../../src/core/check/check-list.ts");
const list = { sessions: [{ id: "a", isCurrent: true, userAgent: "curl/8.5.0" }] };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a parser that can't be fetched leaves devices unknown, and the list still shows", async () => {
  parser.load = () => Promise.reject(new TypeError("offline"));
  expect((await checkList(list)).sessions).toEqual([{ id: "a", isCurrent: true }]);
});

test("a parser whose fetch never ends leaves devices unknown after five seconds", async () => {
  parser.load = () => new Promise(() => {});
  const checked = checkList(list);
  await vi.advanceTimersByTimeAsync(5000);
  expect((await checked).sessions).toEqual([{ id: "a", isCurrent: true }]);
});
