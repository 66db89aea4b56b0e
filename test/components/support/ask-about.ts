import { screen } from "@testing-library/react";
import { userEvent } from "vitest/browser";
import { words } from "../../support/words.ts";

/** Presses the button of this name, or what is given, and returns the dialog that opens. */
export async function askAbout(pressed: string | RegExp | HTMLElement): Promise<HTMLElement> {
  const name = typeof pressed === "string" ? words(pressed) : pressed;
  await userEvent.click(name instanceof HTMLElement ? name : await screen.findByRole("button", { name }));
  return screen.findByRole("dialog");
}
