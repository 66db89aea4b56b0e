import { readFileSync } from "node:fs";
import { join } from "node:path";
import { problemsOf } from "./support/problems-of.ts";
import type { Tab } from "./support/tab.ts";
import { expect, test } from "./support/test.ts";

interface Entry {
  id: string;
  type: "story" | "docs";
  importPath: string;
}

const index = readFileSync(join(process.env.ENGINES_STORYBOOK ?? "", "index.json"), "utf8");
const stories = Object.values<Entry>(JSON.parse(index).entries).filter(({ type }) => type === "story");
const isControl = ({ importPath }: Entry): boolean => importPath === "./test/engines/controls.stories.tsx";

const openStory = (tab: Tab, storybookURL: string, id: string): Promise<void> =>
  tab.open(`${storybookURL}/iframe.html?id=${id}&viewMode=story`);

for (const { id } of stories.filter((entry) => !isControl(entry))) {
  test(`story ${id}`, async ({ storyTab, storybookURL }) => {
    await openStory(storyTab, storybookURL, id);
    expect(await problemsOf(storyTab)).toEqual([]);
  });
}

/** Why each control fails. */
const reasons: Record<string, RegExp> = {
  "controls--play-function-throws": /^play function: .*two devices/s,
  "controls--error-while-playing": /^error while playing: .*nobody catches/,
  "controls--inaccessible": /^axe: image-alt /,
  "controls--render-throws": /^render: .*cannot be shown/,
  // Storybook has none of this name.
  "controls--missing": /^Storybook has no story controls--missing$/,
};

const unexplained = stories.filter((entry) => isControl(entry) && !reasons[entry.id]).map(({ id }) => id);
// The one is for held-open.spec.ts.
if (unexplained.join() !== "controls--never-finishes")
  throw new Error(`A control has no reason to fail, or is missing: ${unexplained.join(", ")}.`);

for (const [id, reason] of Object.entries(reasons)) {
  test(`control ${id} fails`, async ({ storyTab, storybookURL }) => {
    await openStory(storyTab, storybookURL, id);
    expect(await problemsOf(storyTab)).toEqual([expect.stringMatching(reason)]);
  });
}
