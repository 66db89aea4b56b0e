// What LogTrace answers, written from its source and its documentation. The real one was not run: it needs a database,
// an e-mail provider and a geolocation service.
import { answerLogTrace } from "./logtrace-fake/answer.ts";
import { fail } from "./logtrace-fake/fail.ts";
import { json } from "./logtrace-fake/json.ts";
import type { LogTraceFake } from "./logtrace-fake/logtrace-fake-types.ts";

export type { LogTraceFailure } from "./logtrace-fake/logtrace-fake-types.ts";

export type LogTraceFakeOptions = Partial<
  Pick<
    LogTraceFake,
    | "apiKey"
    | "bearerToken"
    | "organizationId"
    | "statuses"
    | "logout"
    | "accepted"
    | "storesLater"
    | "requestsPerMinute"
    | "maxPerPage"
    | "places"
  >
>;

/** LogTrace's API in memory: `handle` is a Fetch handler, everything else may be read and changed at any time. */
export function createLogTraceFake(options: LogTraceFakeOptions = {}): LogTraceFake {
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
      const text = await request.text();
      const seen = {
        method: request.method,
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: Object.fromEntries(request.headers),
        text,
      };
      fake.requests.push(seen);
      const failure = typeof fake.failure === "function" ? fake.failure(seen) : fake.failure;
      if (failure && failure !== "lost-answer") return fail(failure);
      const now = Date.now();
      while (times[0] !== undefined && times[0] <= now - 60_000) times.shift();
      // By address, and only who comes with an API key.
      const isCounted = pathname.startsWith("/v1/developers/");
      if (isCounted && times.length >= fake.requestsPerMinute)
        return json(429, { message: "too many requests" });
      if (isCounted) times.push(now);
      const answer = answerLogTrace(fake, seen);
      return failure ? fail(failure) : answer;
    },
  };
  return fake;
}
