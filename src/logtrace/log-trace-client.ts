import { SessionsError, type SessionsErrorCode, type SessionsErrorOptions } from "../core/errors.ts";
import { type Fields, isFields } from "../core/fields.ts";
import { readText } from "../core/http.ts";
import { sendInTime } from "../core/with-deadline.ts";

interface LogTraceRequest {
  baseUrl: string;
  path: string;
  /** Begins with "?". No error repeats it, since it names a user. */
  query?: string;
  headers: Record<string, string>;
  /** Sent as JSON, and makes the request a POST. */
  body?: object;
  /** Aborts at the deadline. */
  signal: AbortSignal;
}

/**
 * Sends one request to LogTrace.
 *
 * @returns the JSON object of a successful response. A POST that gets 202 is accepted, whatever the body says: that is
 *   an empty object.
 * @throws {LogTraceError} for everything that goes wrong.
 */
export async function requestLogTrace({
  baseUrl,
  path,
  query = "",
  headers,
  body,
  signal,
}: LogTraceRequest): Promise<Fields> {
  const what = `${body ? "POST" : "GET"} ${path}`;
  const init: RequestInit = {
    ...(body && { method: "POST", body: JSON.stringify(body) }),
    headers: {
      accept: "application/json",
      ...(body && { "content-type": "application/json" }),
      ...headers,
    },
    // The key must not follow a redirect to another host. Some runtimes don't have "error".
    redirect: "manual",
    cache: "no-store",
    credentials: "omit",
    signal,
  };
  let response: Response;
  let text: string;
  try {
    response = await sendInTime(signal, () => fetch(baseUrl + path + query, init));
    if (body && response.status === 202) {
      // Read to its end, so that the connection can be used again.
      await readText(response).catch(() => {});
      return {};
    }
    const { status } = response;
    text = await readText(
      response,
      (maxBytes) =>
        new LogTraceError("bad-response", `LogTrace's response has more than ${maxBytes} bytes.`, { status }),
    );
  } catch (thrown) {
    if (thrown instanceof LogTraceError) throw thrown;
    throw new LogTraceError(
      "network",
      `${what} got no response: LogTrace can't be reached, or the connection broke.`,
    );
  }
  if (!response.ok) throw errorOf(response, what);
  return parse(text, what, response.status);
}

function parse(text: string, what: string, status: number): Fields {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {}
  if (isFields(json)) return json;
  throw new LogTraceError(
    "bad-response",
    `${what} was answered with ${status} and no JSON object, so something other than LogTrace answered. Is baseUrl right?`,
    { status },
  );
}

const reasons: ReadonlyMap<number, string> = new Map([
  [400, "LogTrace does not take it; is the status option spelled as this version of LogTrace spells it"],
  // 401 is about the application's own key, and never about the person who is signed in (trap: logtrace-key-refused).
  [401, "LogTrace does not know this API key or bearer token; make a new one in its dashboard"],
  // While the subscription is inactive, LogTrace refuses every request with 402 (trap: logtrace-payment-required).
  [402, "the subscription of this LogTrace account is not active; nothing is recorded until it is"],
  [404, "there is no such path; is baseUrl right"],
]);

/** The error of a response that is not a success, by its status alone: LogTrace's text may repeat what it was sent. */
function errorOf({ status, headers }: Response, what: string): LogTraceError {
  // LogTrace allows 100 requests a minute for each IP address, so all requests of a server count together
  // (trap: logtrace-rate-limit).
  if (status === 429) {
    const retryAfter = headers.get("retry-after") ?? "";
    return new LogTraceError("rate-limited", `${what} was answered with 429: LogTrace takes 100 a minute.`, {
      status,
      ...(/^\d{1,6}$/.test(retryAfter) ? { retryAfterSeconds: Number(retryAfter) } : {}),
    });
  }
  const reason = reasons.get(status) ?? "LogTrace, or a proxy before it, failed";
  return new LogTraceError("backend", `${what} was answered with ${status}: ${reason}.`, { status });
}

/**
 * LogTrace did not do what it was asked to do. The code is never `unauthenticated`: if LogTrace refuses the application's
 * key, that says nothing of the person who is signed in.
 */
export class LogTraceError extends SessionsError {
  override readonly name: string = "LogTraceError";
  /** HTTP status of LogTrace's response. 401 and 402 are for the operator to solve. Absent = there was no response. */
  readonly status?: number;

  constructor(
    code: SessionsErrorCode,
    message: string,
    { status, ...options }: SessionsErrorOptions & { status?: number } = {},
  ) {
    super(code, message, options);
    if (status !== undefined) this.status = status;
  }
}

/** Turns whatever was thrown into a LogTraceError. A foreign error's text is left out: it may hold a credential. */
export function toLogTraceError(thrown: unknown, what: string): LogTraceError {
  if (thrown instanceof LogTraceError) return thrown;
  if (thrown instanceof SessionsError) return new LogTraceError(thrown.code, thrown.message);
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return new LogTraceError("backend", `${what} failed before anything was sent (${kind}).`);
}
