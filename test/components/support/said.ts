import { screen } from "@testing-library/react";

/** Everything that the live regions of the page hold now, one entry a message. */
export function said(): string[] {
  return screen
    .getAllByRole("status")
    .flatMap((region) => (region.children.length > 0 ? [...region.children] : [region]))
    .map(({ textContent }) => textContent ?? "")
    .filter(Boolean);
}
