import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumPath } from "./test/chromium-path.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// A build needs no browser, so none is unpacked for it.
const chromium = process.env.VITEST ? await chromiumPath() : undefined;

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
    alias: [
      { find: /^your-devices$/, replacement: here("src/index.ts") },
      { find: "your-devices/styles.css", replacement: here("src/styles.css") },
      { find: /^your-devices\/(server|testing)$/, replacement: here("src/$1/index.ts") },
      { find: /^your-devices\/((?:adapters|server|locales)\/[\w-]+)$/, replacement: here("src/$1.ts") },
    ],
  },
  plugins: [
    react(),
    {
      // TypeScript wants a declaration for the side-effect import of the stylesheet.
      name: "declare-styles",
      apply: "build",
      generateBundle() {
        this.emitFile({ type: "asset", fileName: "styles.css.d.ts", source: "export {};\n" });
      },
    },
  ],
  build: {
    target: "es2022",
    cssCodeSplit: true, // lets styles.css be an entry of its own
    sourcemap: true,
    minify: false,
    lib: {
      formats: ["es"],
      entry: {
        index: "src/index.ts",
        "adapters/better-auth": "src/adapters/better-auth.ts",
        "adapters/clerk": "src/adapters/clerk.ts",
        "adapters/memory": "src/adapters/memory.ts",
        "adapters/rest": "src/adapters/rest.ts",
        "server/index": "src/server/index.ts",
        "server/better-auth": "src/server/better-auth.ts",
        "server/logtrace": "src/server/logtrace.ts",
        "server/propelauth": "src/server/propelauth.ts",
        "testing/index": "src/testing/index.ts",
        "locales/en": "src/locales/en.ts",
        styles: "src/styles.css",
      },
    },
    rolldownOptions: {
      external: [/^react(\/|$)/, /^react-dom(\/|$)/, "@tanstack/react-query", "ua-parser-js"],
      // One file per module: the only way in which each keeps its own "use client".
      output: { preserveModules: true, preserveModulesRoot: "src", entryFileNames: "[name].js" },
      onLog(level, log, handler) {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") handler(level, log);
      },
    },
  },
  test: {
    setupFiles: ["test/setup/console.ts"],
    maxWorkers: "100%",
    // No promise: a machine that is busy with two other files is slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 40_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [
            "test/*.test.ts",
            "test/{core,adapters,flow,packaging,schedules,server,testing}/**/*.test.{ts,tsx}",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "jsdom",
          environment: "jsdom",
          include: ["test/{query,view-model,readme}/**/*.test.{ts,tsx}"],
          setupFiles: ["test/setup/testing-library.ts"],
        },
      },
      {
        extends: true,
        optimizeDeps,
        cacheDir: "node_modules/.vite-react-19",
        test: {
          name: "chromium",
          include: ["test/browser/**/*.test.tsx"],
          setupFiles: ["test/setup/testing-library.ts"],
          browser: browser(),
        },
      },
      {
        extends: true,
        optimizeDeps,
        cacheDir: "node_modules/.vite-react-18",
        resolve: {
          alias: [
            { find: /^react(?=\/|$)/, replacement: here("node_modules/react-18") },
            { find: /^react-dom(?=\/|$)/, replacement: here("node_modules/react-dom-18") },
            { find: /^@tanstack\/react-query$/, replacement: here("node_modules/react-query-5-0") },
          ],
        },
        test: {
          name: "react-18",
          include: ["test/browser/**/*.test.tsx"],
          setupFiles: ["test/setup/testing-library.ts"],
          browser: browser(),
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: here(".storybook") })],
        test: { name: "storybook", browser: browser() },
      },
    ],
  },
});
