import { type Fields, isFields } from "../../core/is-fields.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";
import { retryAfterSeconds } from "../http/retry-after-seconds.ts";

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
export function clientError(method: string, failure: unknown, headers?: Headers): SessionsError {
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
  const seconds = retryAfterSeconds(headers);
  return new SessionsError(
    code,
    `${method} failed (${serverCode}${status ?? "no answer"}): ${why}.`,
    seconds ? { retryAfterSeconds: seconds } : {},
  );
}
