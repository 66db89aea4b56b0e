import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadUserAgentParser, prefetchUserAgentParser } from "../../../src/core/user-agent/load-parser.ts";

const parser = "../../../src/core/user-agent/parser.ts";

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.doUnmock(parser);
});

test("what is loaded reads user agents", async () => {
  const { parseUserAgent } = await loadUserAgentParser();
  expect(parseUserAgent("curl/8.5.0")).toEqual({ type: "cli", browser: "curl", browserVersion: "8" });
});

test("prefetching starts to load it", async () => {
  const load = vi.fn(() => ({ parseUserAgent: () => ({ type: "unknown" }) }));
  vi.doMock(parser, load);
  prefetchUserAgentParser();
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
});

test("a prefetch that fails is not an unhandled rejection", async () => {
  const failed = vi.fn();
  process.on("unhandledRejection", failed);
  const load = vi.fn(() => {
    throw new TypeError("offline");
  });
  vi.doMock(parser, load);
  prefetchUserAgentParser();
  await vi.waitFor(() => expect(load).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", failed);
  expect(failed).not.toHaveBeenCalled();
});
