import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { configDefaults, defineConfig } from "vitest/config";
import { chromiumPath, npmChromiumPath } from "./scripts/chromium-path.ts";
import { entryPoints } from "./scripts/entry-points.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const chromium = await chromiumPath();
const npmChromium = await npmChromiumPath();

// Found one by one while tests run, each of them would reload the page under a test.
const optimizeDeps = {
  include: [
    "@clerk/clerk-js/no-rhc",
    "@clerk/react",
    "@tanstack/react-query",
    "@testing-library/jest-dom/vitest",
    "@testing-library/react",
    "@testing-library/user-event",
    "axe-core",
    "react",
    "react-dom",
    "react-dom/client",
    "react-dom/server",
    "react/jsx-dev-runtime",
    "react/jsx-runtime",
    "ua-parser-js",
  ],
};

// A test's file name says where it runs: x.test.ts in Node, x.jsdom.test.tsx in jsdom, x.browser.test.tsx in Chromium, and
// x.visual.test.tsx in the Chromium that npm ci brings, because another one paints other pixels.
const inJsdom = ["test/**/*.jsdom.test.{ts,tsx}"];
const inBrowser = ["test/**/*.browser.test.tsx"];
const visual = ["test/visual/*.visual.test.tsx"];
const nowhere = [...configDefaults.exclude, "test/**/fixtures/**", "test/consumers/**"];

const oldestPeers = [
  { find: /^react(?=\/|$)/, replacement: here("node_modules/react-18") },
  { find: /^react-dom(?=\/|$)/, replacement: here("node_modules/react-dom-18") },
  { find: /^@tanstack\/react-query$/, replacement: here("node_modules/react-query-5-0") },
];

// The adapters support a range of Better Auth's versions. Every other project has the oldest of them.
const newestBetterAuth = [{ find: /^better-auth(?=\/|$)/, replacement: "better-auth-newest" }];
const overBetterAuth = [
  "test/adapters/better-auth/*.test.ts",
  "test/flow/{better-auth-flow,guard-flow,logtrace-demo,token-canary}.test.ts",
  "test/packaging/recipes-revoked.test.ts",
];

// A function: Vitest writes the project's name into the objects that it is given.
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none"],
    },
  }),
  instances: [{ browser: "chromium" as const }],
  viewport: { width: 800, height: 900 },
});

export default defineConfig({
  resolve: {
    // Recipes name the package as its users do, and run against the sources.
    alias: entryPoints.map(({ importPath, source }) => ({
      find: new RegExp(`^${importPath}$`),
      replacement: here(source),
    })),
  },
  plugins: [react()],
  test: {
    setupFiles: ["test/setup/console.ts"],
    maxWorkers: "100%",
    attachmentsDir: "test-results/attachments",
    // Timeouts are generous for loaded machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 40_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...nowhere, ...inJsdom, ...inBrowser, ...visual],
          setupFiles: ["test/setup/random.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "jsdom",
          environment: "jsdom",
          include: inJsdom,
          exclude: [...nowhere, ...inBrowser],
          setupFiles: ["test/setup/testing-library.ts", "test/setup/random.ts"],
        },
      },
      {
        extends: true,
        resolve: { alias: oldestPeers },
        test: {
          name: "node-react-18",
          environment: "node",
          include: ["test/schedules/{flow,more-flow,hooks}-schedules.test.tsx"],
          setupFiles: ["test/setup/oldest-peers.ts", "test/setup/random.ts"],
        },
      },
      {
        extends: true,
        resolve: { alias: newestBetterAuth },
        test: {
          name: "newest-better-auth",
          environment: "node",
          include: overBetterAuth,
          env: { BETTER_AUTH: "newest" },
          setupFiles: ["test/setup/random.ts"],
        },
      },
      {
        extends: true,
        optimizeDeps,
        cacheDir: "node_modules/.vite-react-19",
        test: {
          name: "chromium",
          include: inBrowser,
          exclude: nowhere,
          setupFiles: ["test/setup/testing-library.ts"],
          browser: browser(),
        },
      },
      {
        extends: true,
        optimizeDeps,
        cacheDir: "node_modules/.vite-react-18",
        resolve: { alias: oldestPeers },
        test: {
          name: "react-18",
          include: inBrowser,
          // The words of the stories are the same with any React.
          exclude: [...nowhere, "test/stories/**"],
          setupFiles: ["test/setup/testing-library.ts"],
          browser: browser(),
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: here(".storybook") })],
        test: { name: "storybook", browser: browser() },
      },
      {
        extends: true,
        optimizeDeps,
        cacheDir: "node_modules/.vite-visual",
        test: {
          name: "visual",
          include: visual,
          // A test of what must differ from its picture does not run while pictures are written.
          env: { PICTURES: process.argv.some((arg) => /^(-u|--update)/.test(arg)) ? "update" : "compare" },
          setupFiles: ["test/setup/testing-library.ts"],
          browser: {
            ...browser(),
            provider: playwright({
              launchOptions: {
                ...(npmChromium ? { executablePath: npmChromium } : {}),
                args: ["--no-sandbox", "--disable-background-networking", "--font-render-hinting=none"],
                env: { ...process.env, FONTCONFIG_FILE: here("test/visual/fonts.conf") },
              },
              // A window in which the page of a test is not scaled down.
              contextOptions: {
                viewport: { width: 1000, height: 1800 },
                deviceScaleFactor: 1,
                reducedMotion: "reduce",
              },
            }),
            expect: {
              toMatchScreenshot: {
                comparatorName: "pixelmatch",
                comparatorOptions: { allowedMismatchedPixelRatio: 0.001, threshold: 0.01, includeAA: true },
                screenshotOptions: { scale: "css" },
                // Vitest does not clear this timer, and waits ten seconds for what still runs at its end.
                timeout: 9_000,
                resolveScreenshotPath: ({ arg, ext }) => here(`test/visual/pictures/${arg}${ext}`),
                resolveDiffPath: ({ arg, ext }) => here(`test-results/pictures/${arg}${ext}`),
              },
            },
          },
        },
      },
    ],
  },
});
