import { SessionsError, type SessionsErrorCode, type SessionsErrorOptions } from "../core/errors.ts";
import { type Fields, isFields } from "../core/fields.ts";
import { readText } from "../core/read-response.ts";

interface LogTraceCall {
  baseUrl: string;
  path: string;
  /** With "?" at its front. Kept out of errors. */
  query?: string;
  headers: Record<string, string>;
  /** Makes it a POST. */
  body?: object;
  /** Aborts at the deadline. */
  signal: AbortSignal;
}

/**
 * One request; resolves with the JSON object of an answer that is a success. A POST that is answered with 202 is taken,
 * whatever else the answer says: it resolves with an empty object.
 *
 * @throws {LogTraceError} whatever went wrong.
 */
export async function call({
  baseUrl,
  path,
  query = "",
  headers,
  body,
  signal,
}: LogTraceCall): Promise<Fields> {
  const what = `${body ? "POST" : "GET"} ${path}`;
  let response: Response;
  let text: string;
  // What the deadline has called unanswered must not be sent after it.
  signal.throwIfAborted();
  try {
    response = await fetch(baseUrl + path + query, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      headers: {
        accept: "application/json",
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      // A key must not follow to another host. Not "error", which some runtimes don't have.
      redirect: "manual",
      cache: "no-store",
      credentials: "omit",
      signal,
    });
    if (body && response.status === 202) {
      // Read to its end, so that the connection can be used again.
      await readText(response).catch(() => {});
      return {};
    }
    const { status } = response;
    text = await readText(
      response,
      (most) =>
        new LogTraceError("bad-response", `LogTrace's answer has more than ${most} bytes.`, { status }),
    );
  } catch (thrown) {
    if (thrown instanceof LogTraceError) throw thrown;
    throw new LogTraceError("network", `${what} had no answer: LogTrace is not reached, or it broke off.`);
  }
  if (!response.ok) throw answerError(response, what);
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
    `${what} was answered with ${status} and no JSON object, so it was not LogTrace that answered. Is baseUrl right?`,
    { status },
  );
}

const reasons: ReadonlyMap<number, string> = new Map([
  [400, "LogTrace does not take it; is the status option spelled as this version of LogTrace spells it"],
  // trap: logtrace-key-refused
  [401, "LogTrace does not know this API key or bearer token; make a new one in its dashboard"],
  // trap: logtrace-payment-required
  [402, "the subscription of this LogTrace account is not active; nothing is recorded until it is"],
  [404, "there is no such path; is baseUrl right"],
]);

/** An answer that is no success, by its status alone: LogTrace's text stays behind. */
function answerError({ status, headers }: Response, what: string): LogTraceError {
  // LogTrace counts by IP address, so all that one server sends is one caller.
  // trap: logtrace-rate-limit
  if (status === 429) {
    const retryAfter = headers.get("retry-after") ?? "";
    return new LogTraceError("rate-limited", `${what} was answered with 429: LogTrace takes 100 a minute.`, {
      status,
      ...(/^\d{1,6}$/.test(retryAfter) ? { retryAfterSeconds: Number(retryAfter) } : {}),
    });
  }
  const reason = reasons.get(status) ?? "LogTrace, or what stands before it, failed";
  return new LogTraceError("backend", `${what} was answered with ${status}: ${reason}.`, { status });
}

/**
 * What LogTrace did not do. Never `unauthenticated`: a key that LogTrace refuses says nothing of the person who is
 * signed in.
 */
export class LogTraceError extends SessionsError {
  override readonly name: string = "LogTraceError";
  /** LogTrace's own answer: 401 and 402 are for whoever runs the application. Absent where there was none. */
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

/** Whatever was thrown, without its text: only what this package wrote is known to hold no credential. */
export function toLogTraceError(thrown: unknown, what: string): LogTraceError {
  if (thrown instanceof LogTraceError) return thrown;
  if (thrown instanceof SessionsError) return new LogTraceError(thrown.code, thrown.message);
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return new LogTraceError("backend", `${what} failed before anything was sent (${kind}).`);
}
