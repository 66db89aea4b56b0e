import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { type MemoryHistory, memoryAdapter } from "../src/adapters/memory/adapter.ts";
import {
  EndedDevices,
  type SessionsAdapter,
  SessionsError,
  type UserSession,
  YourDevices,
} from "../src/index.ts";
import { createFixtures } from "../src/testing/index.ts";
import { someWords } from "../test/support/words.ts";
import { argTypesOf } from "./support/arg-types.ts";
import { ended } from "./support/ended.ts";
import { inEnglish } from "./support/in-english.ts";
import { now } from "./support/now.ts";
import { othersWith } from "./support/others-with.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

const memory = (
  history: MemoryHistory = {},
  sessions: UserSession[] = createFixtures({ now, count: 3 }),
): SessionsAdapter =>
  memoryAdapter(sessions, {
    serverTime: now,
    history: { sessions: ended(5), retentionDays: 30, ...history },
  });

/** Sessions that have ended, as a child of the widget. Nothing is asked before somebody opens them. */
const meta = preview.meta({
  title: "Sessions that have ended",
  component: EndedDevices,
  tags: ["autodocs"],
  argTypes: argTypesOf("EndedDevices"),
  decorators: withBackend(memory),
  render: (args) => (
    <YourDevices>
      <EndedDevices {...args} />
    </YourDevices>
  ),
});

const rows = () => document.querySelectorAll("[data-state=ended]");

export const Closed = meta.story({
  name: "Closed",
  play: inEnglish(async ({ canvas }) => {
    const button = await canvas.findByRole("button", { name: "Ended sessions" });
    await expect(button).toHaveAttribute("aria-expanded", "false");
  }),
});

export const Opened = meta.story({
  name: "Opened",
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await expect(
      await canvas.findByRole("button", { name: "Ended in the last 30 days (5)" }),
    ).toHaveAttribute("aria-expanded", "true");
    await expect(rows()).toHaveLength(5);
    await expect(canvas.getAllByText(/: signed out by you$/)).toHaveLength(2);
    await userEvent.click(
      canvas.getAllByRole("button", { name: /^Details of .*: expired$/ })[0] as HTMLElement,
    );
    await expect(within(await canvas.findByRole("dialog")).getByText("ended-2")).toBeVisible();
    await userEvent.keyboard("{Escape}");
  }),
});

export const Paged = meta.story({
  name: "Page by page",
  decorators: withBackend(() => memory({ sessions: ended(12), pageSize: 5 })),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await userEvent.click(await canvas.findByRole("button", { name: "Show more" }));
    await waitFor(() => expect(rows()).toHaveLength(10));
    // Reading goes on at the first of those that came.
    await waitFor(() => expect(rows()[5]).toContainElement(document.activeElement as HTMLElement));
  }),
});

export const SignedOutHere = meta.story({
  name: "What is signed out appears",
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await waitFor(() => expect(rows()).toHaveLength(5));
    await userEvent.click(canvas.getByRole("button", { name: someWords("Sign out Safari on iPhone") }));
    await userEvent.click(
      within(await canvas.findByRole("dialog")).getByRole("button", { name: "Sign out" }),
    );
    await waitFor(() => expect(rows()).toHaveLength(6));
  }),
});

/** The first page fails, once. */
function failingOnce(): SessionsAdapter {
  const inner = memory();
  let hasFailed = false;
  return {
    ...inner,
    async listEndedSessions(options) {
      if (hasFailed) return inner.listEndedSessions?.(options) ?? { sessions: [] };
      hasFailed = true;
      throw new SessionsError("timeout", "A fault of the story.");
    },
  };
}

export const ErrorAndRetry = meta.story({
  name: "An error, and another try",
  decorators: withBackend(failingOnce),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await expect(await canvas.findByText("We couldn’t load your past sessions.", painted)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(rows()).toHaveLength(5));
  }),
});

export const Reauth = meta.story({
  name: "Only after the person is confirmed",
  decorators: withBackend(() => ({
    ...memory(),
    listEndedSessions: () => Promise.reject(new SessionsError("reauth-required", "A fault of the story.")),
  })),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await expect(
      await canvas.findByText("Confirm that it’s you to see your past sessions.", painted),
    ).toBeVisible();
  }),
});

export const Empty = meta.story({
  name: "None",
  decorators: withBackend(() => memory({ sessions: [] })),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await expect(await canvas.findByText("No past sessions in the last 30 days.", painted)).toBeVisible();
  }),
});

/** A link, in a mail about a sign-in, to a session that has ended since. */
export const FromALink = meta.story({
  name: "From a link",
  render: () => (
    <YourDevices openDeviceId="ended-3">
      <EndedDevices />
    </YourDevices>
  ),
  play: inEnglish(async ({ canvas }) => {
    const dialog = within(await canvas.findByRole("dialog"));
    await expect(dialog.getByText("ended-3")).toBeVisible();
    await expect(dialog.queryByRole("button", { name: "Sign out" })).toBeNull();
  }),
});

const hourAgo = new Date(Date.parse(now) - 3_600_000).toISOString();

export const WithExpired = meta.story({
  name: "With one that the list still has",
  decorators: withBackend(() => memory({}, othersWith({}, { expiresAt: hourAgo }))),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await waitFor(() => expect(rows()).toHaveLength(6));
    await expect(rows()[0]).toHaveTextContent(/Ended Jan 15, .*: expired/);
  }),
});

export const Alone = meta.story({
  name: "Alone",
  render: (args) => <EndedDevices {...args} />,
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Ended sessions" }));
    await waitFor(() => expect(rows()).toHaveLength(5));
  }),
});
