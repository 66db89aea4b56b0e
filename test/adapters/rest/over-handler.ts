import { type RestAdapterOptions, restAdapter } from "../../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import { createFixtures } from "../../../src/testing/index.ts";

export const baseUrl = "https://app.example.test/api/devices";
export const sessions = createFixtures({ count: 3 });
/** The id of a session that is not the current one. */
export const other: string = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "";
/** The id of the current session. */
export const mine: string = sessions.find(({ isCurrent }) => isCurrent)?.id ?? "";

interface OverHandler {
  adapter: SessionsAdapter;
  /** What was sent, in order. */
  requests: { request: Request; init: RequestInit }[];
}

/** The adapter over the real handler, without a network. */
export function over(
  backend: SessionsAdapter | (() => SessionsAdapter | null),
  more: Partial<RestAdapterOptions> = {},
): OverHandler {
  const requests: OverHandler["requests"] = [];
  const handler = createSessionsHandler({
    adapter: typeof backend === "function" ? backend : () => backend,
    basePath: "/api/devices",
    allowedOrigins: ["https://app.example.test"],
    onError: () => {},
  });
  const adapter = restAdapter({
    baseUrl,
    fetch: (url, init) => {
      const request = new Request(url, init);
      request.headers.set("origin", "https://app.example.test");
      requests.push({ request: request.clone(), init });
      return handler(request);
    },
    ...more,
  });
  return { adapter, requests };
}

/** The adapter over a server that gives every request this response. */
export const answered = (
  respond: (init: RequestInit) => Promise<Response> | Response,
  more: Partial<RestAdapterOptions> = {},
): SessionsAdapter => restAdapter({ baseUrl, fetch: async (_, init) => respond(init), ...more });

export const json = (text: string, type = "application/json"): Response =>
  new Response(text, { headers: { "content-type": type } });
