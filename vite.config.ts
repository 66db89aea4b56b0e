import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
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
});
