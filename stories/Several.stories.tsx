import { expect, waitFor, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { faultyAdapter } from "../src/testing/index.ts";
import { words } from "../test/support/words.ts";
import { ask, type Played } from "./support/ask.ts";
import { confirm } from "./support/confirm.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { oneToFind } from "./support/one-to-find.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

/** A person selects some of the devices and signs them out together. */
const meta = preview.meta({ title: "Flows/Several", component: YourDevices });

async function select({ canvas, userEvent }: Played, names: readonly string[]): Promise<void> {
  await userEvent.click(await canvas.findByRole("button", { name: "Select" }));
  for (const name of names)
    await userEvent.click(canvas.getByRole("checkbox", { name: words(`Select ${name}`) }));
}

export const Selected = meta.story({
  name: "Two are selected",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const { canvas } = played;
    await select(played, ["Firefox on Windows", "curl"]);
    await expect(canvas.getAllByRole("checkbox", { checked: true })).toHaveLength(2);
    await expect(canvas.queryByRole("button", { name: "Sign out all others…" })).toBeNull();
  }),
});

export const AllShown = meta.story({
  name: "All that are shown, none, and the end of it",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const { canvas, userEvent } = played;
    await select(played, ["Firefox on Windows", "curl"]);
    await expect(canvas.getByText("2 selected of 5")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Select all shown" }));
    await expect(canvas.getByText("5 selected of 5", painted)).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Clear" }));
    await expect(canvas.getByText("0 selected of 5", painted)).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(canvas.getByRole("button", { name: "Select" })).toHaveFocus());
  }),
});

export const SignedOut = meta.story({
  name: "Two are signed out together",
  decorators: withBackend(memory),
  play: inEnglish(async (played) => {
    const { canvas } = played;
    await select(played, ["Firefox on Windows", "curl"]);
    const dialog = await ask(played, "Sign out 2 devices…");
    await expect(within(dialog).getAllByRole("listitem")).toHaveLength(2);
    await played.userEvent.click(within(dialog).getByRole("button", { name: "Sign out 2 devices" }));
    await expect(await canvas.findByText("2 devices signed out.", painted)).toBeVisible();
    await expect(canvas.getByText("0 selected of 3")).toBeVisible();
  }),
});

export const SomeRefused = meta.story({
  name: "One of them is not, and is tried again",
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "revoke", when: "before", code: "forbidden" }]),
  ),
  play: inEnglish(async (played) => {
    const { canvas, userEvent } = played;
    await select(played, ["Firefox on Windows", "curl"]);
    await confirm(played, "Sign out 2 devices…");
    await expect(await canvas.findByText(/^1 of 2 signed out\. Not signed out: /, painted)).toBeVisible();
    await expect(canvas.getByText("1 selected of 4")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(canvas.getByText("0 selected of 3")).toBeVisible());
  }),
});

export const AcrossSearches = meta.story({
  name: "A selection survives a search",
  decorators: withBackend(() => memory(oneToFind())),
  play: inEnglish(async (played) => {
    const { canvas, userEvent } = played;
    await userEvent.click(await canvas.findByRole("button", { name: "Select" }));
    await userEvent.click(canvas.getAllByRole("checkbox")[0] as HTMLElement);
    await userEvent.type(canvas.getByRole("searchbox"), "opera");
    await waitFor(() => expect(canvas.getAllByRole("checkbox")).toHaveLength(1));
    await userEvent.keyboard("{Enter} ");
    await expect(canvas.getByText("2 selected of 39")).toBeVisible();
    await userEvent.click(canvas.getByRole("searchbox"));
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(canvas.getAllByRole("checkbox").length).toBeGreaterThan(1));
    await expect(canvas.getByText("2 selected of 39")).toBeVisible();
  }),
});
