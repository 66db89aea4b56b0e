import { within } from "storybook/test";
import { ask, type Played } from "./ask.ts";

/** Presses the button of this name, and then the one in the dialog that signs out. */
export async function confirm(played: Played, button: string | RegExp): Promise<void> {
  const dialog = await ask(played, button);
  await played.userEvent.click(within(dialog).getByRole("button", { name: /^Sign out/ }));
}
