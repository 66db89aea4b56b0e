import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { createSessionsHandler, toNodeListener } from "../../../src/server/index.ts";

/** The policy in SECURITY.md: no inline style, no injected tag, nothing from another origin. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/**
 * Serves the widget as an application ships it: built by Vite, under a strict policy, with the REST adapter and the real
 * handler.
 *
 * @param isRendered the page comes with its HTML, which a server has rendered.
 */
export async function startStrictServer(
  folder: string,
  adapter: SessionsAdapter,
  isRendered = false,
): Promise<{ origin: string; close(): Promise<void> }> {
  await build({
    configFile: false,
    root: "test/e2e/strict",
    logLevel: "error",
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true },
  });
  const rendered = isRendered ? await renderOnServer(`${folder}-server`, adapter) : undefined;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const devices = toNodeListener(
    createSessionsHandler({ adapter: () => adapter, basePath: "/api/devices", allowedOrigins: [origin] }),
  );
  server.on("request", (request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    if (path.startsWith("/api/devices")) return void devices(request, response);
    const type = types[extname(path)];
    if (!type || path.includes("..")) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": type, "content-security-policy": policy });
    const file = readFileSync(join(folder, path));
    response.end(
      rendered && type === types[".html"] ? file.toString().replace(/<main.*<\/main>/, () => rendered) : file,
    );
  });
  return {
    origin,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body of the page, from a bundle for servers: Playwright would compile the components for itself. */
async function renderOnServer(folder: string, adapter: SessionsAdapter): Promise<string> {
  await build({
    configFile: false,
    root: "test/e2e/strict",
    logLevel: "error",
    plugins: [react()],
    build: { ssr: "server.tsx", outDir: folder, emptyOutDir: true },
    ssr: { noExternal: true },
  });
  const { renderPage } = await import(pathToFileURL(join(folder, "server.js")).href);
  return renderPage(adapter);
}
