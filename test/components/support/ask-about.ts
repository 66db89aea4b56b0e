import { screen } from "@testing-library/react";
import { userEvent } from "vitest/browser";

/** Presses the button of this name and returns the confirmation. */
export async function askAbout(buttonName: string | RegExp): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole("button", { name: buttonName }));
  return screen.findByRole("dialog");
}
