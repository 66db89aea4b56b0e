import { HttpResponse, http } from "msw";
import { expect } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { createClerkFake } from "../test/fakes/clerk/clerk-fake.ts";
import { someWords } from "../test/support/words.ts";
import { ClerkBackend } from "./clerk/clerk-backend.tsx";
import { confirm } from "./support/confirm.ts";
import { inEnglish } from "./support/in-english.ts";
import { languageOf } from "./support/languages/languages.ts";
import { painted } from "./support/painted.ts";

const code = `
const clerk = useClerk();
const { user } = useUser();
<YourDevices adapter={clerkAdapter(clerk)} userId={user === null ? null : user?.id} />
`.trim();

const meta = preview.meta({
  title: "Backends/Clerk",
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

/** Clerk's real client. A service worker imitates Clerk's API, with its oddities. */
export const OverClerk = meta.story({
  name: "Over Clerk’s client",
  decorators: (Story, { globals }) => (
    <ClerkBackend {...languageOf(globals).provider}>
      <Story />
    </ClerkBackend>
  ),
  async beforeEach({ msw }) {
    const fake = createClerkFake();
    const hour = 3_600_000;
    for (const [device_type, browser_name, city, country, hours] of [
      ["iPhone", "Safari", "Athens", "GR", 2],
      ["Windows", "Firefox", "Nairobi", "KE", 30],
      ["Macintosh", "Chrome", "Athens", "GR", 0],
    ] as const)
      fake.signIn({
        lastActiveAt: Date.now() - hours * hour - 1000,
        activity: {
          ...{ id: `activity_${device_type}`, device_type, browser_name, city, country },
          ...{ browser_version: "143.0.0.0", is_mobile: device_type === "iPhone", ip_address: "203.0.113.7" },
        },
      });
    msw.use(
      http.all("/__clerk/v1/*", async ({ request }) => {
        const response = await fake.handle(request);
        return response.type === "error" ? HttpResponse.error() : response;
      }),
    );
    await msw.start({
      quiet: true,
      onUnhandledRequest: "bypass",
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    });
    return () => msw.stop();
  },
  play: inEnglish(async ({ canvas, userEvent }) => {
    await confirm({ canvas, userEvent }, "Sign out Firefox on Windows");
    await expect(
      await canvas.findByText(
        someWords("Signed out Firefox on Windows in Nairobi, Kenya. It may keep working there until"),
        painted,
      ),
    ).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 2 devices.")).toBeVisible();
  }),
});
