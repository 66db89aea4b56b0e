import { isDeadline } from "../../core/with-deadline.ts";

/** `HeadersInit`, by a way that Node's own types know too. */
type RequestHeaders = NonNullable<RequestInit["headers"]>;

export interface RestAdapterOptions {
  /**
   * Where the wire of `openapi.yaml` is spoken, as `createSessionsHandler` does: a path on the page's own origin,
   * "/api/devices". An absolute http or https URL is for code outside of a browser; a page reaches a backend on another
   * host through a rewrite of its own server.
   */
  baseUrl: string;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with each request, for what the application's own server asks for. A function is called before each one. */
  headers?: RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>);
  /** Deadline of each method, in milliseconds, until the last byte of the answer. Default 15000. */
  timeoutMs?: number;
}

/**
 * The options with their defaults, and the base without a slash at its end.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions(options: RestAdapterOptions): Required<RestAdapterOptions> {
  const {
    baseUrl,
    fetch: send = (url: string, init: RequestInit) => fetch(url, init),
    headers = {},
    timeoutMs = 15_000,
  } = options ?? {};
  const base = String(baseUrl).replace(/\/$/, "");
  // Nothing that a URL parser reads in another way: "//host", a user, a query, a fragment, dots between slashes.
  demand(
    /^(https?:\/)?(\/(?!(\.|%2e){1,2}(\/|$))[^/\\?#@\s\p{Cc}]+)+$/iu.test(base) && isUrl(base),
    `baseUrl can't be "${baseUrl}"; try "/api/devices"`,
  );
  demand(typeof send === "function", "fetch must be a function");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  demand(areHeaders(headers), "headers must be what fetch takes for them, or a function that returns it");
  return { baseUrl: base, fetch: send, headers, timeoutMs };
}

/** `URL.canParse` is younger than some browsers in use. */
function isUrl(base: string): boolean {
  try {
    return Boolean(new URL(base, "https://app.invalid"));
  } catch {
    return false;
  }
}

/** What they hold stays behind: it may be a credential. */
function areHeaders(headers: RestAdapterOptions["headers"]): boolean {
  try {
    if (typeof headers !== "function") new Headers(headers);
    return Object(headers) === headers;
  } catch {
    return false;
  }
}

function demand(isRight: boolean, what: string): void {
  if (!isRight) throw new TypeError(`restAdapter: ${what}.`);
}
