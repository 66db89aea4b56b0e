import { expect, test } from "vitest";
import project from "../../package.json" with { type: "json" };
import * as allOthers from "../../stories/AllOthers.stories.tsx";
import * as details from "../../stories/Details.stories.tsx";
import * as ended from "../../stories/EndedDevices.stories.tsx";
import * as languages from "../../stories/Languages.stories.tsx";
import * as rename from "../../stories/Rename.stories.tsx";
import * as several from "../../stories/Several.stories.tsx";
import * as prompt from "../../stories/SignOutOthersPrompt.stories.tsx";
import * as states from "../../stories/States.stories.tsx";
import * as wasntMe from "../../stories/WasntMe.stories.tsx";
import * as widget from "../../stories/YourDevices.stories.tsx";
import type { Story } from "../support/all-stories.ts";
import { expectPicture, type Look, show } from "./show.ts";

const dark = { globals: { theme: "dark" } };
const narrow = { globals: { width: "320" } };
const arabic = { globals: { language: "ar" } };
const forcedColours = { media: { "forced-colors": "active" } };
/** So narrow that a dialog is a sheet. */
const onAPhone = { ...narrow, windowWidth: 320 };

const pages: Record<string, [Story, Look?]> = {
  light: [widget.Ready],
  dark: [allOthers.SomeOthers, dark],
  "320-px": [widget.Ready, narrow],
  arabic: [states.ToldApart, arabic],
  "arabic-320-px": [states.ToldApart, { globals: { ...arabic.globals, ...narrow.globals } }],
  "forced-colours": [allOthers.SomeOthers, forcedColours],
  "text-200-percent": [states.ToldApart, { textSize: "200%" }],
  "more-contrast": [states.ToldApart, { media: { "prefers-contrast": "more" } }],
  "some-signed-out": [allOthers.SomeOthers],
  "some-signed-out-320-px": [allOthers.SomeOthers, narrow],
  selecting: [several.Selected],
  "selecting-dark-320-px": [several.Selected, { globals: { ...dark.globals, ...narrow.globals } }],
  "apps-and-tools": [states.AppsAndTools],
  "session-limit": [states.SessionLimit],
  history: [ended.Paged],
  loading: [states.Loading],
  "not-loaded": [states.NotLoaded],
};

const dialogs: Record<string, [Story, Look?]> = {
  details: [details.OfAnotherDevice],
  "details-dark": [details.OfAnotherDevice, dark],
  "details-320-px": [details.OfAnotherDevice, onAPhone],
  "details-arabic": [languages.ArabicDetails, arabic],
  "details-forced-colours": [details.OfAnotherDevice, forcedColours],
  "all-others": [details.AllOthers],
  "wasnt-me": [wasntMe.First],
  "wasnt-me-others": [wasntMe.Others],
  "wasnt-me-steps-dark-320-px": [
    wasntMe.Steps,
    { globals: { ...dark.globals, ...narrow.globals }, windowWidth: 320 },
  ],
  receipt: [wasntMe.ReceiptStory],
  "details-of-an-ended-one": [ended.FromALink, dark],
  "too-long-a-name": [rename.TooLong],
};

test("the browser is the one that npm ci brings, whatever else is installed", () => {
  const [major] = project.devDependencies["@sparticuz/chromium"].split(".");
  expect(navigator.userAgent).toContain(`HeadlessChrome/${major}.`);
});

test.each(Object.entries(pages))("the page looks as in the picture %s", async (name, [story, look]) => {
  await show(story, look);
  await expectPicture(document.querySelector<HTMLElement>(".yd"), name);
});

test.each(Object.entries(dialogs))("the dialog looks as in the picture %s", async (name, [story, look]) => {
  await show(story, look);
  await expectPicture(document.querySelector<HTMLElement>(".yd-dialog"), name);
});

test("the question after a password change looks as in its picture", async () => {
  await show(prompt.Question);
  await expectPicture(document.querySelector<HTMLElement>(".yd-prompt"), "prompt");
});
