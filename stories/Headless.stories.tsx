import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { DevicesTable } from "./headless/devices-table.tsx";
import source from "./headless/devices-table.tsx?raw";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { withBackend } from "./support/with-backend.tsx";

const meta = preview.meta({
  title: "Headless",
  component: DevicesTable,
  tags: ["autodocs"],
  parameters: {
    docs: {
      source: { language: "tsx", code: source.replace("../../src/index.ts", "your-devices") },
      canvas: { sourceState: "shown" },
    },
  },
  decorators: withBackend(memory),
});

/** Your own table with `useDevices`, without any component of the package. All of its source is below. */
export const Table = meta.story({
  name: "A table of your own",
  play: inEnglish(async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Sign out curl" }));
    await expect(await canvas.findByText("curl is signed out.")).toBeVisible();
    await waitFor(() => expect(canvas.getAllByRole("row")).toHaveLength(6));
    await expect(canvas.getByRole("heading")).toHaveFocus();
  }),
});
