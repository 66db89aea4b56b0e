import { within } from "@testing-library/react";
import { userEvent } from "vitest/browser";
import { askAbout } from "./ask-about.ts";

/** Signs out what the button of this name is about, and says yes. */
export async function confirmSignOut(buttonName: string | RegExp): Promise<void> {
  const dialog = await askAbout(buttonName);
  await userEvent.click(within(dialog).getByRole("button", { name: /^Sign out/ }));
}
