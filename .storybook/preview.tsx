import addonA11y from "@storybook/addon-a11y";
import addonDocs from "@storybook/addon-docs";
import { definePreview } from "@storybook/react-vite";
import { setupWorker } from "msw/browser";
import addonMsw from "msw-storybook-addon";
import { configure } from "storybook/test";
import { languageOf, languages } from "../stories/support/languages/languages.ts";
import "../src/styles.css";
import "./preview.css";

// A long timeout, because busy machines are slow. It delays nothing that comes in time.
configure({ asyncUtilTimeout: 40_000 });

export default definePreview({
  addons: [
    addonDocs(),
    addonA11y(),
    // Not started here: service workers need https or localhost, and only some stories use one. Those start it.
    addonMsw(async () => setupWorker()),
  ],
  parameters: {
    a11y: { test: "error" },
    layout: "fullscreen",
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          "Introduction",
          "Your devices",
          "States",
          "Details",
          "Flows",
          "After a password change",
          "Languages",
          "Parts",
          "Headless",
          "Backends",
        ],
      },
    },
  },
  initialGlobals: { language: "en", theme: "system", direction: "auto", width: "680" },
  globalTypes: {
    language: {
      description: "Language of the texts",
      toolbar: {
        icon: "globe",
        items: Object.entries(languages).map(([value, { title }]) => ({ value, title })),
        dynamicTitle: true,
      },
    },
    theme: {
      description: "Color scheme",
      toolbar: { icon: "contrast", items: ["system", "light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Direction of the text",
      toolbar: {
        icon: "transfer",
        items: [{ value: "auto", title: "By language" }, "ltr", "rtl"],
        dynamicTitle: true,
      },
    },
    width: {
      description: "Width in pixels",
      toolbar: { icon: "ruler", items: ["full", "680", "320", "280"], dynamicTitle: true },
    },
  },
  decorators: [
    (Story, { globals, viewMode }) => (
      <div
        className="story"
        data-theme={globals.theme}
        data-page={viewMode === "story" ? "" : undefined}
        dir={globals.direction === "auto" ? languageOf(globals).direction : globals.direction}
      >
        <div className="story-width" data-width={globals.width}>
          <Story />
        </div>
      </div>
    ),
  ],
});
