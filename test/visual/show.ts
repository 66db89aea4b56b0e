import { expect, onTestFinished, vi } from "vitest";
import { cdp, page } from "vitest/browser";
import { now } from "../../stories/support/now.ts";
import type { Story } from "../support/all-stories.ts";
import "@fontsource/ibm-plex-sans-arabic/400.css";
import "@fontsource/ibm-plex-sans-arabic/600.css";
import "@fontsource/noto-sans-symbols/400.css";
import "@fontsource/noto-sans-symbols/600.css";
// After the styles of Storybook's page, which it changes.
import "./fonts.css";

export interface Look {
  /** Storybook's globals. */
  globals?: Record<string, string>;
  /** Of the browser's window. A dialog is a sheet in a narrow one. Default: 800. */
  windowWidth?: number;
  /** What the system asks for: `{ "forced-colors": "active" }`. */
  media?: Record<string, string>;
  /** The reader's text size: "200%". */
  textSize?: string;
}

interface Emulator {
  send(
    method: "Emulation.setEmulatedMedia",
    params: { features: { name: string; value: string }[] },
  ): Promise<void>;
}

/** Shows what a story ends with, at the time of the stories. */
export async function show(story: Story, look: Look = {}): Promise<void> {
  const { globals = {}, windowWidth = 800, media = {}, textSize = "" } = look;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(now) });
  const emulate = (features: Record<string, string>) =>
    (cdp() as Emulator).send("Emulation.setEmulatedMedia", {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  await emulate(media);
  await page.viewport(windowWidth, 1600);
  document.documentElement.style.fontSize = textSize;
  onTestFinished(async () => {
    vi.useRealTimers();
    document.documentElement.removeAttribute("style");
    await emulate({});
  });
  document.body.replaceChildren();
  await story.run({
    globals: { language: "en", theme: "light", direction: "auto", width: "680", ...globals },
  });
  await document.fonts.ready;
}

/** A box that nobody sees over the first corner of an element: a small picture of how round it is. */
export function cornerOf(selector: string, size = 24): HTMLElement {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing on the page matches ${selector}.`);
  const { left, top } = element.getBoundingClientRect();
  const box = document.createElement("div");
  Object.assign(box.style, {
    position: "fixed",
    left: `${Math.floor(left)}px`,
    top: `${Math.floor(top)}px`,
    width: `${size}px`,
    height: `${size}px`,
    pointerEvents: "none",
  });
  document.body.append(box);
  onTestFinished(() => box.remove());
  return box;
}

/** Compares with the picture of this name. */
export async function expectPicture(of: HTMLElement | null, name: string): Promise<void> {
  // Vitest itself waits until the page is at rest, on a loaded machine for long. Without the first timeout, a page that
  // differs would be compared for a minute.
  await expect.element(of, { timeout: 1 }).toMatchScreenshot(name, { timeout: 30_000 });
}
