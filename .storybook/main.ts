import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: [
    "../stories/**/*.mdx",
    "../stories/**/*.stories.tsx",
    // Stories that must fail. Only scripts/engines/run.ts wants them.
    ...(process.env.STORYBOOK_CONTROLS ? ["../test/engines/*.stories.tsx"] : []),
  ],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  staticDirs: [{ from: "../node_modules/msw/lib/mockServiceWorker.js", to: "/mockServiceWorker.js" }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};
export default config;
