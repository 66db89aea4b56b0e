import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { DevicesProvider } from "../../src/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { WithHistory } from "./recipes/past-sessions.tsx";

afterEach(cleanup);

function show(linkedId?: string) {
  const past = createFixtures({ count: 2 }).map(({ id, ...session }) => ({
    ...session,
    id: `past-${id}`,
    isCurrent: false,
    endedAt: "2026-01-10T12:00:00.000Z",
  }));
  const adapter = memoryAdapter(createFixtures(), { history: { sessions: past, retentionDays: 30 } });
  render(
    <DevicesProvider adapter={adapter} userId="ann" timeZone="UTC">
      <WithHistory {...(linkedId && { linkedId })} />
    </DevicesProvider>,
  );
}

test("the recipe shows past sessions once somebody opens them", async () => {
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Ended sessions" }));
  await screen.findByRole("button", { name: "Ended in the last 30 days (2)" });
  expect(document.querySelectorAll("[data-state=ended]")).toHaveLength(2);
});

test("the recipe opens a link to one that is over", async () => {
  show("past-session-2");
  await screen.findByRole("dialog");
  expect(screen.getByText("past-session-2")).toBeTruthy();
});
