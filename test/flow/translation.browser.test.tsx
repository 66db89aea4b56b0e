import { screen, waitFor } from "@testing-library/react";
import { describe, expect, onTestFinished, test } from "vitest";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { showWidget } from "../components/support/show-widget.tsx";
import { translatePage } from "../support/translate-page.ts";
import { plain } from "../support/words.ts";

interface Story {
  run: () => Promise<void>;
}
const isStory = (value: unknown): value is Story => value instanceof Object && "run" in value;

const files = import.meta.glob<object>("../../stories/*.stories.tsx", { eager: true });
const stories = Object.entries(files).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => isStory(value))
    .map(([name, story]) => [`${path.replace(/^.*\/|\..+$/g, "")}, ${name}`, story as Story] as const),
);

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
  expect(stories.length).toBeGreaterThan(30);
});

describe.each(stories)("%s", (_, story) => {
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
  const row = () => plain(screen.getByText("curl").closest("li")?.textContent);
  await waitFor(() => expect(row()).toContain("Location unknown\u00a0· Last activity unknown"));
  await change({ ipAddress: "192.0.2.7" });
  await waitFor(() => expect(row()).toContain("curl192.0.2.x\u00a0· Last activity unknown"));
  await change({ location: { city: "Oslo", country: "NO" } });
  await waitFor(() =>
    expect(row()).toContain("curlOslo, Norway\u00a0· 192.0.2.x\u00a0· Last activity unknown"),
  );
  await change({ location: undefined, ipAddress: undefined, lastActiveAt: "2026-01-15T11:00:00.000Z" });
  await waitFor(() => expect(row()).toContain("curlLocation unknown\u00a0· Active 1 hour ago"));
});
