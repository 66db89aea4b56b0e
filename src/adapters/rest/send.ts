import { SessionsError } from "../../core/sessions-error.ts";
import { letGo } from "./let-go.ts";
import { problemError } from "./problem-error.ts";
import type { RestAdapterOptions } from "./rest-adapter-options.ts";

export interface WireRequest {
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
