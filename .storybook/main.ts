import type { StorybookConfig } from "@storybook/react-vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  staticDirs: [{ from: "../node_modules/msw/lib/mockServiceWorker.js", to: "/mockServiceWorker.js" }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Of the build in vite.config.ts Storybook takes the target alone. Without this Lightning CSS breaks light-dark().
  viteFinal: (config) => ({
    ...config,
    build: { ...config.build, cssTarget: ["chrome123", "firefox120", "safari17.5"] },
  }),
};
export default config;
