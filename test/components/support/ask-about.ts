import { screen } from "@testing-library/react";
import { userEvent } from "vitest/browser";
import { words } from "../../support/words.ts";

/** Presses the button of this name and returns the confirmation. */
export async function askAbout(buttonName: string | RegExp): Promise<HTMLElement> {
  await userEvent.click(
    await screen.findByRole("button", {
      name: typeof buttonName === "string" ? words(buttonName) : buttonName,
    }),
  );
  return screen.findByRole("dialog");
}
