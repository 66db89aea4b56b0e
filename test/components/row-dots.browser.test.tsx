import { describe, expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { languages } from "../support/languages.ts";
import { plain } from "../support/words.ts";
import { many } from "./support/sessions.ts";
import { showWide } from "./support/show-wide.tsx";

const changes: Partial<UserSession>[] = [
  {},
  { location: { city: "Llanfairpwllgwyngyll", country: "GB" } },
  { location: { city: "San Fernando del Valle de Catamarca", country: "AR" } },
  { location: { label: "Ulaanbaatar" }, notRevocable: { reason: "managed-elsewhere" } },
  { notRevocable: { reason: "too-new" } },
  { impersonated: true },
  { device: { type: "tv", browser: "Twin" }, location: { city: "Rio", country: "BR" } },
  {
    device: { type: "tv", browser: "Twin" },
    location: { city: "Rio", country: "BR" },
    notRevocable: { reason: "too-new" },
  },
];
const sessions = many(20).map((session, at): UserSession => {
  const { location, lastActiveAt, ...rest } = session;
  if (at === 1) return rest;
  return { ...rest, location, lastActiveAt, ...changes[at % 8] } as UserSession;
});

/** A fact's separator, and the texts of its row on the same line. */
interface Dot {
  fact: string;
  isSeen: boolean;
  hasTextBefore: boolean;
  hasTextAfter: boolean;
}

function dotsOf(facts: HTMLElement): Dot[] {
  const isRtl = getComputedStyle(facts).direction === "rtl";
  const lines = [...facts.children].map((fact) => {
    const text = document.createRange();
    text.selectNodeContents(fact);
    return [...text.getClientRects()].filter(({ width }) => width > 0);
  });
  return [...facts.children].map((fact, at): Dot => {
    const dot = getComputedStyle(fact, "::before");
    expect(dot.content).toContain("·");
    const box = fact.getBoundingClientRect();
    const half = Number.parseFloat(dot.width) / 2;
    const x = isRtl ? box.right - half : box.left + half;
    const y = box.top + Number.parseFloat(dot.height) / 2;
    const onLine = lines.map((rects) => rects.filter(({ top, bottom }) => top < y && y < bottom));
    return {
      fact: plain(fact.textContent),
      // What is cut off can't be hit.
      isSeen: document.elementsFromPoint(x, y).includes(fact),
      hasTextBefore: onLine
        .slice(0, at)
        .flat()
        .some(({ left, right }) => (isRtl ? left >= x : right <= x)),
      hasTextAfter: (onLine[at] ?? []).some(({ left, right }) => (isRtl ? right <= x : left >= x)),
    };
  });
}

describe.each(Object.entries(languages))("%s", (_name, language) => {
  test("no line of a row begins or ends with a dot that is seen, and facts on one line have one between them", async () => {
    const { rows, setWidth } = await showWide(sessions, language);
    let seen = 0;
    for (let width = 280; width <= 900; width += 10) {
      await setWidth(width);
      expect(document.querySelector("section")?.offsetWidth).toBe(width);
      for (const row of rows) {
        row.scrollIntoView({ block: "center" });
        const dots = dotsOf(row.querySelector(".yd-facts") as HTMLElement);
        seen += dots.filter(({ isSeen }) => isSeen).length;
        for (const { isSeen, hasTextBefore, hasTextAfter, fact } of dots)
          expect([width, fact, isSeen, hasTextAfter]).toEqual([width, fact, hasTextBefore, true]);
      }
    }
    // The way of looking finds dots.
    expect(seen).toBeGreaterThan(rows.length * 10);
  });
});

test("a screen reader gets no dot", async () => {
  const { rows } = await showWide(sessions, languages.English as never);
  for (const row of rows) {
    expect(row.textContent).not.toContain("·");
    for (const fact of row.querySelectorAll(".yd-facts > *"))
      expect(getComputedStyle(fact, "::before").content).toBe('"·" / ""');
  }
});
