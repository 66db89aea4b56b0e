import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createSessionsHandler, toNodeListener } from "your-devices/server";
import { handleAuth, sessions } from "./auth.ts";

const port = Number(process.env.PORT ?? 3000);
const origin = process.env.ORIGIN ?? `http://127.0.0.1:${port}`;

const handleDevices = createSessionsHandler({
  basePath: "/api/devices",
  allowedOrigins: [origin],
  adapter: async (request) => sessions.adapter(await sessions.callerOf(request)),
});

const files: Record<string, [file: string, type: string]> = {
  "/": ["page/index.html", "text/html; charset=utf-8"],
  "/page.js": ["build/page.js", "text/javascript"],
  "/page.css": ["build/page.css", "text/css"],
};

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/devices")) return handleDevices(request);
  if (pathname.startsWith("/auth/")) return handleAuth(request);
  const [file, type] = files[pathname] ?? [];
  if (!file || !type) return new Response("There is nothing here.", { status: 404 });
  const body = await readFile(new URL(file, import.meta.url));
  return new Response(body, { headers: { "content-type": type } });
}

createServer(toNodeListener(handle)).listen(port, "127.0.0.1", () => console.log(`Open ${origin}`));
