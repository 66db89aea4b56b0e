import { type Fields, isFields } from "../../core/is-fields.ts";
import { readText } from "../../core/read-text.ts";
import { answerError } from "./answer-error.ts";
import { LogTraceError } from "./log-trace-error.ts";

export interface LogTraceCall {
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
