import { HttpResponse, http } from "msw";
import { expect } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { fetchAdapter } from "./own-backend/fetch-adapter.ts";
import source from "./own-backend/fetch-adapter.ts?raw";
import { confirm } from "./support/confirm.ts";
import { memory } from "./support/memory.ts";
import { withBackend } from "./support/with-backend.tsx";

const meta = preview.meta({
  title: "Your own backend",
  component: YourDevices,
  tags: ["autodocs"],
  parameters: {
    docs: {
      source: { language: "typescript", code: source.replace("../../src/index.ts", "your-devices") },
      canvas: { sourceState: "shown" },
      // The two pages of a service worker would answer each other.
      story: { inline: false, height: "560px" },
    },
  },
});

/** An adapter over `fetch`; a service worker answers in the server's place. Its whole source stands below. */
export const OwnBackend = meta.story({
  decorators: withBackend(() => fetchAdapter),
  async beforeEach({ msw }) {
    const server = memory();
    msw.use(
      http.get("/api/devices", async () => HttpResponse.json(await server.listSessions())),
      http.post<never, { id: string }>("/api/devices/revoke", async ({ request }) => {
        await server.revokeSession?.((await request.json()).id);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await msw.start({
      quiet: true,
      onUnhandledRequest: "bypass",
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    });
    return () => msw.stop();
  },
  async play({ canvas, userEvent }) {
    await confirm({ canvas, userEvent }, "Sign out curl");
    await expect(await canvas.findByText("curl is signed out.")).toBeInTheDocument();
    await expect(canvas.getByText("You’re signed in on 5 devices.")).toBeVisible();
  },
});
