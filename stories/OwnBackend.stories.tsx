import { http } from "msw";
import { expect } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { restAdapter } from "../src/adapters/rest/browser.ts";
import { YourDevices } from "../src/index.ts";
import { createSessionsHandler } from "../src/server/index.ts";
import { fromSamePage } from "../test/fakes/from-same-page.ts";
import { confirm } from "./support/confirm.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

const code = `
// On the page
const adapter = restAdapter({ baseUrl: "/api/devices" });
<YourDevices adapter={adapter} userId={user.id} />

// On the server: a function from Request to Response, for any framework
const handler = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: ["https://app.example"],
  adapter: async (request) => {
    const user = await userOf(request);
    return user && sessionsAdapterOf(user);
  },
});
`.trim();

const meta = preview.meta({
  title: "Backends/Your own backend",
  component: YourDevices,
  tags: ["autodocs"],
  parameters: {
    docs: {
      source: { language: "tsx", code },
      canvas: { sourceState: "shown" },
      // In an iframe, because stories on one page share a service worker and would handle each other's requests.
      story: { inline: false, height: "560px" },
    },
  },
});

/**
 * The REST adapter sends HTTP requests, and a service worker responds with the same handler that a server uses. A backend in
 * another language implements `openapi.yaml`.
 */
export const OwnBackend = meta.story({
  name: "Over HTTP, with your own server",
  decorators: withBackend(() => restAdapter({ baseUrl: "/api/devices" })),
  async beforeEach({ msw }) {
    const server = memory();
    const handler = createSessionsHandler({ basePath: "/api/devices", adapter: () => server });
    msw.use(http.all("/api/devices*", ({ request }) => handler(fromSamePage(request))));
    await msw.start({
      quiet: true,
      onUnhandledRequest: "bypass",
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    });
    return () => msw.stop();
  },
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out curl");
    await expect(await canvas.findByText(/^Signed out curl in /, painted)).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 5 devices.")).toBeVisible();
  }),
});
