import { isFields } from "../../core/is-fields.ts";
import { SessionsError, type SessionsErrorCode } from "../../core/sessions-error.ts";
import { retryAfterSeconds } from "../http/retry-after-seconds.ts";

type Meaning = [SessionsErrorCode, why: string];

/** By HTTP status, or by the name of what fetch threw. */
const meanings = new Map<unknown, Meaning>([
  [200, ["bad-response", "not {status: true}; is that another page?"]],
  [401, ["unauthenticated", "this session has ended"]],
  [403, ["forbidden", "look at trustedOrigins and hooks"]],
  [404, ["unsupported", "nothing is mounted there; check baseURL and basePath"]],
  [429, ["rate-limited", "too many requests"]],
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
  // BetterFetchError keeps the answer's body here; with `catchAllError` it is what fetch threw.
  const inner = isFields(outer.error) ? outer.error : {};
  const { status } = outer;
  const text = `${outer.code ?? inner.code} ${outer.message} ${inner.message}`;
  const [code, why] =
    status === 403 && /(?<![a-z])(fresh|re-?auth)/i.test(text)
      ? notFresh
      : (meanings.get(outer.error instanceof Error ? outer.error.name : (status ?? outer.name)) ?? [
          "backend",
          "see the server's log",
        ]);
  const [serverCode = ""] = /^[A-Z_]{3,64} /.exec(text) ?? [];
  const seconds = retryAfterSeconds(headers);
  return new SessionsError(
    code,
    `${method} failed (${serverCode}${status ?? "no answer"}): ${why}.`,
    seconds ? { retryAfterSeconds: seconds } : {},
  );
}
