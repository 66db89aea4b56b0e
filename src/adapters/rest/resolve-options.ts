import type { RestAdapterOptions } from "./rest-adapter-options.ts";

/**
 * The options with their defaults, and the base without a slash at its end.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions({
  baseUrl,
  fetch: send = (url, init) => fetch(url, init),
  headers = {},
  timeoutMs = 15_000,
}: RestAdapterOptions): Required<RestAdapterOptions> {
  const base = String(baseUrl).replace(/\/$/, "");
  // One slash and then none: "//host" is another origin. No query, no fragment, no user before the host.
  demand(
    /^(https?:\/)?\/[^/\\?#@\s][^?#@\s]*$/.test(base),
    `baseUrl can't be "${baseUrl}"; try "/api/devices"`,
  );
  demand(typeof send === "function", "fetch must be a function");
  // setTimeout takes a longer time for none at all.
  demand(timeoutMs >= 1 && timeoutMs < 2 ** 31, `timeoutMs can't be ${timeoutMs}`);
  if (typeof headers !== "function") new Headers(headers);
  return { baseUrl: base, fetch: send, headers, timeoutMs };
}

function demand(isRight: boolean, what: string): void {
  if (!isRight) throw new TypeError(`restAdapter: ${what}.`);
}
