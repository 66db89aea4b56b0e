import { expect, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { createFixtures, faultyAdapter } from "../src/testing/index.ts";
import { words } from "../test/support/words.ts";
import { alsoSays } from "./support/also-says.ts";
import { argTypesOf } from "./support/arg-types.ts";
import { ask } from "./support/ask.ts";
import { confirm } from "./support/confirm.ts";
import { everyType } from "./support/every-type.ts";
import { hostileNames } from "./support/hostile-names.ts";
import { listsOnce } from "./support/lists-once.ts";
import { memory } from "./support/memory.ts";
import { now } from "./support/now.ts";
import { othersWith } from "./support/others-with.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

/** The documentation page plays no story, so these stories would only show their first list there. */
const untilPlayed = ["!autodocs"];

const never = () => new Promise<never>(() => {});

const meta = preview.meta({
  title: "Your devices",
  component: YourDevices,
  tags: ["autodocs"],
  argTypes: {
    ...argTypesOf("YourDevices"),
    headingLevel: {
      ...argTypesOf("YourDevices").headingLevel,
      control: "inline-radio",
      options: [1, 2, 3, 4, 5, 6],
    },
  },
});

export const Ready = meta.story({
  decorators: withBackend(() => memory(everyType()), { onSignOut: () => {} }),
  async play({ canvas }) {
    await expect(await canvas.findByText("You’re signed in on 10 devices.")).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(10);
    await expect(canvas.getByRole("img", { name: "Game console" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out of this device" })).toBeVisible();
  },
});

/** Also shown while the application does not know yet who is signed in. */
export const Loading = meta.story({
  decorators: withBackend(memory, { userId: undefined }),
  async play({ canvas }) {
    await expect(await canvas.findByText("Loading your devices…")).toBeInTheDocument();
    await expect(canvas.queryByRole("list")).toBeNull();
  },
});

export const ErrorWithRetry = meta.story({
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "list", when: "before", code: "timeout" }])),
  async play({ canvas }) {
    await expect(await canvas.findByText("We couldn’t load your devices.", painted)).toBeVisible();
    await expect(canvas.getByText("The server didn’t answer in time.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

export const ErrorRetried = meta.story({
  tags: untilPlayed,
  decorators: ErrorWithRetry.input.decorators,
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByRole("button", { name: "Try again" }));
    await expect(await canvas.findByText("You’re signed in on 6 devices.")).toBeVisible();
  },
});

const asksFirst = () => faultyAdapter(memory(), [{ on: "list", when: "before", code: "reauth-required" }]);

export const ReauthenticationNeeded = meta.story({
  decorators: withBackend(asksFirst, { onReauthRequired: async () => {} }),
  async play({ canvas }) {
    await expect(
      await canvas.findByText("Confirm that it’s you to see your devices.", painted),
    ).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Confirm it’s you" })).toBeVisible();
  },
});

export const ReauthenticationWithoutHandler = meta.story({
  decorators: withBackend(asksFirst),
  async play({ canvas }) {
    await expect(
      await canvas.findByText("Confirm that it’s you to see your devices.", painted),
    ).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});

export const OnlyThisDevice = meta.story({
  decorators: withBackend(() => memory(createFixtures({ now, count: 1 }))),
  async play({ canvas }) {
    await expect(await canvas.findByText("You’re signed in on this device only.")).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});

export const CurrentDeviceUnknown = meta.story({
  decorators: withBackend(() =>
    memory(createFixtures({ now }).map((session) => ({ ...session, isCurrent: false }))),
  ),
  async play({ canvas }) {
    await expect(await canvas.findByText(/We can’t tell which device you’re on/, painted)).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});

export const SigningOutUnsupported = meta.story({
  decorators: withBackend(() => alsoSays(memory(), { can: [] })),
  async play({ canvas }) {
    await expect(await canvas.findByText("You can’t sign devices out here.", painted)).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  },
});

export const SigningOut = meta.story({
  tags: untilPlayed,
  decorators: withBackend(() => ({ ...memory(), revokeSession: never })),
  async play({ canvas, userEvent }) {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const button = await canvas.findByRole("button", { name: "Signing out curl…" });
    await expect(button).toHaveAttribute("aria-disabled", "true");
  },
});

export const Refused = meta.story({
  tags: untilPlayed,
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "revoke", when: "before", code: "rate-limited", retryAfterSeconds: 150 }]),
  ),
  async play({ canvas, userEvent }) {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const said = await canvas.findAllByText(
      /wasn’t signed out\. Too many attempts\. Try again at \d+:\d\d\s[AP]M\.$/,
    );
    await expect(said[0]).toBeVisible();
  },
});

export const StillListed = meta.story({
  tags: untilPlayed,
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "revoke", when: "before" }])),
  async play({ canvas, userEvent }) {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const said = await canvas.findAllByText(/still signed in when we last checked\. You can try again\.$/);
    await expect(said[0]).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out curl" })).toBeVisible();
  },
});

export const OutcomeUnknown = meta.story({
  tags: untilPlayed,
  decorators: withBackend(() => faultyAdapter(listsOnce(memory()), [{ on: "revoke", when: "after" }])),
  async play({ canvas, userEvent }) {
    await confirm({ canvas, userEvent }, "Sign out curl");
    const said = await canvas.findAllByText(/may still be signed in: we couldn’t check\.$/);
    await expect(said[0]).toBeVisible();
    await expect(canvas.getByText(/This list may be out of date/, painted)).toBeVisible();
  },
});

export const Offline = meta.story({
  tags: ["!autodocs"], // Every story on the documentation page would be offline.
  decorators: withBackend(memory),
  beforeEach() {
    Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    return () => {
      Reflect.deleteProperty(navigator, "onLine");
      dispatchEvent(new Event("online"));
    };
  },
  async play({ canvas }) {
    await expect(await canvas.findByRole("button", { name: "Sign out curl" })).toBeVisible();
    dispatchEvent(new Event("offline"));
    await expect(await canvas.findByText(/You seem to be offline\./, painted)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out curl" })).toBeVisible();
  },
});

/** The page came with a list, but the server can't be reached any more. */
export const RefreshFailed = meta.story({
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "list", when: "before" }]), {
    cameWith: { sessions: createFixtures({ now }), serverTime: now },
  }),
  async play({ canvas }) {
    const note = await canvas.findByText(
      "This list may be out of date. The server couldn’t be reached.",
      painted,
    );
    await expect(note).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 6 devices.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

export const NotRevocable = meta.story({
  decorators: withBackend(() =>
    memory(
      othersWith(
        { notRevocable: { reason: "managed-elsewhere" } },
        { notRevocable: { reason: "too-new", until: "2026-01-16T12:00:00.000Z" } },
      ),
    ),
  ),
  async play({ canvas, userEvent }) {
    await expect(await canvas.findByText(/managed by your organization/)).toBeVisible();
    await expect(canvas.getByText(/Try after Jan 16, 2026, 12:00\sPM UTC\./)).toBeVisible();
    const dialog = await ask({ canvas, userEvent }, /^Sign out 1 of \d other devices$/);
    await expect(within(dialog).getByRole("heading")).toHaveTextContent(words("Sign out Safari on iPad?"));
  },
});

export const Confirmation = meta.story({
  tags: untilPlayed,
  decorators: withBackend(memory),
  async play({ canvas, userEvent }) {
    const dialog = await ask({ canvas, userEvent }, "Sign out curl");
    await expect(within(dialog).getByRole("heading")).toHaveTextContent("Sign out curl?");
    await expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus();
  },
});

export const Consequence = meta.story({
  tags: untilPlayed,
  decorators: withBackend(() =>
    memory(othersWith({ consequence: "Signing it out also removes this phone as a second factor." })),
  ),
  async play({ canvas, userEvent }) {
    const dialog = await ask({ canvas, userEvent }, "Sign out Safari on iPhone");
    await expect(dialog).toHaveTextContent("Signing it out also removes this phone as a second factor.");
  },
});

export const ConfirmationOfAllOthers = meta.story({
  tags: untilPlayed,
  decorators: withBackend(memory),
  async play({ canvas, userEvent }) {
    const dialog = await ask({ canvas, userEvent }, "Sign out all other devices (5)");
    await expect(within(dialog).getByRole("heading")).toHaveTextContent("Sign out 5 other devices?");
  },
});

/** The backend can't revoke all others at once, so the package revokes them one by one. The backend refuses one of them. */
export const SomeOthersSignedOut = meta.story({
  tags: untilPlayed,
  decorators: withBackend(() => {
    const { revokeOtherSessions: _, ...oneByOne } = memory();
    return faultyAdapter(oneByOne, [{ on: "revoke", when: "before", code: "forbidden" }]);
  }),
  async play({ canvas, userEvent }) {
    await confirm({ canvas, userEvent }, "Sign out all other devices (5)");
    await expect(await canvas.findByText(/^4 of 5 signed out\. Not signed out: /, painted)).toBeVisible();
    await expect(
      canvas.getByText("It wasn’t signed out. You don’t have permission to do this."),
    ).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(2);
  },
});

export const Impersonated = meta.story({
  decorators: withBackend(() => memory(othersWith({ impersonated: true }))),
  async play({ canvas }) {
    await expect(await canvas.findByText("Support is signed in as you")).toBeVisible();
  },
});

export const RevocationLag = meta.story({
  decorators: withBackend(() => alsoSays(memory(), { revocationLagSeconds: 290 })),
  async play({ canvas }) {
    await expect(await canvas.findByText(/may keep working for up to 5 minutes/)).toBeVisible();
  },
});

const hourAgo = new Date(Date.parse(now) - 3_600_000).toISOString();

export const Expired = meta.story({
  decorators: withBackend(() => memory(othersWith({}, { expiresAt: hourAgo }, { expiresAt: hourAgo }))),
  async play({ canvas }) {
    await expect(await canvas.findByText("2 more have expired.")).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 2 devices.")).toBeVisible();
  },
});

export const Skipped = meta.story({
  decorators: withBackend(() => alsoSays(memory(), { skipped: 2 })),
  async play({ canvas }) {
    const note = await canvas.findByText("2 more devices couldn’t be shown.");
    await expect(note).toBeVisible();
  },
});

export const Truncated = meta.story({
  decorators: withBackend(() => alsoSays(memory(), { truncated: true })),
  async play({ canvas }) {
    const note = await canvas.findByText("There may be more devices than are shown here.");
    await expect(note).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out all other devices" })).toBeVisible();
  },
});

export const HundredsOfDevices = meta.story({
  tags: ["!autodocs"], // On the documentation page, this story would push all others far down.
  decorators: withBackend(() => memory(createFixtures({ now, count: 301 }))),
  // Ten rows are enough for axe, and a hundred would take too long.
  parameters: { a11y: { context: { include: ["body"], exclude: ["li:nth-child(n + 11)"] } } },
  async play({ canvas, userEvent }) {
    await userEvent.click(await canvas.findByText("Show 100 more"));
    await expect(canvas.getByText("Show 100 more")).toBeVisible();
    await expect(document.querySelectorAll(".yd-row")).toHaveLength(201);
  },
});

export const HostileNames = meta.story({
  decorators: withBackend(() => memory(othersWith(...hostileNames))),
  globals: { width: "320" },
  async play({ canvas, canvasElement }) {
    await expect(await canvas.findByText('<img src="x" onerror="alert(1)">')).toBeVisible();
    await expect(canvasElement.querySelector("img, script, a")).toBeNull();
    const section = canvas.getByRole("region", { name: "Your devices" });
    await expect(section.scrollWidth).toBeLessThanOrEqual(320);
  },
});

export const SignedOut = meta.story({
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "list", when: "before", code: "unauthenticated" }]),
  ),
  async play({ canvas }) {
    await expect(await canvas.findByText("You’re signed out of this device.", painted)).toBeVisible();
    await expect(canvas.queryByRole("list")).toBeNull();
  },
});

export const Narrow = meta.story({
  decorators: withBackend(() => memory(everyType()), { onSignOut: () => {} }),
  globals: { width: "320" },
  async play({ canvas }) {
    const section = await canvas.findByRole("region", { name: "Your devices" });
    await canvas.findByText("You’re signed in on 10 devices.");
    await expect(section.getBoundingClientRect().width).toBe(320);
    await expect(section.scrollWidth).toBeLessThanOrEqual(320);
  },
});

/** A name is read in the order of the page: Chrome stands to the right of macOS. */
export const Arabic = meta.story({
  decorators: withBackend(memory, {
    locale: "ar",
    labels: {
      title: "أجهزتك",
      summary: (count, _more, number) => `${number(count)} أجهزة`,
      browserOn: (browser, system) => `${browser} على ${system}`,
      place: (city, country) => `${city}، ${country}`,
      listed: (parts) => parts.join("، "),
      thisDevice: "هذا الجهاز",
      active: (relative) => `نشط ${relative}`,
      activeNow: "نشط الآن",
      signOut: "تسجيل الخروج",
      signOutDevice: (name) => `تسجيل الخروج من ${name}`,
    },
  }),
  globals: { direction: "rtl" },
  async play({ canvas }) {
    await expect(await canvas.findByText("\u2068Safari\u2069 على \u2068iPhone\u2069")).toBeVisible();
  },
});

export const DarkRightToLeft = meta.story({
  decorators: withBackend(memory),
  globals: { theme: "dark", direction: "rtl" },
  async play({ canvas }) {
    const section = await canvas.findByRole("region", { name: "Your devices" });
    await canvas.findByText("You’re signed in on 6 devices.");
    await expect(getComputedStyle(section).direction).toBe("rtl");
    await expect(getComputedStyle(section).colorScheme).toBe("dark");
  },
});
