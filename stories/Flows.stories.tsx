import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { memoryAdapter } from "../src/adapters/memory/adapter.ts";
import { YourDevices } from "../src/index.ts";
import { createFixtures, faultyAdapter } from "../src/testing/index.ts";
import { words } from "../test/support/words.ts";
import { alsoSays } from "./support/also-says.ts";
import { ask } from "./support/ask.ts";
import { confirm } from "./support/confirm.ts";
import { inEnglish } from "./support/in-english.ts";
import { listsOnce } from "./support/lists-once.ts";
import { memory } from "./support/memory.ts";
import { now } from "./support/now.ts";
import { oneToFind } from "./support/one-to-find.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

/** What happens when people press. Each story plays its flow; open the tab Interactions to follow it. */
const meta = preview.meta({ title: "Flows", component: YourDevices });

const never = () => new Promise<never>(() => {});

/** Nothing is simulated here: `memoryAdapter` has six sessions and revokes the ones that you sign out. */
export const SignOneOut = meta.story({
  name: "One is signed out",
  decorators: withBackend(() =>
    alsoSays(memoryAdapter(createFixtures({ now }), { serverTime: now, latencyMs: 300 }), {
      revocationLagSeconds: 290,
    }),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText("You’re signed in on 6 devices.")).toBeVisible();
    await confirm({ canvas, userEvent }, "Sign out Firefox on Windows");
    const notice = await canvas.findByText(/^Signed out .*Firefox/, painted);
    await expect(notice).toBeVisible();
    await waitFor(() => expect(canvas.getByText("You’re signed in on 5 devices.")).toBeVisible());
    await expect(canvas.queryByRole("button", { name: words("Sign out Firefox on Windows") })).toBeNull();
    await userEvent.click(canvas.getByRole("button", { name: "Dismiss" }));
    await expect(notice).not.toBeInTheDocument();
  }),
});

export const ClosedWithoutIt = meta.story({
  name: "The details are closed again",
  decorators: withBackend(memory),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await ask({ canvas, userEvent }, "Sign out curl");
    await userEvent.keyboard("{Escape}");
    await expect(canvas.queryByRole("dialog")).toBeNull();
    await expect(canvas.getByRole("button", { name: "Sign out curl" })).toHaveFocus();
    await expect(canvas.getByText("You’re signed in on 6 devices.")).toBeVisible();
  }),
});

export const SignThisDeviceOut = meta.story({
  name: "This device is signed out by the application",
  decorators: withBackend(memory, { onSignOut: never }),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Details of Chrome on macOS");
    const button = await within(canvas.getByRole("dialog")).findByRole("button", { name: "Signing out…" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
  }),
});

export const LoadedOnTheSecondTry = meta.story({
  name: "Loaded on the second try",
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "list", when: "before", code: "timeout" }])),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Try again" }));
    await expect(await canvas.findByText("You’re signed in on 6 devices.")).toBeVisible();
  }),
});

export const StillNotLoaded = meta.story({
  name: "Still not loaded on the second try",
  decorators: withBackend(() =>
    faultyAdapter(memory(), [
      { on: "list", when: "before", code: "timeout" },
      { on: "list", when: "before", code: "timeout" },
    ]),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Try again" }));
    await expect(
      await canvas.findByText("Still not loaded. The server didn’t answer in time."),
    ).toBeInTheDocument();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  }),
});

export const SigningOut = meta.story({
  name: "Being signed out",
  decorators: withBackend(() => ({ ...memory(), revokeSession: never })),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const button = await canvas.findByRole("button", { name: "Signing out curl…" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(canvas.getByRole("listitem", { name: "curl" })).toHaveAttribute("aria-busy", "true");
    // It takes more than a second, so it is said.
    await waitFor(() => expect(document.querySelector("[aria-live]")).toHaveTextContent("Signing out curl…"));
  }),
});

export const Refused = meta.story({
  name: "Refused, until later",
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "revoke", when: "before", code: "rate-limited", retryAfterSeconds: 150 }]),
  ),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const said = await canvas.findAllByText(
      /wasn’t signed out\. Too many attempts\. Try again at \d+:\d\d\s[AP]M\.$/,
      painted,
    );
    // In the notice, and in the row.
    await expect(said).toHaveLength(2);
  }),
});

export const StillListed = meta.story({
  name: "Still signed in afterwards",
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "revoke", when: "before" }])),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const said = await canvas.findAllByText(
      /still signed in when we last checked\. You can try again\.$/,
      painted,
    );
    await expect(said).toHaveLength(2);
    await expect(canvas.getByRole("button", { name: "Sign out curl" })).toBeVisible();
  }),
});

export const OutcomeUnknown = meta.story({
  name: "Nobody knows whether it is signed out",
  decorators: withBackend(() => faultyAdapter(listsOnce(memory()), [{ on: "revoke", when: "after" }])),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const said = await canvas.findAllByText(/may still be signed in: we couldn’t check\.$/, painted);
    await expect(said[0]).toBeVisible();
    await expect(canvas.getByText(/This list may be out of date/, painted)).toBeVisible();
    await expect(canvas.getByRole("button", { name: /^Check again: / })).toBeVisible();
  }),
});

export const NoHit = meta.story({
  name: "A search without a hit",
  decorators: withBackend(() => memory(oneToFind())),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole("searchbox"), "opra");
    await expect(await canvas.findByText("No device matches “opra”.")).toBeVisible();
    await expect(await canvas.findByText("0 of 39 devices.")).toBeInTheDocument();
    await userEvent.click(canvas.getByRole("button", { name: "Clear search" }));
    await expect(canvas.getByRole("button", { name: words("Sign out Opera on Windows") })).toBeVisible();
    await expect(await canvas.findByText("39 of 39 devices.")).toBeInTheDocument();
  }),
});

export const ByKindAndOrder = meta.story({
  name: "Only tablets, by place",
  decorators: withBackend(() => memory(oneToFind())),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.selectOptions(await canvas.findByRole("combobox", { name: "Kind of device" }), "tablet");
    await userEvent.selectOptions(canvas.getByRole("combobox", { name: "Order" }), "place");
    await waitFor(() =>
      expect(canvas.getAllByRole("button", { name: /^Sign out .*iPad/ }).length).toBe(
        canvas.getAllByRole("listitem").length - 1,
      ),
    );
    await expect(await canvas.findByText(/^\d+ of 39 devices\.$/)).toBeInTheDocument();
  }),
});
