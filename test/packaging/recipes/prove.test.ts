import { describe, it } from "vitest";
import { restAdapter } from "your-devices/adapters/rest";
import { createSessionsHandler } from "your-devices/server";
import { type AdapterScenario, describeAdapter } from "your-devices/testing";
import type { SessionStore } from "./session-store.ts";
import { sessionsOf } from "./sessions.ts";

const origin = "https://app.example";
/** How your server, or a proxy in front of it, refuses a request that changes something. */
const refusals: Partial<Record<AdapterScenario, [status: number, code: string]>> = {
  conflict: [409, "current-unknown"],
  forbidden: [403, "forbidden"],
  "rate-limited": [429, "rate-limited"],
  "step-up": [403, "reauth-required"],
};

describeAdapter(
  "our sessions",
  (scenario) => {
    const store: SessionStore = new Map();
    const signIn = (id: string, userId = "ann") =>
      store.set(id, { ...row, id, userId, token: `token-of-${id}` });
    signIn("bens", "ben");
    const others = { "only-current": 0, many: 149 }[scenario as string] ?? 2;
    for (let count = 1; count <= others; count += 1) signIn(`other-${count}`);
    if (scenario !== "expired-cookie") signIn("mine");

    const handler = createSessionsHandler({
      basePath: "/api/devices",
      allowedOrigins: [origin],
      onError: () => {},
      adapter: async (request) => {
        const adapter = await sessionsOf(request, store);
        if (!adapter || scenario !== "current-unknown") return adapter;
        const { sessions } = await adapter.listSessions();
        const unmarked = sessions.map((session) => ({ ...session, isCurrent: false }));
        return { ...adapter, listSessions: async () => ({ sessions: unmarked }) };
      },
    });

    const sent = { reads: 0, acts: 0 };
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      sent[init.method === "POST" ? "acts" : "reads"] += 1;
      if (scenario === "hang") return new Promise(() => {});
      if (scenario === "network-loss") throw new TypeError("fetch failed");
      if (scenario === "server-error") return new Response(null, { status: 500 });
      if (scenario === "html-instead-of-json")
        return new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
      const [status, code] = (init.method === "POST" && refusals[scenario]) || [];
      if (status && code) {
        const headers = { "content-type": "application/problem+json" };
        return new Response(JSON.stringify({ status, code }), { status, headers });
      }
      const response = await handler(new Request(url, init));
      if (scenario === "lost-answer" && init.method === "POST") throw new TypeError("fetch failed");
      return response;
    };

    return {
      adapter: restAdapter({
        baseUrl: `${origin}/api/devices`,
        headers: { origin, cookie: "sid=token-of-mine" },
        fetch,
        ...(scenario === "hang" && { timeoutMs: 100 }),
      }),
      truth: async () => [...store.keys()],
      credentials: [...store.values()].map(({ token }) => token),
      foreignId: "bens",
      requests: () => ({ ...sent }),
      close() {},
    };
  },
  { describe, it },
);

const row = {
  createdAt: "2026-01-15T10:00:00Z",
  confirmedAt: "2026-01-15T10:00:00Z",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  ipAddress: "203.0.113.7",
};
