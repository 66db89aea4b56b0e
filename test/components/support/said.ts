import { screen } from "@testing-library/react";
import { plain } from "../../support/words.ts";

/** Everything that the live regions of the page hold now, one entry a message. */
export function said(): string[] {
  return screen
    .getAllByRole("status")
    .flatMap((region) => (region.children.length > 0 ? [...region.children] : [region]))
    .map(({ textContent }) => plain(textContent))
    .filter(Boolean);
}
