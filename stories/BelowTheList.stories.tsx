import { expect } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { createFixtures } from "../src/testing/index.ts";
import { alsoSays } from "./support/also-says.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { now } from "./support/now.ts";
import { othersWith } from "./support/others-with.ts";
import { withBackend } from "./support/with-backend.tsx";

const meta = preview.meta({ title: "States/Below the list", component: YourDevices });

export const RevocationLag = meta.story({
  name: "Signed-out devices may keep working",
  decorators: withBackend(() => alsoSays(memory(), { revocationLagSeconds: 290 })),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText(/may keep working for up to 5 minutes/)).toBeVisible();
  }),
});

const hourAgo = new Date(Date.parse(now) - 3_600_000).toISOString();

export const Expired = meta.story({
  name: "Some have expired",
  decorators: withBackend(() => memory(othersWith({}, { expiresAt: hourAgo }, { expiresAt: hourAgo }))),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("2 more have expired.")).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 2 devices.")).toBeVisible();
  }),
});

export const Skipped = meta.story({
  name: "Some couldn’t be shown",
  decorators: withBackend(() => alsoSays(memory(), { skipped: 2 })),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("2 more devices couldn’t be shown.")).toBeVisible();
    await expect(canvas.getByText("You’re signed in on at least 6 devices.")).toBeVisible();
  }),
});

export const Truncated = meta.story({
  name: "There may be more",
  decorators: withBackend(() => alsoSays(memory(), { truncated: true })),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("There may be more devices than are shown here.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out all others…" })).toBeVisible();
  }),
});

export const HundredsOfDevices = meta.story({
  name: "Hundreds of devices",
  decorators: withBackend(() => memory(createFixtures({ now, count: 301 }))),
  // Ten rows are enough for axe, and a hundred would take too long.
  parameters: { a11y: { context: { include: ["body"], exclude: ["li:nth-child(n + 11)"] } } },
  play: inEnglish(async ({ canvas, userEvent }) => {
    const more = await canvas.findByText("Show 50 more");
    const before = canvas.getAllByRole("listitem");
    await userEvent.click(more);
    await expect(canvas.getByText("Show 50 more")).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(76);
    // Reading goes on at the first of those that came.
    const first = canvas.getAllByRole("listitem").find((row) => !before.includes(row));
    await expect(first).toContainElement(document.activeElement as HTMLElement);
  }),
});
