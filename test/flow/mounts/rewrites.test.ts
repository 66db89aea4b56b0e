import { createServer } from "node:http";
import { createServer as createViteServer } from "vite";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { sessionStore } from "../../packaging/recipes/session-store.ts";
import { cellsThroughProxies as cells } from "./cells.ts";
import { listAs, postAs } from "./requests.ts";
import { runMatrix } from "./run-matrix.ts";
import { seedStore } from "./seed-store.ts";
import type { Send, Sent } from "./sent.ts";
import { type RunningMount, startMount } from "./start-mount.ts";

let backend: RunningMount;
let front: RunningMount;
let closeVite: () => Promise<void>;

beforeAll(async () => {
  backend = await startMount({
    name: "backend",
    server: async () => (await import("../../packaging/recipes/node.ts")).server,
  });
  vi.stubEnv("BACKEND", `http://127.0.0.1:${backend.port}`);
  const { default: config } = await import("../../packaging/recipes/rewrites/vite.config.ts");
  const vite = await createViteServer({
    ...config,
    configFile: false,
    root: "test/packaging/recipes/rewrites",
    cacheDir: "../../../../node_modules/.vite-recipes",
    logLevel: "silent",
    optimizeDeps: { noDiscovery: true },
    server: { ...config.server, middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  closeVite = () => vite.close();
  front = await startMount({ name: "Vite", server: async () => createServer(vite.middlewares) });
});
afterAll(async () => {
  await front.close();
  await closeVite();
  await backend.close();
  vi.unstubAllEnvs();
});
afterEach(() => vi.resetModules());

/** Vite refuses hosts that it does not know. */
const atLocalhost = (sent: Sent): Sent => ({
  ...sent,
  headers: { ...sent.headers, host: "localhost:5173" },
});
const send: Send = (sent) => front.send(atLocalhost(sent));

it("Vite's proxy lets the page list and act", async () => {
  seedStore();
  expect((await send(listAs("ann"))).status).toBe(200);
  expect((await send(postAs("ann", "/revoke", '{"id":"ann-phone"}'))).status).toBe(204);
  expect([...sessionStore.keys()]).not.toContain("ann-phone");
});

it("Vite's proxy keeps what the cross-site check reads", async () => {
  const { asked, ended, wronglyAllowed, wronglyRefused, truth } = await runMatrix(send, cells);
  expect([wronglyAllowed, wronglyRefused]).toEqual([[], []]);
  expect([asked, ended, truth.length]).toEqual([cells.length, 10, 6]);
});

it("Vite's proxy does not make the backend's own origin the page's", async () => {
  seedStore();
  const sent = postAs("ann", "/revoke", '{"id":"ann-phone"}');
  const { "sec-fetch-site": _, ...headers } = sent.headers;
  for (const origin of [`http://127.0.0.1:${backend.port}`, "http://localhost:5173"])
    expect((await send({ ...sent, headers: { ...headers, origin } })).status).toBe(403);
  expect(sessionStore.size).toBe(6);
});

it("another origin on localhost gets its preflight from Vite, and no more", async () => {
  seedStore();
  const origin = "http://localhost:9999";
  const preflight = await send({
    method: "OPTIONS",
    path: "/api/devices/revoke",
    headers: { origin, "access-control-request-method": "POST" },
  });
  expect(preflight.status).toBe(204);
  for (const site of [{ "sec-fetch-site": "same-site" }, {}])
    for (const sent of [postAs("ann", "/revoke", '{"id":"ann-phone"}')]) {
      const { "sec-fetch-site": _, ...headers } = sent.headers;
      expect((await send({ ...sent, headers: { ...headers, ...site, origin } })).status).toBe(403);
    }
  const list = listAs("ann");
  const crossSite = { ...list, headers: { ...list.headers, origin, "sec-fetch-site": "same-site" } };
  expect((await send(crossSite)).status).toBe(403);
  expect(sessionStore.size).toBe(6);
});

it("Next's rules name every path of the wire and keep it", async () => {
  vi.stubEnv("BACKEND", "https://backend.example");
  const { default: config } = await import("../../packaging/recipes/rewrites/next.config.ts");
  expect(await config.rewrites()).toEqual([
    { source: "/api/devices", destination: "https://backend.example/api/devices" },
    { source: "/api/devices/:path", destination: "https://backend.example/api/devices/:path" },
  ]);
});
