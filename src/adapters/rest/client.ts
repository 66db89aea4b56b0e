import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";
import { readText, retryAfterSeconds } from "../../core/http.ts";
import { sendInTime, withDeadline } from "../../core/with-deadline.ts";
import type { RestAdapterOptions } from "./options.ts";

type Options = Required<RestAdapterOptions>;

/**
 * Reads from the wire.
 *
 * @param path below the base, with its query: "/ended?cursor=x".
 * @param signal aborting it rejects with `signal.reason`.
 * @returns the JSON of the response, unchecked.
 * @throws {SessionsError} for every failure.
 */
export function get(options: Options, path: string, signal?: AbortSignal): Promise<unknown> {
  return request(options, { path, signal }, async (response, what) => {
    try {
      return await readJson(response, response.status === 200 && "application/json");
    } catch (error) {
      throw error instanceof SyntaxError ? unexpected(what, response) : error;
    }
  });
}

/**
 * Revokes or renames over the wire. It takes no signal, because what was sent cannot be taken back.
 *
 * @param path below the base: "/revoke".
 * @throws {SessionsError} for every failure.
 */
export function post(options: Options, path: string, body: object): Promise<void> {
  return request(options, { path, body }, async (response, what) => {
    const { status } = response;
    // Some were revoked, so this must not pass for a refusal: with `backend` the follow-up list decides.
    if (status === 207)
      throw new SessionsError("backend", `${what} revoked some sessions, not all: list again.`);
    if (status !== 204) throw unexpected(what, response);
  });
}

function unexpected(
  what: string,
  { status }: Response,
  code: SessionsErrorCode = "bad-response",
): SessionsError {
  return new SessionsError(
    code,
    `${what} responded with ${status}, not as openapi.yaml says. Is baseUrl right?`,
  );
}

interface WireRequest {
  path: string;
  /** Makes the request a POST. */
  body?: object;
  signal?: AbortSignal | undefined;
}

/** @param read gets a response whose status is a success. */
function request<T>(
  { baseUrl, fetch, headers, timeoutMs }: Options,
  { path, body, signal }: WireRequest,
  read: (response: Response, what: string) => Promise<T>,
): Promise<T> {
  const url = baseUrl + path;
  // The query stays out of messages, because a cursor may say something about a person.
  const what = `${body ? "POST" : "GET"} ${url.split("?", 1)}`;
  const exchange = async (deadline: AbortSignal) => {
    const all = await resolveHeaders(headers);
    all.set("accept", "application/json, application/problem+json");
    if (body) {
      all.set("content-type", "application/json");
      all.set("x-your-devices", "1");
    }
    const response = await sendInTime(deadline, () =>
      fetch(url, {
        ...(body ? { method: "POST", body: JSON.stringify(body) } : { signal: deadline }),
        headers: all,
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
      }),
    );
    try {
      if (!response.ok) throw await problemError(response, what);
      return await read(response, what);
    } finally {
      // Frees the connection. cancel() rejects on a locked or used body, and some fetch polyfills have no cancel; both are
      // ignored.
      response.body?.cancel?.()?.catch(() => {});
    }
  };
  return withDeadline(exchange, { ms: timeoutMs, signal, what }).catch((error) => {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof SessionsError) throw error;
    // What fetch threw is not kept: its text may hold a header.
    throw new SessionsError("network", `${what} had no response: offline, redirected or cut off.`);
  });
}

async function resolveHeaders(headers: Options["headers"]): Promise<Headers> {
  try {
    return new Headers(typeof headers === "function" ? await headers() : headers);
  } catch {
    throw new SessionsError("backend", "restAdapter: headers threw, so nothing was sent.");
  }
}

/**
 * @param type the media type that the response must have; false = it can't be right.
 * @throws {SyntaxError} for another media type and for broken JSON.
 */
async function readJson(response: Response, type: string | false): Promise<unknown> {
  const [actual = ""] = (response.headers.get("content-type") ?? "").split(";");
  return JSON.parse(actual.trim().toLowerCase() === type ? await readText(response) : "");
}

/** The wire's codes by HTTP status. It has no `not-found`: an unknown session gets the response of an ended one. */
const codes: Readonly<Record<number, readonly SessionsErrorCode[]>> = {
  401: ["unauthenticated"],
  403: ["reauth-required", "forbidden"],
  409: ["current-session", "current-unknown"],
  429: ["rate-limited"],
  501: ["unsupported"],
  502: ["backend", "network", "bad-response"],
  504: ["timeout"],
};

/**
 * Translates a response that is not a success by the `code` of its problem details (RFC 9457). If status, content
 * type and code do not fit the wire, something else has responded, and the error is `backend`: a proxy's 401 must not
 * sign anybody out. The texts of the response are not kept.
 */
async function problemError(response: Response, what: string): Promise<SessionsError> {
  const { status, headers } = response;
  const body = await readJson(response, "application/problem+json").catch(() => undefined);
  const code = codes[status]?.find((known) => isFields(body) && known === body.code);
  if (!code) return unexpected(what, response, "backend");
  const seconds = code === "rate-limited" && retryAfterSeconds(headers, Date.now());
  return new SessionsError(
    code,
    `${what} responded with ${status} (${code}).`,
    seconds ? { retryAfterSeconds: seconds } : {},
  );
}
