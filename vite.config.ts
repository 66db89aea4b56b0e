import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { entryPoints } from "./scripts/entry-points.ts";

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
      entry: Object.fromEntries(
        entryPoints.map(({ source }) => [source.replace(/^src\/(.+)\.\w+$/, "$1"), source]),
      ),
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
