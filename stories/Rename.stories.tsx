import { expect, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { SessionsError, YourDevices } from "../src/index.ts";
import { someWords, words } from "../test/support/words.ts";
import { ask, type Played } from "./support/ask.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

/** A device's details give it a name, this one's too, where the backend keeps names. */
const meta = preview.meta({ title: "Flows/Rename", component: YourDevices });

/** Opens the details behind this button, and the field for a new name with `name` in it. */
async function begin(played: Played, button: string, name: string): Promise<HTMLElement> {
  const dialog = await ask(played, button);
  await played.userEvent.click(within(dialog).getByRole("button", { name: "Rename" }));
  const field = within(dialog).getByRole("textbox", { name: "New name" });
  await expect(field).toHaveFocus();
  await played.userEvent.clear(field);
  if (name) await played.userEvent.type(field, name);
  return dialog;
}

export const Renamed = meta.story({
  name: "A new name",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Sign out Safari on iPhone", "Kitchen phone");
    await played.userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await expect(await within(dialog).findByRole("heading", { name: words("Kitchen phone") })).toBeVisible();
    const rename = await within(dialog).findByRole("button", { name: "Rename" });
    await expect(rename).toHaveFocus();
    await played.userEvent.keyboard("{Escape}");
    await expect(await played.canvas.findByRole("button", { name: "Sign out Kitchen phone" })).toHaveFocus();
  }),
});

export const OfThisDevice = meta.story({
  name: "This device",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Details of Chrome on macOS", "حاسوب المطبخ");
    await played.userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await expect(await within(dialog).findByRole("heading", { name: words("حاسوب المطبخ") })).toBeVisible();
  }),
});

/** No list has it yet: its row and its details say so. */
export const Saving = meta.story({
  name: "Until a list has it",
  decorators: withBackend(() => ({ ...memory(), renameSession: () => new Promise<void>(() => {}) })),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Sign out Safari on iPhone", "Kitchen phone");
    await played.userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await expect(await within(dialog).findByRole("button", { name: "Saving…" })).toHaveFocus();
    await expect(within(dialog).getByRole("heading")).toHaveTextContent("Kitchen phone");
    await expect(document.querySelector(".yd-row .yd-badge[data-tone=quiet]")).toHaveTextContent("Saving…");
  }),
});

export const NotRenamed = meta.story({
  name: "Not renamed",
  decorators: withBackend(() => ({
    ...memory(),
    renameSession: () => Promise.reject(new SessionsError("forbidden", "This story's backend refuses.")),
  })),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Sign out Safari on iPhone", "Kitchen phone");
    await played.userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    await expect(
      await within(dialog).findByText(someWords("Safari on iPhone wasn’t renamed."), painted),
    ).toBeVisible();
    await expect(within(dialog).getByRole("heading")).toHaveTextContent(words("Safari on iPhone"));
  }),
});

export const TooLong = meta.story({
  name: "Too long",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Sign out Safari on iPhone", "");
    const field = within(dialog).getByRole("textbox");
    await played.userEvent.click(field);
    await played.userEvent.paste(
      "The phone that lies in the kitchen, beside the radio, on the shelf with the old cookbooks",
    );
    await played.userEvent.keyboard("{Enter}");
    await expect(field).toHaveAccessibleDescription("Use at most 80 characters.");
    await expect(field).toHaveFocus();
  }),
});
