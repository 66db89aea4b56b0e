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
  return request(options, { path, signal }, (response, what) =>
    readJson(response, what).finally(() => discard(response)),
  );
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
    discard(response);
    // Some were revoked, so this must not pass for a refusal: with `backend` the follow-up list decides.
    if (status === 207)
      throw new SessionsError("backend", `${what} revoked some sessions but not all; list again.`);
    if (status !== 204) throw new SessionsError("bad-response", `${what} responded with ${status}, not 204.`);
  });
}

interface WireRequest {
  path: string;
  /** Makes the request a POST. */
  body?: object;
  signal?: AbortSignal | undefined;
}

function request<T>(
  options: Options,
  { path, body, signal }: WireRequest,
  read: (response: Response, what: string) => Promise<T>,
): Promise<T> {
  const url = options.baseUrl + path;
  // The query stays out of messages, because a cursor may say something about a person.
  const what = `${body ? "POST" : "GET"} ${url.split("?", 1)}`;
  return withDeadline(async (inner) => read(await send(options, url, body, inner, what), what), {
    ms: options.timeoutMs,
    signal,
    what,
  }).catch((error) => {
    throw signal?.aborted ? signal.reason : wireError(error, what);
  });
}

/**
 * Sends one request, which is a POST if it has a body.
 *
 * @param signal aborts at the deadline, and with it a GET.
 * @returns a response whose status is a success.
 * @throws {SessionsError} for every other status. `fetch` adds errors of its own.
 */
async function send(
  { fetch, headers }: Options,
  url: string,
  body: object | undefined,
  signal: AbortSignal,
  what: string,
): Promise<Response> {
  const all = await resolveHeaders(headers);
  all.set("accept", "application/json, application/problem+json");
  if (body) {
    all.set("content-type", "application/json");
    all.set("x-your-devices", "1");
  }
  const response = await sendInTime(signal, () =>
    fetch(url, {
      ...(body ? { method: "POST", body: JSON.stringify(body) } : { signal }),
      headers: all,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
    }),
  );
  if (response.ok) return response;
  throw await problemError(response, what).finally(() => discard(response));
}

async function resolveHeaders(headers: Options["headers"]): Promise<Headers> {
  try {
    return new Headers(typeof headers === "function" ? await headers() : headers);
  } catch {
    throw new SessionsError("backend", "The headers option of restAdapter threw, so nothing was sent.");
  }
}

/** @throws {SessionsError} `bad-response` for a status other than 200, another content type, and broken JSON. */
async function readJson(response: Response, what: string): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "no content type";
  const isJson = response.status === 200 && /^application\/json\s*(;|$)/i.test(type);
  const text = isJson ? await readText(response) : "";
  try {
    return JSON.parse(text);
  } catch {
    throw new SessionsError(
      "bad-response",
      `${what} responded with ${response.status}, ${type}, and no JSON. Is baseUrl right?`,
    );
  }
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
  const code = await readCode(response).catch(() => undefined);
  const seconds = retryAfterSeconds(headers, Date.now());
  return new SessionsError(
    code ?? "backend",
    `${what} responded with ${status} (${code ?? "no code of the wire; see openapi.yaml"}).`,
    code === "rate-limited" && seconds ? { retryAfterSeconds: seconds } : {},
  );
}

async function readCode(response: Response): Promise<SessionsErrorCode | undefined> {
  if (!/^application\/problem\+json\s*(;|$)/i.test(response.headers.get("content-type") ?? ""))
    return undefined;
  const body: unknown = JSON.parse(await readText(response));
  return codes[response.status]?.find((known) => isFields(body) && known === body.code);
}

/** What fetch threw is not kept: its text may hold a header. */
function wireError(error: unknown, what: string): SessionsError {
  if (error instanceof SessionsError) return error;
  return new SessionsError(
    "network",
    `${what} had no response: offline, redirected, or the connection broke.`,
  );
}

/** Frees the connection of a response that is not read to its end. */
function discard({ body }: Response): void {
  // cancel() rejects on a locked or used body, and some fetch polyfills have no cancel; both are ignored.
  body?.cancel?.()?.catch(() => {});
}
