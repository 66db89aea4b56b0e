import { expect, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { someWords, words } from "../test/support/words.ts";
import { argTypesOf } from "./support/arg-types.ts";
import { ask } from "./support/ask.ts";
import { everyType } from "./support/every-type.ts";
import { inEnglish } from "./support/in-english.ts";
import { memory } from "./support/memory.ts";
import { oneToFind } from "./support/one-to-find.ts";
import { painted } from "./support/painted.ts";
import { withBackend } from "./support/with-backend.tsx";

/** The whole widget: one component on an account page. Its states, its details and what happens on it have pages of their own. */
const meta = preview.meta({
  title: "Your devices",
  component: YourDevices,
  tags: ["autodocs"],
  argTypes: {
    ...argTypesOf("YourDevices"),
    headingLevel: {
      ...argTypesOf("YourDevices").headingLevel,
      control: "inline-radio",
      options: [1, 2, 3, 4, 5],
    },
    pageSize: { ...argTypesOf("YourDevices").pageSize, control: "number" },
  },
});

export const Ready = meta.story({
  name: "Every kind of device",
  decorators: withBackend(() => memory(everyType()), { onSignOut: () => {} }),
  play: inEnglish(async ({ canvas }) => {
    await expect(await canvas.findByText("You’re signed in on 10 devices.")).toBeVisible();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(10);
    await expect(canvas.getByRole("img", { name: "Game console" })).toBeVisible();
    await expect(canvas.getByRole("heading", { name: "Other devices (9)" })).toBeVisible();
    await expect(canvas.getByRole("button", { name: words("Details of Chrome on macOS") })).toBeVisible();
  }),
});

/** Somebody looks for the one that is strange, by keyboard alone: eight keys from the search field to "signed out". */
export const OneToFind = meta.story({
  name: "Forty devices, one to find",
  tags: ["!autodocs"], // On the documentation page, this story would push all others far down.
  decorators: withBackend(() => memory(oneToFind())),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText("You’re signed in on 40 devices.")).toBeVisible();
    canvas.getByRole("searchbox", { name: "Find a device" }).focus();
    await userEvent.keyboard("lag");
    await expect(await canvas.findByText("1 of 39 devices.")).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    await expect(canvas.getByRole("button", { name: words("Sign out Opera on Windows") })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    const dialog = within(await canvas.findByRole("dialog", { name: words("Opera on Windows") }));
    await expect(dialog.getByText("3 days ago, with a password")).toBeVisible();
    await expect(dialog.getByText(someWords("Lagos, Nigeria"))).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Close" })).toHaveFocus();
    await userEvent.keyboard("{Tab}{Enter}");
    await expect(
      await canvas.findByText(words("Signed out Opera on Windows in Lagos, Nigeria."), painted),
    ).toBeVisible();
    await expect(canvas.getByText("You’re signed in on 39 devices.")).toBeVisible();
  }),
});

/** The application adds its own to the page, without markup of its own for the rest: slots, and children below the list. */
export const WithYourOwn = meta.story({
  name: "With an icon, a detail and a next step of yours",
  args: {
    icon: () => (
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="6" />
      </svg>
    ),
    details: (details) => [...details, { key: "asset", label: "Asset tag", value: "IT-0042" }],
    afterSignOut: () => <a href="#recovery-codes">Check your recovery codes</a>,
    changePasswordHref: "#password",
    children: <p style={{ paddingInline: 24 }}>Questions? Write to security@example.com.</p>,
  },
  decorators: withBackend(memory),
  play: inEnglish(async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText("Questions? Write to security@example.com.")).toBeVisible();
    const dialog = within(await ask({ canvas, userEvent }, "Sign out curl"));
    await expect(dialog.getByText("IT-0042")).toBeVisible();
    await expect(dialog.getByRole("link", { name: "Change your password" })).toHaveAttribute(
      "href",
      "#password",
    );
    await userEvent.click(dialog.getByRole("button", { name: "Sign out" }));
    await expect(await canvas.findByRole("link", { name: "Check your recovery codes" })).toBeVisible();
  }),
});

export const OnAPhone = meta.story({
  name: "On a phone, 320 px wide",
  decorators: Ready.input.decorators,
  globals: { width: "320" },
  play: inEnglish(async ({ canvas }) => {
    const section = await canvas.findByRole("region", { name: "Your devices" });
    await canvas.findByText("You’re signed in on 10 devices.");
    await expect(section.getBoundingClientRect().width).toBe(320);
    await expect(section.scrollWidth).toBeLessThanOrEqual(320);
  }),
});

export const DarkRightToLeft = meta.story({
  name: "Dark, right to left",
  decorators: withBackend(memory),
  globals: { theme: "dark", direction: "rtl" },
  play: inEnglish(async ({ canvas }) => {
    const section = await canvas.findByRole("region", { name: "Your devices" });
    await canvas.findByText("You’re signed in on 6 devices.");
    await expect(getComputedStyle(section).direction).toBe("rtl");
    await expect(getComputedStyle(section).colorScheme).toBe("dark");
  }),
});
