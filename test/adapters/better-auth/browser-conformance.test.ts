import { customSession } from "better-auth/plugins";
import { describe, it } from "vitest";
import { betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { declaration } from "../../../src/adapters/better-auth/declaration.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { type AdapterSetup, describeAdapter } from "../../../src/testing/index.ts";
import { bob, type Settings, startBetterAuthServer } from "../../fakes/better-auth-server.ts";

const settings: Partial<Record<string, Settings>> = {
  "current-unknown": { plugins: [customSession(async ({ user }) => ({ user, session: null as never }))] },
  "rate-limited": {
    rateLimit: {
      enabled: true,
      customRules: {
        "/list-sessions": { window: 60, max: 0 },
        "/revoke-session": { window: 60, max: 0 },
        "/revoke-other-sessions": { window: 60, max: 0 },
        "/sign-in/*": false,
        "/sign-up/*": false,
      },
    },
  },
};
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/** A real server, and a wire on which the scenario happens. */
const setUp =
  (storage: "memory" | "secondary"): AdapterSetup =>
  async (scenario) => {
    const server = await startBetterAuthServer({ storage, ...settings[scenario] });
    const bobs = await server.signIn(firefox, bob);
    const me = await server.signIn();
    const others = scenario === "only-current" ? [] : [await server.signIn(), await server.signIn()];
    const [other = me] = others;
    if (scenario === "many") server.copySession(other.sessionId(), 147);
    const foreignId = bobs.sessionId();
    const rows = server.sessions;
    const credentials = [...rows.map(({ token }) => token), ...me.cookies.values()];

    if (scenario === "expired-cookie") {
      const mine = me.sessionId();
      await other.authClient.revokeSession({ token: rows.find(({ id }) => id === mine)?.token ?? "" });
    }
    if (scenario === "step-up")
      for (const row of server.sessions) row.createdAt = new Date(Date.now() - 25 * 3600 * 1000);
    if (scenario === "forbidden") me.headers.origin = "https://other.example.test";
    if (scenario === "server-error") server.isDown = true;
    me.intercept(async (request, forward) => {
      const isRevoking = request.method === "POST";
      if (scenario === "network-loss") throw new TypeError("fetch failed");
      if (scenario === "hang") return new Promise(() => {});
      if (scenario === "html-instead-of-json")
        return new Response("<title>Sign in</title>", { headers: { "content-type": "text/html" } });
      const response = await forward();
      if (scenario === "lost-answer" && isRevoking) throw new TypeError("fetch failed");
      return response;
    });
    const adapter = betterAuthAdapter(me.authClient, scenario === "hang" ? { timeoutMs: 100 } : {});
    /** After the list, the browser gets another session: the one that is about to be revoked. */
    const rotating: SessionsAdapter = {
      ...adapter,
      async revokeSession(id) {
        const device = others.find((one) => one.sessionId() === id);
        for (const [name, value] of device?.cookies ?? []) me.cookies.set(name, value);
        return adapter.revokeSession?.(id);
      },
    };
    return {
      adapter: scenario === "conflict" ? rotating : adapter,
      truth: async () => server.sessions.map(({ id }) => id),
      credentials,
      end: async (id) => {
        const token = server.sessions.find((row) => row.id === id)?.token ?? "";
        await others[0]?.authClient.revokeSession({ token });
      },
      foreignId,
      close: server.close,
    };
  };

for (const storage of ["memory", "secondary"] as const)
  describeAdapter(`betterAuthAdapter over a real server (${storage})`, setUp(storage), {
    describe,
    it,
    cannot: declaration.cannot,
  });
