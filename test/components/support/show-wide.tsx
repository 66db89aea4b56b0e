import { screen } from "@testing-library/react";
import { onTestFinished } from "vitest";
import { page } from "vitest/browser";
import type { UserSession } from "../../../src/contract.ts";
import type { Language } from "../../support/languages.ts";
import { handAdapter } from "./hand-adapter.ts";
import { showWidget } from "./show-widget.tsx";

/** The widget with all rows in a section whose width a test sets, on a screen that is as wide. */
export async function showWide(sessions: readonly UserSession[], { locale, dir, labels }: Language) {
  document.documentElement.dir = dir;
  document.body.style.margin = "0";
  onTestFinished(async () => {
    document.documentElement.dir = "";
    document.body.style.margin = "";
    await page.viewport(800, 900);
  });
  const shown = showWidget(handAdapter({ sessions }), { labels, locale, pageSize: 100 } as object);
  const rows = (await screen.findAllByRole("listitem")) as HTMLElement[];
  return {
    ...shown,
    rows,
    setWidth: (width: number) => page.viewport(width, 900),
  };
}
