import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { handAdapter } from "../components/support/hand-adapter.ts";
import { now } from "../components/support/sessions.ts";
import { showWidget } from "../components/support/show-widget.tsx";

const many: UserSession[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `session-${index}`,
  isCurrent: index === 0,
  lastActiveAt: new Date(Date.parse(now) - index * 60_000).toISOString(),
  device: { type: "desktop", browser: "Firefox", os: "Linux" },
  name: `Device ${index}`,
}));
const items = () => document.querySelectorAll("li").length;

async function showMany() {
  // The age is written for each device that is made, and for nothing else.
  const made = vi.fn();
  const labels = {
    active: (relative: string) => {
      made();
      return `Active ${relative}`;
    },
  };
  const adapter = handAdapter({ sessions: many.map(({ name: _, ...session }) => session) });
  const shown = showWidget(adapter, { labels } as object);
  await screen.findByText("Show 50 more");
  return { ...shown, made };
}

test("10,000 sessions are 26 rows, and only those are made into devices", async () => {
  const { made } = await showMany();
  expect(items()).toBe(26);
  // StrictMode renders twice, and a page renders a few times before it is complete. That is still far from 10,000.
  expect(made.mock.calls.length % 25).toBe(0);
  expect(made.mock.calls.length).toBeLessThan(10_000 / 2);
});

test("an unchanged refetch of 10,000 sessions changes nothing in the page", async () => {
  const { refetch, adapter, container } = await showMany();
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true });
  const before = vi.fn();
  adapter.beforeList = before;
  await refetch();
  await waitFor(() => expect(before).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  changes.push(...observer.takeRecords());
  expect(changes).toEqual([]);
});
