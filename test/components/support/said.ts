import { onTestFinished } from "vitest";
import { plain } from "../../support/words.ts";

/** Everything that the live regions of the page hold now, one entry a sentence. */
export function said(): string[] {
  const sentences = document.querySelectorAll("[aria-live=polite] > p");
  return [...sentences].map(({ textContent }) => plain(textContent));
}

/** Every sentence that live regions get from now on: what a screen reader says. */
export function listen(): string[] {
  const heard: string[] = [];
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      if ((target as Element).matches("[aria-live=polite]"))
        for (const { textContent } of addedNodes) heard.push(plain(textContent));
  });
  observer.observe(document.body, { subtree: true, childList: true });
  onTestFinished(() => observer.disconnect());
  return heard;
}
