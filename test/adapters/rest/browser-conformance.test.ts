import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "vitest";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { declaration } from "../../../src/adapters/rest/declaration.ts";
import type { AdapterScenario } from "../../../src/core/adapter-declaration.ts";
import { toNodeListener } from "../../../src/server/index.ts";
import { describeAdapter } from "../../../src/testing/index.ts";
import { createPlainServer, type StoredSession } from "../../fakes/plain-server.ts";
import { createRestBackend } from "./rest-backend.ts";

const { cannot } = declaration;
const timeoutMs = 100;
const page = "<!doctype html><title>Sign in</title>";

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const close = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};
/** Only this scenario needs a short deadline. In the others a busy machine must not run into it. */
const deadlineIn = (scenario: AdapterScenario) => (scenario === "hang" ? { timeoutMs } : {});

describeAdapter(
  "restAdapter over the handler, by HTTP",
  async (scenario) => {
    const server = createServer();
    const origin = await listen(server);
    const { handler, cookie, ...backend } = createRestBackend(scenario, origin);
    server.on("request", (request, response) => {
      if (scenario === "hang") return;
      if (scenario === "network-loss") return void request.socket.destroy();
      if (scenario === "html-instead-of-json")
        return void response.writeHead(200, { "content-type": "text/html" }).end(page);
      const isLost = scenario === "lost-answer" && request.method === "POST";
      const listener = toNodeListener(async (incoming) => {
        const response = await handler(incoming);
        if (isLost) request.socket.destroy();
        return response;
      });
      listener(request, response);
    });
    const adapter = restAdapter({
      baseUrl: `${origin}/api/devices`,
      headers: { cookie, origin },
      ...deadlineIn(scenario),
    });
    return { ...backend, adapter, close: () => close(server) };
  },
  { describe, it, cannot },
);

describeAdapter(
  "restAdapter over the handler, by an injected fetch",
  (scenario) => {
    const origin = "https://app.example.test";
    const { handler, cookie, ...backend } = createRestBackend(scenario, origin);
    const sent = { reads: 0, acts: 0 };
    const adapter = restAdapter({
      baseUrl: `${origin}/api/devices`,
      headers: { cookie, origin },
      ...deadlineIn(scenario),
      fetch: async (url, init) => {
        sent[init.method === "POST" ? "acts" : "reads"] += 1;
        if (scenario === "hang") return new Promise(() => {});
        if (scenario === "network-loss") throw new TypeError("fetch failed");
        if (scenario === "html-instead-of-json")
          return new Response(page, { headers: { "content-type": "text/html" } });
        const response = await handler(new Request(url, init));
        if (scenario === "lost-answer" && init.method === "POST") throw new TypeError("fetch failed");
        return response;
      },
    });
    return { ...backend, adapter, requests: () => ({ ...sent }), close: () => {} };
  },
  { describe, it, cannot },
);

/** The responses of a server, or of a proxy before it, in the scenarios that a backend in 60 lines does not have. */
const problems: Partial<Record<AdapterScenario, [status: number, code?: string]>> = {
  "step-up": [403, "reauth-required"],
  "rate-limited": [429, "rate-limited"],
  forbidden: [403, "forbidden"],
  "server-error": [500],
};

describeAdapter(
  "restAdapter over a backend written from openapi.yaml alone",
  async (scenario) => {
    const store: StoredSession[] = [];
    const server = createPlainServer(store, ["https://app.example.test"]);
    const origin = await listen(server);
    const signIn = (userId: string): StoredSession => {
      const number = store.length + 1;
      const session = {
        id: `session-${number}`,
        token: `token-of-session-number-${number}`,
        userId,
        createdAt: `2026-01-15T10:00:00.${String(number).padStart(3, "0")}Z`,
        userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
      };
      store.push(session);
      return session;
    };
    const foreign = signIn("bob");
    const others = { "only-current": 0, many: 149 }[scenario as string] ?? 2;
    for (let count = 0; count < others; count += 1) signIn("ann");
    const me = signIn("ann");
    const credentials = store.map(({ token }) => token);
    if (scenario === "expired-cookie") store.pop();

    const problem = (status: number, code?: string): Response =>
      new Response(JSON.stringify({ title: "A fault of the test.", status, code }), {
        status,
        headers: { "content-type": "application/problem+json", "retry-after": "7" },
      });
    const adapter = restAdapter({
      baseUrl: `${origin}/api/devices`,
      headers: { cookie: `session=${me.token}`, origin: "https://app.example.test" },
      ...deadlineIn(scenario),
      fetch: async (url, init) => {
        const isPost = init.method === "POST";
        const failure = problems[scenario];
        if (failure) return problem(...failure);
        if (scenario === "hang") return new Promise(() => {});
        if (scenario === "network-loss") throw new TypeError("fetch failed");
        if (scenario === "html-instead-of-json")
          return new Response(page, { headers: { "content-type": "text/html" } });
        if (scenario === "current-unknown" && isPost) return problem(409, "current-unknown");
        if (scenario === "conflict" && isPost) return problem(409, "current-session");
        const response = await fetch(url, init);
        if (scenario === "lost-answer" && isPost) throw new TypeError("fetch failed");
        if (scenario !== "current-unknown") return response;
        const text = await response.text();
        return new Response(text.replaceAll('"isCurrent":true', '"isCurrent":false'), response);
      },
    });
    return {
      adapter,
      truth: async () => store.map(({ id }) => id),
      credentials,
      end: (id) =>
        void store.splice(
          store.findIndex((session) => session.id === id),
          1,
        ),
      foreignId: foreign.id,
      close: () => close(server),
    };
  },
  { describe, it, cannot },
);
