import type { StoryContext } from "@storybook/react-vite";
import { words } from "../../test/support/words.ts";

export type Played = Pick<StoryContext, "canvas" | "userEvent">;

/** Presses the button of this name and returns the dialog that opens: a device's details, or the question about all others. */
export async function ask({ canvas, userEvent }: Played, button: string | RegExp): Promise<HTMLElement> {
  const name = typeof button === "string" ? words(button) : button;
  await userEvent.click(await canvas.findByRole("button", { name }));
  const dialog = await canvas.findByRole("dialog");
  // Colours in the middle of a transition would fail the contrast check.
  for (const animation of dialog.getAnimations()) animation.finish();
  return dialog;
}
