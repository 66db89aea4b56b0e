import { expect, within } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { YourDevices } from "../src/index.ts";
import { someWords, words } from "../test/support/words.ts";
import { memory } from "./support/memory.ts";
import { oneToFind } from "./support/one-to-find.ts";
import { twins } from "./support/twins.ts";
import { withBackend } from "./support/with-backend.tsx";

/**
 * Every text is a label, and `labels` replaces it. The toolbar changes the language of any story; the pseudo-language puts
 * each text of the labels between marks, so that one that bypasses them is seen.
 */
const meta = preview.meta({ title: "Languages", component: YourDevices });

/** Engines differ in the digits that Arabic has without a region: "40", "٤٠". */
const inEitherDigits = (text: string): RegExp =>
  new RegExp(
    words(text).source.replace(/\d/g, (digit) => `[${digit}${String.fromCharCode(0x660 + Number(digit))}]`),
    "u",
  );

/** A name is read in the order of the page: Chrome stands to the right of macOS. */
export const Arabic = meta.story({
  name: "Arabic",
  decorators: withBackend(() => memory(oneToFind())),
  globals: { language: "ar" },
  async play({ canvas }) {
    await expect(await canvas.findByText(inEitherDigits("أنت مسجّل الدخول على 40 جهازًا."))).toBeVisible();
    const section = canvas.getByRole("region", { name: "أجهزتك" });
    await expect(section).toHaveAttribute("lang", "ar");
    await expect(getComputedStyle(section).direction).toBe("rtl");
    await expect(canvas.getAllByText(words("Safari على iPhone"))[0]).toBeVisible();
  },
});

export const ArabicDetails = meta.story({
  name: "Arabic, the details of a device",
  decorators: withBackend(() => memory(oneToFind())),
  globals: { language: "ar" },
  async play({ canvas, userEvent }) {
    await userEvent.type(await canvas.findByRole("searchbox", { name: "البحث عن جهاز" }), "opera");
    await expect(await canvas.findByText(inEitherDigits("1 من 39 جهازًا."))).toBeInTheDocument();
    await expect(canvas.getAllByRole("listitem")).toHaveLength(2);
    await userEvent.keyboard("{Enter}{Enter}");
    const dialog = within(await canvas.findByRole("dialog", { name: words("Opera على Windows") }));
    await expect(dialog.getByText(/، بكلمة مرور$/)).toBeVisible();
    await expect(dialog.getByText(someWords("Lagos، نيجيريا"))).toBeVisible();
    await expect(dialog.getByRole("button", { name: "إغلاق" })).toHaveFocus();
    await expect(dialog.getByRole("button", { name: "تسجيل الخروج" })).toBeVisible();
  },
});

export const ArabicNarrow = meta.story({
  name: "Arabic on a phone, devices that look the same",
  decorators: withBackend(() => memory(twins())),
  globals: { language: "ar", width: "320" },
  async play({ canvas }) {
    await expect(await canvas.findByText(inEitherDigits("سُجّل الدخول في 3 يناير"))).toBeVisible();
    await expect(canvas.getByRole("region").scrollWidth).toBeLessThanOrEqual(320);
  },
});

/** A text without marks would not come from the labels: only names, places, dates and ids have none. */
export const Pseudo = meta.story({
  name: "Pseudo",
  decorators: withBackend(memory),
  globals: { language: "pseudo" },
  async play({ canvas }) {
    await expect(await canvas.findByRole("heading", { level: 2 })).toHaveTextContent(/^⟦.*⟧$/);
    await expect(canvas.getByRole("region")).toHaveAttribute("lang", "en-XA");
  },
});
