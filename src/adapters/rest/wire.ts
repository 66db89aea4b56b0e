import { SessionsError, type SessionsErrorCode } from "../../core/errors.ts";
import { isFields } from "../../core/fields.ts";
import { readText, retryAfterSeconds } from "../../core/read-response.ts";
import type { RestAdapterOptions } from "./options.ts";

interface WireRequest {
  path: string;
  /** Aborts at the deadline. Only a request that reads is aborted with it: what was sent is not unsent. */
  signal: AbortSignal;
  /** Given by calls that act. */
  body?: object;
}

/**
 * One request of the wire; resolves with an answer whose status is a success.
 *
 * @throws {SessionsError} whatever went wrong.
 */
export async function send(
  { baseUrl, fetch, headers }: Required<RestAdapterOptions>,
  { path, signal, body }: WireRequest,
  what: string,
): Promise<Response> {
  const all = await resolveHeaders(headers);
  all.set("accept", "application/json, application/problem+json");
  if (body) {
    all.set("content-type", "application/json");
    all.set("x-your-devices", "1");
  }
  // What the deadline has called unanswered must not be sent after it.
  signal.throwIfAborted();
  const response = await fetch(baseUrl + path, {
    ...(body ? { method: "POST", body: JSON.stringify(body) } : { signal }),
    headers: all,
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  });
  if (response.ok) return response;
  throw await problemError(response, what).finally(() => letGo(response));
}

async function resolveHeaders(headers: Required<RestAdapterOptions>["headers"]): Promise<Headers> {
  try {
    return new Headers(typeof headers === "function" ? await headers() : headers);
  } catch {
    throw new SessionsError("backend", "The headers option of restAdapter threw, so nothing was sent.");
  }
}

/**
 * The JSON of a 200.
 *
 * @throws {SessionsError} `bad-response` where there is none: another status, another content type, a broken text.
 */
export async function readJson(response: Response, what: string): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "no content type";
  const isJson = response.status === 200 && /^application\/json\s*(;|$)/i.test(type);
  const text = isJson ? await readText(response) : "";
  try {
    return JSON.parse(text);
  } catch {
    throw new SessionsError(
      "bad-response",
      `${what} was answered with ${response.status}, ${type}, and no JSON. Is baseUrl right?`,
    );
  }
}

/** The codes of the wire by their status. "not-found" is none: an unknown session is answered like an ended one. */
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
 * An answer that is no success, by the `code` of its problem details (RFC 9457). Where status, content type and code are
 * not those of the wire, it came from somebody else: a proxy's 401 must not sign anybody out. Its texts stay behind.
 */
async function problemError(response: Response, what: string): Promise<SessionsError> {
  const { status, headers } = response;
  const code = await readCode(response).catch(() => undefined);
  const seconds = retryAfterSeconds(headers, Date.now());
  return new SessionsError(
    code ?? "backend",
    `${what} was answered with ${status} (${code ?? "and no code that the wire has; see openapi.yaml"}).`,
    code === "rate-limited" && seconds ? { retryAfterSeconds: seconds } : {},
  );
}

async function readCode(response: Response): Promise<SessionsErrorCode | undefined> {
  if (!/^application\/problem\+json\s*(;|$)/i.test(response.headers.get("content-type") ?? ""))
    return undefined;
  const body: unknown = JSON.parse(await readText(response));
  return codes[response.status]?.find((known) => isFields(body) && known === body.code);
}

/** An answer that nobody reads to its end would keep its connection. */
export function letGo({ body }: Response): void {
  // One that was read, or is being read, can't be let go: that is no error. Nor is a body of a fetch that has another kind.
  body?.cancel?.()?.catch(() => {});
}
