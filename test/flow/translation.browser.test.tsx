import { screen, waitFor } from "@testing-library/react";
import { describe, expect, onTestFinished, test } from "vitest";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { showWidget } from "../components/support/show-widget.tsx";
import { allStories, type Story } from "../support/all-stories.ts";
import { translatePage } from "../support/translate-page.ts";
import { plain } from "../support/words.ts";

/** What people see after the story's flow. */
async function play(story: Story): Promise<string> {
  document.body.replaceChildren();
  await story.run();
  return document.body.innerText;
}

function translate(): () => number {
  const end = translatePage();
  onTestFinished(() => void end());
  return end;
}

/** Collects each element that ever has a text beside other nodes. A `<bdi>` may stand there: it never comes or goes alone. */
function findBareTexts(): Set<string> {
  const found = new Set<string>();
  const observer = new MutationObserver(() => {
    for (const element of document.body.querySelectorAll("*:not(svg, svg *)")) {
      const names = [...element.childNodes].map(({ nodeName }) => nodeName);
      const isWithNames = names.every((name) => name === "#text" || name === "BDI") && names.includes("BDI");
      if (names.length > 1 && names.includes("#text") && !isWithNames) found.add(element.outerHTML);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return found;
}

test("there are stories", () => {
  expect(allStories.length).toBeGreaterThan(50);
});

describe.each(allStories)("%s", (_, story) => {
  test("a translated page goes through the same flow and shows the same words", async () => {
    const bareTexts = findBareTexts();
    const untranslated = await play(story);
    expect([...bareTexts].join("\n")).toBe("");

    const end = translate();
    const translated = await play(story);
    expect(end()).toBeGreaterThan(0);
    expect(translated).toBe(untranslated);
  });
});

test("on a translated page a row whose place was unknown gets it with the next list", async () => {
  document.body.replaceChildren();
  const { adapter, refetch } = showWidget(handAdapter());
  await screen.findByText("curl");
  translate();
  const change = async (more: object) => {
    adapter.sessions = adapter.sessions.map((session) =>
      session.id === "id-curl" ? { ...session, ...more } : session,
    );
    await refetch();
  };
  const facts = () => {
    const row = screen.getByText("curl").closest("li");
    return [...(row?.querySelectorAll(".yd-facts > *") ?? [])].map(({ textContent }) => plain(textContent));
  };
  await waitFor(() => expect(facts()).toEqual(["Location unknown", "Last activity unknown"]));
  await change({ location: { city: "Oslo", country: "NO" } });
  await waitFor(() => expect(facts()).toEqual(["Oslo, Norway", "Last activity unknown"]));
  await change({ location: undefined, lastActiveAt: "2026-01-15T11:00:00.000Z" });
  await waitFor(() => expect(facts()).toEqual(["Location unknown", "Active 1 hour ago"]));
});
