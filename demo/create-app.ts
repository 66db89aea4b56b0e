import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { createServer, type ViteDevServer } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The application, served from its sources through Vite on a server that is there already.
 * With DEMO_WATCH=off an edited file does not reload the page (for tests).
 */
export function createApp(server: Server): Promise<ViteDevServer> {
  const watch = process.env.DEMO_WATCH !== "off";
  return createServer({
    configFile: false,
    root: here("."),
    cacheDir: here("../node_modules/.vite-demo"),
    appType: "spa",
    logLevel: "warn",
    clearScreen: false,
    plugins: [react()],
    server: {
      middlewareMode: true,
      // Its messages go over the one server, with nothing to say where nothing is watched.
      hmr: { server },
      watch: watch ? { ignored: ["**/demo/data/**"] } : null,
      fs: {
        allow: [
          here("app"),
          here("index.html"),
          here("account.ts"),
          here("clerk-host.ts"),
          here("update-age.ts"),
          here("../src"),
          here("../node_modules"),
        ],
      },
    },
    // Found in advance: found later, they would make the page load twice.
    optimizeDeps: {
      include: [
        "react",
        "react-dom/client",
        "react/jsx-dev-runtime",
        "@clerk/clerk-js/no-rhc",
        "@tanstack/react-query",
        "better-auth/react",
        "ua-parser-js",
      ],
    },
  });
}
