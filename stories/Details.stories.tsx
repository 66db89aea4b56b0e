import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { someWords, words } from "../test/support/words.ts";
import { ask } from "./support/ask.ts";
import { inEnglish } from "./support/in-english.ts";
import { knownThroughout } from "./support/known-throughout.ts";
import { memory } from "./support/memory.ts";
import { oneToFind } from "./support/one-to-find.ts";
import { othersWith } from "./support/others-with.ts";
import { withBackend } from "./support/with-backend.tsx";

/** The details of a device are the confirmation: one press opens them, the next one signs the device out. */
const meta = preview.meta({ title: "Details", component: YourDevices });

export const OfAnotherDevice = meta.story({
  name: "Of another device",
  decorators: withBackend(() => memory(knownThroughout())),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Sign out Safari on iPhone"));
    await expect(dialog.getByRole("heading")).toHaveTextContent(words("Safari on iPhone"));
    await expect(dialog.getByText(/, with a passkey$/)).toBeVisible();
    await expect(dialog.getByText(someWords("Nairobi, Kenya"))).toBeVisible();
    await expect(dialog.getByText(words("Safari 18 on iOS 18.5"))).toBeVisible();
    await expect(dialog.getByText(/^or after \d+ days without use$/)).toBeVisible();
    await expect(dialog.getByRole("link", { name: "Change your password" })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Close" })).toHaveFocus();
    await userEvent.tab();
    await expect(dialog.getByRole("button", { name: "Sign out" })).toHaveFocus();
  }),
});

export const OfThisDevice = meta.story({
  name: "Of this device",
  decorators: withBackend(() => memory(knownThroughout()), { onSignOut: () => {} }),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Details of Chrome on macOS"));
    await expect(dialog.getByText("Active now")).toBeVisible();
    await expect(dialog.getByText("You’ll stay signed in on your other devices.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Sign out" })).toBeVisible();
  }),
});

export const NotRevocable = meta.story({
  name: "Of a device that can’t be signed out",
  decorators: withBackend(() =>
    memory(
      othersWith(
        { notRevocable: { reason: "managed-elsewhere" } },
        { notRevocable: { reason: "too-new", until: "2026-01-16T12:00:00.000Z" } },
      ),
    ),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Details of Firefox on Windows"));
    await expect(dialog.getByText(/Try after Jan 16, 2026, 12:00\sPM UTC\./)).toBeVisible();
    await expect(dialog.queryByRole("button", { name: "Sign out" })).toBeNull();
    await userEvent.keyboard("{Escape}");
    await ask({ canvas, userEvent }, "Details of Safari on iPhone");
    await expect(canvas.getByText(/managed by your organization/)).toBeVisible();
  }),
});

/** What else ends with it, in the backend's own sentence. */
export const Consequence = meta.story({
  name: "With a consequence",
  decorators: withBackend(() =>
    memory(othersWith({ consequence: "Signing it out also removes this phone as a second factor." })),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = await ask({ canvas, userEvent }, "Sign out Safari on iPhone");
    await expect(dialog).toHaveTextContent("Signing it out also removes this phone as a second factor.");
  }),
});

export const NothingKnown = meta.story({
  name: "Of a device of which nothing is known",
  decorators: withBackend(() => {
    const [current] = othersWith();
    return memory([...(current ? [current] : []), { id: "session-2", isCurrent: false }]);
  }),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Sign out Unknown device"));
    // Signed in, last active, near, address, browser and system, ends.
    await expect(dialog.getAllByText("Unknown")).toHaveLength(6);
  }),
});

/** The browser may refuse to copy. The id is selected then. */
/** The link of a mail about a new sign-in, say. It opens the details and sends nothing. */
export const FromALink = meta.story({
  name: "Opened by a link",
  args: { openDeviceId: "session-of-a-stranger" },
  decorators: withBackend(() => memory(oneToFind())),
  play: inEnglish(async ({ canvas }) => {
    const dialog = await canvas.findByRole("dialog");
    await expect(within(dialog).getByText("session-of-a-stranger")).toBeVisible();
  }),
});

export const FromAnOldLink = meta.story({
  name: "Opened by a link to a device that is signed out",
  args: { openDeviceId: "session-that-ended" },
  decorators: withBackend(memory),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText("This device is no longer signed in")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Close" }));
    await expect(canvas.queryByRole("dialog")).toBeNull();
  }),
});

export const CopyTheId = meta.story({
  name: "Copying the session’s id",
  decorators: withBackend(memory),
  beforeEach() {
    const clipboard = { writeText: () => Promise.reject(new Error("This story's browser does not copy.")) };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
    return () => Reflect.deleteProperty(navigator, "clipboard");
  },
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Sign out curl"));
    await userEvent.click(dialog.getByRole("button", { name: "Copy" }));
    await waitFor(() => expect(getSelection()?.toString()).toBe("session-6"));
    await expect(
      await canvas.findByText("Your browser can’t copy it. It is selected, so you can."),
    ).toBeInTheDocument();
  }),
});

export const AllOthers = meta.story({
  name: "Before all others are signed out",
  decorators: withBackend(() =>
    memory([
      ...othersWith({ notRevocable: { reason: "managed-elsewhere" } }),
      ...knownThroughout()
        .slice(1)
        .flatMap((session) => [
          { ...session, id: `${session.id}-again`, location: { city: "Oslo", country: "NO" } },
          { ...session, id: `${session.id}-once-more`, location: { city: "Lima", country: "PE" } },
        ]),
    ]),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Sign out all others…"));
    await expect(dialog.getByRole("heading")).toHaveTextContent("Sign out 8 other devices?");
    await expect(dialog.getByText("and 3 more")).toBeVisible();
    await expect(dialog.getByText("1 stays: managed by your organization.")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Sign out 8 devices" })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Cancel" })).toHaveFocus();
  }),
});

export const OnlyOneCanBe = meta.story({
  name: "Before the only one that can be is signed out",
  decorators: NotRevocable.input.decorators,
  play: inEnglish(async ({ canvas, userEvent }) => {
    const dialog = within(await ask({ canvas, userEvent }, "Sign out all others…"));
    await expect(dialog.getByRole("heading")).toHaveTextContent(words("Sign out Safari on iPad?"));
    await expect(dialog.getByText("1 stays: signed in too recently.")).toBeVisible();
  }),
});
