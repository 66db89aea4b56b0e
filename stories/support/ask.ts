import type { StoryContext } from "@storybook/react-vite";

export type Played = Pick<StoryContext, "canvas" | "userEvent">;

/** Presses the button of this name and returns the dialog that asks for confirmation. */
export async function ask({ canvas, userEvent }: Played, button: string | RegExp): Promise<HTMLElement> {
  await userEvent.click(await canvas.findByRole("button", { name: button }));
  const dialog = await canvas.findByRole("dialog");
  // Colours in the middle of a transition would fail the contrast check.
  for (const animation of dialog.getAnimations()) animation.finish();
  return dialog;
}
