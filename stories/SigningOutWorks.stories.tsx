import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { memoryAdapter } from "../src/adapters/memory/adapter.ts";
import { YourDevices } from "../src/index.ts";
import { createFixtures } from "../src/testing/index.ts";
import { words } from "../test/support/words.ts";
import { confirm } from "./support/confirm.ts";
import { now } from "./support/now.ts";
import { withBackend } from "./support/with-backend.tsx";

const meta = preview.meta({ title: "Signing out works", component: YourDevices });

/** Nothing is simulated here: `memoryAdapter` has six sessions and revokes the ones that you sign out. */
export const SigningOutWorks = meta.story({
  decorators: withBackend(() => memoryAdapter(createFixtures({ now }), { serverTime: now, latencyMs: 300 })),
  async play({ canvas, userEvent }) {
    await expect(await canvas.findByText("You’re signed in on 6 devices.")).toBeVisible();
    await confirm({ canvas, userEvent }, "Sign out Firefox on Windows");
    await expect(await canvas.findByText(words("Firefox on Windows is signed out."))).toBeInTheDocument();
    await waitFor(() => expect(canvas.queryByText(words("Firefox on Windows"))).toBeNull());
    await expect(canvas.getByText("You’re signed in on 5 devices.")).toBeVisible();
  },
});
