import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { faultyAdapter } from "../src/testing/index.ts";
import { ask } from "./support/ask.ts";
import { confirm } from "./support/confirm.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

const meta = preview.meta({ title: "Flows/All others", component: YourDevices });

const never = () => new Promise<never>(() => {});

export const AllOthers = meta.story({
  name: "All others are signed out",
  decorators: withBackend(memory),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out all others…");
    await expect(await canvas.findByText("5 devices signed out.", painted)).toBeVisible();
    await expect(canvas.getByText("You’re signed in only here.")).toBeVisible();
  }),
});

export const AllOthersRunning = meta.story({
  name: "All others are being signed out",
  decorators: withBackend(() => ({ ...memory(), revokeOtherSessions: never })),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out all others…");
    await waitFor(() =>
      expect(document.querySelector("[aria-live]")).toHaveTextContent("Signing out your other devices…"),
    );
  }),
});

/** The backend can't revoke all others at once, so the package revokes them one by one. Of the fixtures it refuses one, and then says that these were too many. */
export const SomeOthers = meta.story({
  name: "Some are signed out, and some not",
  decorators: withBackend(() => {
    const { revokeOtherSessions: _, ...oneByOne } = memory();
    return faultyAdapter(oneByOne, [
      { on: "revoke", when: "before", code: "forbidden" },
      { on: "revoke", when: "before", code: "rate-limited", retryAfterSeconds: 150 },
    ]);
  }),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out all others…");
    const said =
      /^2 of 5 signed out\. Not signed out: .* \(not allowed\), .* \(too many attempts until .*\), .*curl.*\.$/;
    await expect(await canvas.findByText(said, painted)).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(4);
    await expect(
      canvas.getByText("It wasn’t signed out. You don’t have permission to do this."),
    ).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Retry these 3" })).toBeVisible();
  }),
});

export const Retried = meta.story({
  name: "Those that were not are signed out on the second try",
  decorators: SomeOthers.input.decorators,
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out all others…");
    await userEvent.click(await canvas.findByRole("button", { name: "Retry these 3" }));
    await expect(await canvas.findByText("3 devices signed out.", painted)).toBeVisible();
    await expect(canvas.getByText("You’re signed in only here.")).toBeVisible();
  }),
});

export const Cancelled = meta.story({
  name: "The question is cancelled",
  decorators: withBackend(memory),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = await ask({ canvas, userEvent }, "Sign out all others…");
    await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await expect(canvas.queryByRole("dialog")).toBeNull();
    await expect(canvas.getByRole("button", { name: "Sign out all others…" })).toHaveFocus();
    await expect(canvas.getByText("You’re signed in on 6 devices.")).toBeVisible();
  }),
});
