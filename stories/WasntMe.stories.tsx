import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { memoryAdapter } from "../src/adapters/memory/adapter.ts";
import { type Step, YourDevices } from "../src/index.ts";
import { createFixtures, faultyAdapter } from "../src/testing/index.ts";
import { words } from "../test/support/words.ts";
import { alsoSays } from "./support/also-says.ts";
import { ask, type Played } from "./support/ask.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { now } from "./support/now.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

const steps: Step[] = [
  { key: "password", title: "Change your password", href: "/account/password" },
  { key: "factor", title: "Check your second factor", href: "/account/security" },
  { key: "codes", title: "Make new recovery codes", onSelect: () => {} },
];

/** What follows from "This wasn't me" in a device's details. The steps are the application's own: the prop `steps`. */
const meta = preview.meta({ title: "Flows/This wasn’t me", component: YourDevices, args: { steps } });

/** Begins with the device of this button, and returns the dialog of the first stage. */
async function begin(played: Played, device: string): Promise<HTMLElement> {
  const details = await ask(played, device);
  await played.userEvent.click(within(details).getByRole("button", { name: "This wasn’t me" }));
  return stage(played, /step 1/);
}

async function stage({ canvas }: Played, name: RegExp): Promise<HTMLElement> {
  const dialog = await canvas.findByRole("dialog", { name });
  for (const animation of dialog.getAnimations()) animation.finish();
  return dialog;
}

async function press(played: Played, name: string | RegExp): Promise<void> {
  await played.userEvent.click(within(played.canvas.getByRole("dialog")).getByRole("button", { name }));
}

export const First = meta.story({
  name: "It begins with the device",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Sign out Firefox on Windows");
    await expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus();
  }),
});

export const Others = meta.story({
  name: "All others are offered",
  decorators: withBackend(() =>
    alsoSays(memoryAdapter(createFixtures({ now }), { serverTime: now }), { revocationLagSeconds: 290 }),
  ),
  play: inEnglish(async (played) => {
    await begin(played, "Sign out curl");
    await press(played, "Sign out");
    const dialog = await stage(played, /Sign out your other devices too/);
    await expect(
      within(dialog).getByText(/^curl is signed out\. It may keep working there until/, painted),
    ).toBeVisible();
    await expect(within(dialog).getByRole("button", { name: "Keep them" })).toHaveFocus();
  }),
});

export const Steps = meta.story({
  name: "The application’s own steps",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    await begin(played, "Sign out curl");
    await press(played, "Sign out");
    await stage(played, /Sign out your other devices too/);
    await press(played, /^Sign out 4/);
    const dialog = await stage(played, /Secure your account/);
    await played.userEvent.click(within(dialog).getByRole("checkbox", { name: /Change your password/ }));
    await expect(within(dialog).getByText("5 devices signed out.", painted)).toBeVisible();
    await expect(within(dialog).getAllByText("Open")).toHaveLength(2);
  }),
});

export const ReceiptStory = meta.story({
  name: "The receipt",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    await Steps.input.play?.(played as never);
    await press(played, "Done");
    const dialog = await stage(played, /What was done/);
    await expect(within(dialog).getByText("Not done: Make new recovery codes")).toBeInTheDocument();
    await expect(within(dialog).getByRole("button", { name: "Copy" })).toHaveFocus();
  }),
});

export const NotSignedOut = meta.story({
  name: "The device is not signed out",
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "revoke", when: "before", code: "forbidden" }]),
  ),
  play: inEnglish(async (played) => {
    const dialog = await begin(played, "Sign out curl");
    await press(played, "Sign out");
    await expect(
      await within(dialog).findByText(
        "curl wasn’t signed out. You don’t have permission to do this.",
        painted,
      ),
    ).toBeVisible();
    await expect(played.canvas.getByRole("dialog", { name: /step 1/ })).toBeVisible();
  }),
});

export const LeftHalfWay = meta.story({
  name: "Left half-way",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    await begin(played, "Sign out curl");
    await press(played, "Sign out");
    await stage(played, /Sign out your other devices too/);
    await played.userEvent.keyboard("{Escape}");
    await waitFor(() => expect(played.canvas.queryByRole("dialog")).toBeNull());
    await expect(played.canvas.getByText(words("Signed out curl in Nairobi, Kenya."), painted)).toBeVisible();
  }),
});
