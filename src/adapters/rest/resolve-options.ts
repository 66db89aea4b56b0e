import { isDeadline } from "../../core/is-deadline.ts";
import type { RestAdapterOptions } from "./rest-adapter-options.ts";

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
