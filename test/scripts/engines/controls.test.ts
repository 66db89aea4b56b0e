import { globSync } from "node:fs";
import { relative } from "node:path";
import { afterEach, expect, it, vi } from "vitest";

const folder = ".storybook";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The files whose stories a Storybook has. */
async function storyFiles(): Promise<string[]> {
  const { default: config } = await import("../../../.storybook/main.ts");
  const globs = config.stories as string[];
  return globSync(globs, { cwd: folder }).map((file) => relative(".", `${folder}/${file}`));
}

it("the published Storybook has no story that must fail", async () => {
  vi.stubEnv("STORYBOOK_CONTROLS", undefined);
  const files = await storyFiles();
  expect(files).toContain("stories/YourDevices.stories.tsx");
  expect(files.filter((file) => !file.startsWith("stories/"))).toEqual([]);
});

it("the one that the engines' tests build has them, too", async () => {
  vi.stubEnv("STORYBOOK_CONTROLS", "1");
  const files = await storyFiles();
  expect(files).toContain("stories/YourDevices.stories.tsx");
  expect(files).toContain("test/engines/controls.stories.tsx");
});
