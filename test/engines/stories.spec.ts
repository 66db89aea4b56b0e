import { readFileSync } from "node:fs";
import { join } from "node:path";
import { problemsOf } from "./support/problems-of.ts";
import { expect, test } from "./support/test.ts";

interface Entry {
  id: string;
  type: "story" | "docs";
  title: string;
}

const index = readFileSync(join(process.env.ENGINES_STORYBOOK ?? "", "index.json"), "utf8");
const stories = Object.values<Entry>(JSON.parse(index).entries).filter(({ type }) => type === "story");

for (const { id } of stories.filter(({ title }) => title !== "Controls")) {
  test(`story ${id}`, async ({ tab, storybookURL }) => {
    await tab.open(`${storybookURL}/iframe.html?id=${id}&viewMode=story`);
    expect(await problemsOf(tab)).toEqual([]);
  });
}

/** The stories of controls.stories.tsx, which must fail, and why. */
const controls = {
  "controls--play-function-throws": [/^play function: .*two devices/su],
  "controls--error-while-playing": [/^error while playing: .*nobody catches/su],
  "controls--inaccessible": [/^axe: image-alt /],
  "controls--render-throws": [/^render: .*cannot be shown/su],
  "controls--missing": [/^Storybook has no story/],
};

for (const [id, reasons] of Object.entries(controls)) {
  test(`control ${id} fails`, async ({ tab, storybookURL }) => {
    await tab.open(`${storybookURL}/iframe.html?id=${id}&viewMode=story`);
    expect(await problemsOf(tab)).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
  });
}
