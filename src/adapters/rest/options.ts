import { demandFor } from "../../core/check-options.ts";
import { isDeadline } from "../../core/with-deadline.ts";

/** `HeadersInit`, derived so that the types of Node, which lack that name, have it too. */
type RequestHeaders = NonNullable<RequestInit["headers"]>;

/** The address of the backend, and how requests are sent to it. */
export interface RestAdapterOptions {
  /**
   * Where `createSessionsHandler`, or a backend of your own, speaks the wire of `openapi.yaml`: a path on the page's
   * own origin, "/api/devices". An absolute http or https URL is for code outside of browsers; a page reaches a
   * backend on another host through a rewrite of its own server.
   */
  baseUrl: string;
  /** Sends the requests. Default: the global `fetch` at the time of each request. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Added to each request, for example a CSRF token. A function is called before each request. */
  headers?: RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>);
  /** Deadline of each method, in milliseconds, until the last byte of the response. Default 15000. */
  timeoutMs?: number;
}

const demand = demandFor("restAdapter");

/**
 * Fills in the defaults, and takes the slash from the end of the base.
 *
 * @throws {TypeError} if an option is wrong; the message names it.
 */
export function resolveOptions(options: RestAdapterOptions): Required<RestAdapterOptions> {
  const {
    baseUrl,
    fetch: send = (url: string, init: RequestInit) => fetch(url, init),
    headers = {},
    timeoutMs = 15_000,
  } = options ?? {};
  const base = String(baseUrl).replace(/\/$/, "");
  // A URL parser gives these another meaning: "//host", a user, a query, a fragment, dots between slashes.
  demand(
    /^(https?:\/)?(\/(?!(\.|%2e){1,2}(\/|$))[^/\\?#@\s\p{Cc}]+)+$/iu.test(base) &&
      // URL.canParse is younger than some browsers in use.
      works(() => new URL(base, "https://app.invalid")),
    `baseUrl can't be "${baseUrl}"; try "/api/devices"`,
  );
  demand(typeof send === "function", "fetch must be a function");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  // The message does not show the headers, because they may hold a credential.
  demand(
    typeof headers === "function" || (Object(headers) === headers && works(() => new Headers(headers))),
    "headers must be HeadersInit, or a function that returns it",
  );
  return { baseUrl: base, fetch: send, headers, timeoutMs };
}

function works(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
