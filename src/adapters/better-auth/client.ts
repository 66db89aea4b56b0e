import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { type Fields, isFields } from "../../core/fields.ts";
import { retryAfterSeconds } from "../../core/http.ts";

/**
 * The methods of Better Auth's client that the adapter calls. What `createAuthClient()` of `better-auth/client` or
 * `better-auth/react` returns fits, with any plugins.
 */
export interface BetterAuthClient {
  getSession(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  listSessions(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  revokeSession(options: { token: string; fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  revokeOtherSessions(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
}

/** What the adapter sets for each request. Better Auth's client hands it to its fetch. */
interface BetterAuthFetchOptions {
  signal?: AbortSignal;
  cache?: "no-store";
  query?: { disableCookieCache: true };
  retry?: number;
  onResponse?(context: { response: Response }): void;
}

interface RequestOptions {
  /** Only a request that reads has one. A revocation has none: what was sent can't be taken back. */
  signal?: AbortSignal;
  /** Of the session to revoke. */
  token?: string;
}

/**
 * Sends one request through the application's client and returns what the server sent. The client may return
 * `{ data, error }` or, with `fetchOptions.throw`, the data itself.
 *
 * @throws {SessionsError} for every failure.
 */
export async function requestBetterAuth(
  client: BetterAuthClient,
  method: keyof BetterAuthClient,
  { signal, token }: RequestOptions = {},
): Promise<unknown> {
  let headers: Headers | undefined;
  const fetchOptions: BetterAuthFetchOptions = {
    // A client that retries by itself would storm a rate limit and outlive the deadline.
    retry: 0,
    // The client's error does not carry the header that says how long to wait (trap: better-auth-retry-after-header).
    onResponse: ({ response }) => {
      headers = response.headers;
    },
    ...(signal && {
      signal,
      // The list holds tokens, and its response has no cache-control header (trap: better-auth-cacheable-tokens).
      cache: "no-store",
      // Better Auth's cookie cache outlives the session (trap: better-auth-cookie-cache). The lag on other devices is told
      // by map.ts.
      query: { disableCookieCache: true },
    }),
  };
  const fail = (failure: unknown) => clientError(method, failure, headers);
  const options = { ...(token && { token }), fetchOptions };
  let result: unknown;
  try {
    result = await client[method](options as typeof options & { token: string });
  } catch (thrown) {
    throw fail(thrown);
  }
  const { data, error } = isFields(result) && "error" in result ? result : { data: result };
  // The client returns its errors beside `data: null` and throws nothing (trap: better-auth-returned-error).
  if (error) throw fail(error);
  // A page that is served with 200 for every address must not pass for a revocation.
  if (!signal && !(isFields(data) && data.status === true)) throw fail({ status: 200 });
  return data;
}

type Meaning = [SessionsErrorCode, why: string];

/** By HTTP status, or by the name of the error that fetch threw. */
const meanings = new Map<unknown, Meaning>([
  [200, ["bad-response", "not {status: true}; is that another page?"]],
  [401, ["unauthenticated", "this session has ended"]],
  // A revocation from an origin that is not trusted gets 403 INVALID_ORIGIN (trap: better-auth-refused-origin).
  [403, ["forbidden", "look at trustedOrigins and hooks"]],
  // A wrong base path gets 404 and an empty body, as from any server (trap: better-auth-empty-404).
  [404, ["unsupported", "nothing is mounted there; check baseURL and basePath"]],
  // A rate limit has a message and no code, unlike every other refusal (trap: better-auth-429-without-code).
  [429, ["rate-limited", "too many requests"]],
  // Without a response the client throws fetch's own TypeError (trap: better-auth-thrown-network-failure).
  ["TypeError", ["network", "offline, a wrong baseURL, or CORS"]],
  ["AbortError", ["timeout", "the client's own timeout"]],
]);
const notFresh: Meaning = [
  "reauth-required",
  "Better Auth lists only for session.freshAge (a day) after signing in. " +
    "your-devices/server/better-auth lists always; else let the person sign in again",
];

/**
 * What Better Auth's client returned as `error`, or threw, as our error. Neither the original nor its text is kept: they
 * may hold a request or a response, and with it a token.
 */
function clientError(method: string, failure: unknown, headers?: Headers): SessionsError {
  const outer: Fields = isFields(failure) ? failure : {};
  // With `fetchOptions.throw` the client throws a BetterFetchError, which keeps the response's body in `error`
  // (trap: better-auth-thrown-error -> {}).
  const inner: Fields = isFields(outer.error) ? outer.error : {};
  const { status } = outer;
  const text = `${outer.code ?? inner.code} ${outer.message} ${inner.message}`;
  // A day after signing in (session.freshAge), the list gets 403 SESSION_NOT_FRESH (trap: better-auth-not-fresh -> false).
  const isNotFresh = status === 403 && /(?<![a-z])(fresh|re-?auth)/i.test(text);
  // With `catchAllError` the client returns what fetch threw, as `error.error`.
  const key = outer.error instanceof Error ? outer.error.name : (status ?? outer.name);
  const [code, why] = (isNotFresh ? notFresh : meanings.get(key)) ?? ["backend", "see the server's log"];
  const [serverCode = ""] = /^[A-Z_]{3,64} /.exec(text) ?? [];
  const seconds = retryAfterSeconds(headers, Date.now());
  return new SessionsError(
    code,
    `${method} failed (${serverCode}${status ?? "no response"}): ${why}.`,
    seconds ? { retryAfterSeconds: seconds } : {},
  );
}
