import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { type Fields, isFields } from "../../core/fields.ts";
import { retryAfterSeconds } from "../../core/read-response.ts";

/** What the adapter sets on each call; Better Auth's client hands it on to its fetch. */
interface BetterAuthFetchOptions {
  signal?: AbortSignal;
  cache?: "no-store";
  query?: { disableCookieCache: true };
  retry?: number;
  onResponse?(context: { response: Response }): void;
}

/**
 * The part of Better Auth's client that the adapter calls, as `createAuthClient()` of `better-auth/client` and
 * `better-auth/react` returns it, with whatever plugins.
 */
export interface BetterAuthClient {
  getSession(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  listSessions(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  revokeSession(options: { token: string; fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
  revokeOtherSessions(options?: { fetchOptions?: BetterAuthFetchOptions }): Promise<unknown>;
}

/** A session of Better Auth that can be named. The input check decides the rest. */
export type Row = Fields & { id: string };

export function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.id === "string";
}

interface CallOptions {
  /** Given by calls that read. What acts takes none: what was sent is not unsent. */
  signal?: AbortSignal;
  token?: string;
}

/**
 * The answer to one request through the application's client, in either of its styles: `{ data, error }`, or
 * `throw: true`. Reads go past both caches: the cookie cache outlives its session.
 *
 * @throws {SessionsError} whatever went wrong.
 */
export async function callClient(
  client: BetterAuthClient,
  method: keyof BetterAuthClient,
  { signal, token }: CallOptions = {},
): Promise<unknown> {
  let headers: Headers | undefined;
  const fetchOptions: BetterAuthFetchOptions = {
    // A client that retries by itself would storm a rate limit and outlive the deadline.
    retry: 0,
    // trap: better-auth-retry-after-header
    onResponse: ({ response }) => {
      headers = response.headers;
    },
    ...(signal && {
      signal,
      // trap: better-auth-cacheable-tokens
      cache: "no-store",
      // trap: better-auth-cookie-cache
      query: { disableCookieCache: true },
    }),
  };
  try {
    const options = { ...(token && { token }), fetchOptions };
    const answer = await client[method](options as typeof options & { token: string });
    const { data, error } = isFields(answer) && "error" in answer ? answer : { data: answer };
    // trap: better-auth-returned-error
    if (error) throw error;
    // Every act is answered so; a page that answers 200 to everything must not pass for one.
    if (!signal && !(isFields(data) && data.status === true)) throw { status: 200 };
    return data;
  } catch (failure) {
    throw clientError(method, failure, headers);
  }
}

type Meaning = [SessionsErrorCode, why: string];

/** By HTTP status, or by the name of what fetch threw. */
const meanings = new Map<unknown, Meaning>([
  [200, ["bad-response", "not {status: true}; is that another page?"]],
  [401, ["unauthenticated", "this session has ended"]],
  // trap: better-auth-refused-origin
  [403, ["forbidden", "look at trustedOrigins and hooks"]],
  // trap: better-auth-empty-404
  [404, ["unsupported", "nothing is mounted there; check baseURL and basePath"]],
  // trap: better-auth-429-without-code
  [429, ["rate-limited", "too many requests"]],
  // trap: better-auth-thrown-network-failure
  ["TypeError", ["network", "offline, a wrong baseURL, or CORS"]],
  ["AbortError", ["timeout", "the client's own timeout"]],
]);
const notFresh: Meaning = [
  "reauth-required",
  "Better Auth lists only for session.freshAge (a day) after signing in. " +
    "your-devices/server/better-auth lists always; else let the person sign in again",
];

/**
 * What Better Auth's client returned as `error`, or threw, in our words. The original is never kept as `cause`, nor its
 * text: they may hold a request or an answer, and with it a token.
 */
function clientError(method: string, failure: unknown, headers?: Headers): SessionsError {
  const outer = isFields(failure) ? failure : {};
  let inner: Fields = {};
  // BetterFetchError keeps the answer's body here; with `catchAllError` it is what fetch threw.
  // trap: better-auth-thrown-error
  if (isFields(outer.error)) inner = outer.error;
  const { status } = outer;
  const text = `${outer.code ?? inner.code} ${outer.message} ${inner.message}`;
  let meaning = meanings.get(outer.error instanceof Error ? outer.error.name : (status ?? outer.name));
  // trap: better-auth-not-fresh
  if (status === 403 && /(?<![a-z])(fresh|re-?auth)/i.test(text)) meaning = notFresh;
  const [code, why] = meaning ?? ["backend", "see the server's log"];
  const [serverCode = ""] = /^[A-Z_]{3,64} /.exec(text) ?? [];
  const seconds = retryAfterSeconds(headers, Date.now());
  return new SessionsError(
    code,
    `${method} failed (${serverCode}${status ?? "no answer"}): ${why}.`,
    seconds ? { retryAfterSeconds: seconds } : {},
  );
}
