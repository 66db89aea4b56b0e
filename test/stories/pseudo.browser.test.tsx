import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, onTestFinished, test } from "vitest";
import type { UserSession } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { ended } from "../../stories/support/ended.ts";
import { everyType } from "../../stories/support/every-type.ts";
import { hostileNames } from "../../stories/support/hostile-names.ts";
import { knownThroughout } from "../../stories/support/known-throughout.ts";
import { oneToFind } from "../../stories/support/one-to-find.ts";
import { allStories } from "../support/all-stories.ts";
import { wordsWithoutLabel } from "./words-without-label.ts";

const sessions: Partial<UserSession>[] = [
  ...createFixtures({ count: 301 }),
  ...ended(40),
  ...everyType(),
  ...hostileNames,
  ...knownThroughout(),
  ...oneToFind(),
];

/** What the backends of the stories say, as the page shows it without a word of its own, and the host's own words. */
const data = new Set<string | undefined>([
  ...sessions.flatMap(({ id, name, device, location }) => [
    ...[id, `${id}-again`, `${id}-once-more`, name, location?.city, location?.label],
    ...[device?.browser, device?.os, device?.model],
    // The input check removes what turns a text around.
    device?.label?.replace(/[\u202a-\u202e]/g, ""),
    ...[`${device?.browser} ${device?.browserVersion}`, `${device?.os} ${device?.osVersion}`],
  ]),
  "Signing it out also removes this phone as a second factor.",
  "Rename",
  ...["Asset tag", "IT-0042", "Check your recovery codes", "Questions? Write to security@example.com."],
  ...["New password", "Change password", "Your password is changed."],
  ...["Change your password", "Check your second factor", "Make new recovery codes"],
]);

/** The times, durations, addresses, masked or not, and flags of a page in American English. */
const patterns = [
  /^[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M UTC$/,
  /^\d+ (minute|hour|day)s?$/,
  /^(\d{1,3}\.){3}(\d{1,3}|x)$|^([\da-f]{1,4}:){2,}[\da-f:…]*$/,
  /^\p{Regional_Indicator}{2}$/u,
];

const isData = (text: string): boolean => data.has(text) || patterns.some((pattern) => pattern.test(text));

/** Collects each text without a label that is ever on the page, for however short a time. */
function watch(): Set<string> {
  const found = new Set<string>();
  const observer = new MutationObserver(() => {
    for (const text of wordsWithoutLabel(document.body, isData)) found.add(text);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  onTestFinished(() => observer.disconnect());
  return found;
}

const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

/** Opens the dialog of a button, presses all that stands in it, and at its end the button that closes it or that signs out. */
async function goThrough(button: HTMLElement, end: "first" | "last"): Promise<void> {
  await userEvent.click(button);
  const dialog = await screen.findByRole("dialog");
  for (const link of all(".yd-dialog button.yd-link")) await userEvent.click(link);
  const buttons = within(dialog)
    .getAllByRole("button")
    .filter((one) => one.closest(".yd-actions"));
  await userEvent.click(buttons.at(end === "first" ? 0 : -1) as HTMLElement);
}

/** A search without a hit, the details of the first devices, one of them signed out, and then all others. */
async function tryEverything(): Promise<void> {
  // One that the story has opened.
  for (const close of all(".yd-dialog .yd-actions > button").slice(0, 1)) await userEvent.click(close);
  for (const search of all("[type=search]")) {
    await userEvent.type(search, "zzz");
    await waitFor(() => expect(all("[aria-live] p")).not.toHaveLength(0));
    await userEvent.clear(search);
  }
  for (const row of all(".yd-open").slice(0, 5)) await goThrough(row, "first");
  for (const row of all(".yd-open:not([data-tone])").slice(0, 1)) {
    await goThrough(row, "last");
    await waitFor(() => expect(all(".yd-notice, [aria-busy], [aria-live] p")).not.toHaveLength(0));
  }
  for (const button of all(".yd-others > button").slice(0, 1)) {
    await goThrough(button, "last");
    await waitFor(() => expect(all(".yd-notice, [aria-disabled], [aria-live] p")).not.toHaveLength(0));
  }
}

test("on a page in the pseudo-language whatever does not come from the labels is found, wherever it stands", () => {
  document.body.innerHTML = `
    <p>⟦Åll ⟦ïs⟧ wéll⟧, ⟦is it⟧</p>
    <button aria-label="Close"></button>
    <input placeholder="Name" title="A title" />
    <select><option>Any device</option><option>⟦Åny⟧</option></select>
    <div hidden>Hidden</div>
    <div aria-live="polite"><p>Said</p></div>
    <p>\u2068Athens\u2069</p><p>203.0.113.x</p><p>Jan 15, 2026, 9:05 AM UTC</p><p>Chrome 143</p>`;
  const found = wordsWithoutLabel(document.body, isData);
  expect(found.sort()).toEqual([",", "A title", "Any device", "Close", "Hidden", "Name", "Said"]);
});

// The others have words of a host around the package's, or a language of their own.
const stories = allStories.filter(([name]) => !/^(Headless|Clerk|OwnBackend|Languages),/.test(name));

describe.each(stories)("%s", (name, story) => {
  test("in the pseudo-language each text comes from the labels", async () => {
    document.body.replaceChildren();
    const found = watch();
    await story.run({ globals: { language: "pseudo", theme: "system", direction: "auto", width: "680" } });
    if (name !== "States, Loading")
      await waitFor(() => expect(all(".yd[data-status=pending], .story-width:empty")).toHaveLength(0));
    await tryEverything();
    expect([...found]).toEqual([]);
    expect(document.body.textContent).toContain("⟦");
  });
});
