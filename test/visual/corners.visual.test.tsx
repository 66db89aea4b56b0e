import { describe, expect, onTestFinished, test } from "vitest";
import * as allOthers from "../../stories/AllOthers.stories.tsx";
import * as details from "../../stories/Details.stories.tsx";
import * as widget from "../../stories/YourDevices.stories.tsx";
import type { Story } from "../support/all-stories.ts";
import { cornerOf, expectPicture, type Look, show } from "./show.ts";

// On a picture of the whole page a corner is less than 0.1 % of the pixels. So each has a picture of its own.
const corners: Record<string, { story: Story; of: string; look?: Look }> = {
  card: { story: widget.Ready, of: ".yd" },
  tile: { story: widget.Ready, of: ".yd-row .yd-icon" },
  button: { story: widget.Ready, of: ".yd-others .yd-button" },
  field: { story: widget.Ready, of: ".yd-field" },
  notice: { story: allOthers.SomeOthers, of: ".yd-notice" },
  note: { story: allOthers.SomeOthers, of: ".yd-row .yd-note" },
  dialog: { story: details.OfAnotherDevice, of: ".yd-dialog" },
  sheet: {
    story: details.OfAnotherDevice,
    of: ".yd-dialog",
    look: { globals: { width: "320" }, windowWidth: 320 },
  },
  names: { story: details.AllOthers, of: ".yd-names" },
};

/** What must differ from its picture must not become the picture. */
const isUpdate = import.meta.env.PICTURES === "update";

async function expectToDiffer(name: string, of: string): Promise<void> {
  await expect(expectPicture(cornerOf(of), `corner-${name}`), name).rejects.toThrow(/pixels .* differ/);
}

describe.each(Object.entries(corners))("the corner of %s", (name, { story, of, look }) => {
  test("is as round as in its picture", async () => {
    await show(story, look);
    await expectPicture(cornerOf(of), `corner-${name}`);
  });

  test.skipIf(isUpdate)("differs from its picture if its radius is 2 px longer or shorter", async () => {
    await show(story, look);
    const element = document.querySelector<HTMLElement>(of) as HTMLElement;
    const radius = Number.parseFloat(getComputedStyle(element).borderStartStartRadius);
    expect(radius).toBeGreaterThan(2);
    onTestFinished(() => element.removeAttribute("style"));
    for (const changed of [radius - 2, radius + 2]) {
      element.style.borderRadius = `${changed}px`;
      await expectToDiffer(name, of);
    }
  });
});

test.skipIf(isUpdate).each(["12px", "16px"])(
  "with a --yd-radius of %s the card differs from its picture, and whatever derives its corners",
  async (radius) => {
    await show(widget.Ready);
    document.documentElement.style.setProperty("--yd-radius", radius);
    for (const name of ["card", "tile", "button", "field"])
      await expectToDiffer(name, corners[name]?.of ?? "");
  },
);
