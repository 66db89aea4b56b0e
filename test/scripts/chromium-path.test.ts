import { existsSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { chromiumPath, npmChromiumPath } from "../../scripts/chromium-path.ts";

afterEach(() => vi.unstubAllEnvs());

describe.runIf(process.platform === "linux" && process.arch === "x64")("the Chromium of npm ci", () => {
  test("is found whatever CHROMIUM_PATH names", async () => {
    vi.stubEnv("CHROMIUM_PATH", "/usr/bin/another-browser");
    expect(await chromiumPath()).toBe("/usr/bin/another-browser");
    const path = await npmChromiumPath();
    expect(path).toMatch(/node_modules\/\.cache\/chromium\/chromium$/);
    expect(existsSync(path as string)).toBe(true);
  });

  test("is what CHROMIUM_PATH=npm means", async () => {
    vi.stubEnv("CHROMIUM_PATH", "npm");
    expect(await chromiumPath()).toBe(await npmChromiumPath());
  });
});
