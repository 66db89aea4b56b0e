import { expect, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { memoryAdapter } from "../src/adapters/memory/adapter.ts";
import { YourDevices } from "../src/index.ts";
import { createFixtures, faultyAdapter } from "../src/testing/index.ts";
import { words } from "../test/support/words.ts";
import { alsoSays } from "./support/also-says.ts";
import { everyType } from "./support/every-type.ts";
import { hostileNames } from "./support/hostile-names.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { now } from "./support/now.ts";
import { othersWith } from "./support/others-with.ts";
import { painted } from "./support/painted.ts";
import { twins } from "./support/twins.ts";
import { withBackend } from "./support/with-backend.tsx";

const meta = preview.meta({ title: "States", component: YourDevices });

/** Also shown while the application does not know yet who is signed in. */
export const Loading = meta.story({
  name: "Loading",
  decorators: withBackend(memory, { userId: undefined }),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("Loading your devices…")).toBeInTheDocument();
    await expect(canvas.queryByRole("list")).toBeNull();
  }),
});

export const NotLoaded = meta.story({
  name: "Couldn’t be loaded",
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "list", when: "before", code: "timeout" }])),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("We couldn’t load your devices.", painted)).toBeVisible();
    await expect(canvas.getByText("The server didn’t answer in time.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  }),
});

const asksFirst = () => faultyAdapter(memory(), [{ on: "list", when: "before", code: "reauth-required" }]);

export const Reauthentication = meta.story({
  name: "Confirm it’s you",
  decorators: withBackend(asksFirst, { onReauthRequired: async () => {} }),
  play: inEnglish(async ({ canvas }) => {
    await expect(
      await canvas.findByText("Confirm that it’s you to see your devices.", painted),
    ).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Confirm it’s you" })).toBeVisible();
  }),
});

export const ReauthenticationWithoutHandler = meta.story({
  name: "Confirm it’s you, without a handler",
  decorators: withBackend(asksFirst),
  play: inEnglish(async ({ canvas }) => {
    await expect(
      await canvas.findByText("Confirm that it’s you to see your devices.", painted),
    ).toBeVisible();
    await expect(canvas.getByText("Sign in again to see them.")).toBeVisible();
    await expect(canvas.queryByRole("button")).toBeNull();
  }),
});

export const SignedOut = meta.story({
  name: "Signed out of this device",
  decorators: withBackend(() =>
    faultyAdapter(memory(), [{ on: "list", when: "before", code: "unauthenticated" }]),
  ),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("You’re signed out of this device.", painted)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Reload" })).toBeVisible();
    await expect(canvas.queryByRole("list")).toBeNull();
  }),
});

export const OnlyThisDevice = meta.story({
  name: "Only this device",
  decorators: withBackend(() => memory(createFixtures({ now, count: 1 }))),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("You’re signed in only here.")).toBeVisible();
    await expect(canvas.getAllByRole("button")).toHaveLength(1);
    await expect(canvas.getByRole("button", { name: words("Details of Chrome on macOS") })).toBeVisible();
  }),
});

export const CurrentDeviceUnknown = meta.story({
  name: "This device isn’t known",
  decorators: withBackend(() =>
    memory(createFixtures({ now }).map((session) => ({ ...session, isCurrent: false }))),
  ),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText(/We can’t tell which device you’re on/, painted)).toBeVisible();
    await expect(canvas.queryByRole("button", { name: /Sign out/ })).toBeNull();
    await expect(canvas.getAllByRole("button", { name: /^Details of / })).toHaveLength(6);
  }),
});

export const Unsupported = meta.story({
  name: "Signing out isn’t possible",
  decorators: withBackend(() => alsoSays(memory(), { can: [] })),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("You can’t sign devices out here.", painted)).toBeVisible();
    await expect(canvas.queryByRole("button", { name: /Sign out/ })).toBeNull();
  }),
});

export const Offline = meta.story({
  name: "Offline",
  decorators: withBackend(memory),
  beforeEach() {
    Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    dispatchEvent(new Event("offline"));
    return () => {
      Reflect.deleteProperty(navigator, "onLine");
      dispatchEvent(new Event("online"));
    };
  },
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Sign out curl" })).toBeVisible();
    await expect(await canvas.findByText(/You seem to be offline\./, painted)).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Sign out curl" })).toBeVisible();
  }),
});

/** The page came with a list, but the server can't be reached any more. */
export const RefreshFailed = meta.story({
  name: "A list that may be out of date",
  decorators: withBackend(() => faultyAdapter(memory(), [{ on: "list", when: "before" }]), {
    cameWith: { sessions: createFixtures({ now }), serverTime: now },
  }),
  play: inEnglish(async ({ canvas }) => {
    const note = await canvas.findByText(
      "This list may be out of date. The server couldn’t be reached.",
      painted,
    );
    await expect(note).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 6 devices.")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
  }),
});

export const NotRevocable = meta.story({
  name: "Some can’t be signed out",
  decorators: withBackend(() =>
    memory(
      othersWith(
        { notRevocable: { reason: "managed-elsewhere" } },
        { notRevocable: { reason: "too-new", until: "2026-01-16T12:00:00.000Z" } },
      ),
    ),
  ),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("Managed by your organization")).toBeVisible();
    await expect(canvas.getByText("Signed in too recently")).toBeVisible();
    await expect(canvas.getAllByRole("button", { name: /^Details of / })).toHaveLength(3);
    await expect(canvas.getByRole("button", { name: words("Sign out Safari on iPad") })).toBeVisible();
  }),
});

/** Same name, same place: the row says what tells them apart, and so does the name of its button. */
export const ToldApart = meta.story({
  name: "Devices that look the same",
  decorators: withBackend(() => memory(twins())),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText(words("Signed in Jan 3"))).toBeVisible();
    await expect(canvas.getByText(words("Signed in Dec 28, 2025"))).toBeVisible();
    const name = /^Sign out \S+Chrome\S+ on \S+macOS\S+, .*Signed in Jan 3/;
    await expect(canvas.getByRole("button", { name })).toBeVisible();
  }),
});

/** By the kind of device that the backend tells, and never by a name. */
export const AppsAndTools = meta.story({
  name: "Apps and tools under their own heading",
  decorators: withBackend(() => memory(everyType())),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByRole("heading", { name: "Apps and tools" })).toBeVisible();
    const apps = canvas.getAllByRole("list").at(-1) as HTMLElement;
    await expect(within(apps).getAllByRole("listitem")).toHaveLength(2);
  }),
});

/** As of Clerk's pending sessions. */
export const SignInNotFinished = meta.story({
  name: "A sign-in that is not finished",
  decorators: withBackend(() => memory(othersWith({ pending: true }))),
  play: inEnglish(async ({ canvas }) => {
    await expect((await canvas.findAllByText("Sign-in not finished"))[0]).toBeVisible();
  }),
});

export const SessionLimit = meta.story({
  name: "A limit that is reached",
  decorators: withBackend(() =>
    memoryAdapter(createFixtures({ now }), {
      serverTime: now,
      sessionLimit: { max: 6, then: "replace-oldest" },
    }),
  ),
  play: inEnglish(async ({ canvas }) => {
    const text = "You can be signed in on 6 devices at a time. The next sign-in signs out the oldest one.";
    await expect(await canvas.findByText(text, painted)).toBeVisible();
  }),
});

export const Impersonated = meta.story({
  name: "Support is signed in",
  decorators: withBackend(() => memory(othersWith({ impersonated: true }))),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("Support is signed in as you")).toBeVisible();
  }),
});

/** The backend writes activity down only once a day. */
export const ActivityRounded = meta.story({
  name: "Last activity known to the day",
  decorators: withBackend(() => alsoSays(memory(), { lastActiveGranularitySeconds: 86_400 })),
  play: inEnglish(async ({ canvas }) => {
    await expect((await canvas.findAllByText(/^Active in the last \d+ days$/))[0]).toBeVisible();
  }),
});

export const HostileNames = meta.story({
  name: "Names that try to break out",
  decorators: withBackend(() => memory(othersWith(...hostileNames))),
  globals: { width: "320" },
  play: inEnglish(async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('<img src="x" onerror="alert(1)">')).toBeVisible();
    await expect(canvasElement.querySelector("img, script, a")).toBeNull();
    const section = canvas.getByRole("region", { name: "Your devices" });
    await expect(section.scrollWidth).toBeLessThanOrEqual(320);
  }),
});
