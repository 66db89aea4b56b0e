// LogTrace's API, written from its source and its documentation. The real one was not run: it needs a database, an e-mail
// provider and a geolocation service.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fail, refuse, routeToLogTrace } from "./logtrace-routes.ts";
import type { LogTraceState } from "./logtrace-state.ts";

export type LogTraceFakeOptions = Partial<
  Omit<LogTraceState, "isSubscriptionActive" | "failure" | "sessions" | "queued" | "requests">
>;

export interface LogTraceFake extends LogTraceState {
  /** A Fetch handler. */
  handle(request: Request): Promise<Response>;
  /** Stores what was accepted. */
  store(): void;
}

export interface RunningLogTraceFake {
  fake: LogTraceFake;
  baseUrl: string;
  close(): Promise<void>;
}

/** The fake behind node:http on 127.0.0.1. What `handle` throws breaks the connection. */
export async function startLogTraceFake(options: LogTraceFakeOptions = {}): Promise<RunningLogTraceFake> {
  const fake = createLogTraceFake(options);
  const http = createServer(async (incoming, outgoing) => {
    try {
      const { method = "GET", url = "/", headers } = incoming;
      const body = await text(incoming);
      const response = await fake.handle(
        new Request(`${baseUrl}${url}`, {
          method,
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
          ...(body && { body }),
        }),
      );
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    } catch {
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return { fake, baseUrl, close };
}

function createLogTraceFake(options: LogTraceFakeOptions): LogTraceFake {
  /** When the counted requests of the last minute came. */
  const times: number[] = [];
  const fake: LogTraceFake = {
    apiKey: "logtrace-api-key-only-for-tests",
    bearerToken: "logtrace-bearer-token-only-for-tests",
    organizationId: undefined,
    statuses: ["succesful", "failed", "expired", "active"],
    logout: "sets-time",
    accepted: 202,
    storesLater: false,
    requestsPerMinute: 100,
    maxPerPage: 100,
    places: { "203.0.113.5": "Kenya, Nairobi" },
    isSubscriptionActive: true,
    failure: undefined,
    sessions: [],
    queued: [],
    requests: [],
    ...options,

    store() {
      fake.sessions.push(...fake.queued.splice(0));
    },

    async handle(request) {
      const { pathname, searchParams } = new URL(request.url);
      const seen = {
        method: request.method,
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: Object.fromEntries(request.headers),
        text: await request.text(),
      };
      fake.requests.push(seen);
      const failure = typeof fake.failure === "function" ? fake.failure(seen) : fake.failure;
      if (failure && failure !== "lost-answer") return fail(failure);
      const now = Date.now();
      while (times[0] !== undefined && times[0] <= now - 60_000) times.shift();
      const isCounted = pathname.startsWith("/v1/developers/");
      if (isCounted && times.length >= fake.requestsPerMinute) return refuse(429, "too many requests");
      if (isCounted) times.push(now);
      const response = routeToLogTrace(fake, seen);
      return failure ? fail(failure) : response;
    },
  };
  return fake;
}
