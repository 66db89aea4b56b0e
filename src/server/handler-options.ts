import type { SessionsAdapter } from "../contract.ts";
import { demandFor } from "../core/check-options.ts";
import { isDeadline } from "../core/with-deadline.ts";

/** Options of `createSessionsHandler`. */
export interface SessionsHandlerOptions {
  /**
   * Returns the adapter of the person who sent the request, or null if nobody is signed in. It is called once for each
   * request, before the body is read: it must leave the body alone, or read `request.clone()`. A `SessionsError` that it
   * throws becomes the response, so rate limits and checks for a recent sign-in belong here.
   */
  adapter: (request: Request) => SessionsAdapter | null | Promise<SessionsAdapter | null>;
  /** The path of the handler, as the browser sees it: "/api/devices". */
  basePath: string;
  /**
   * The application's own public origins: `["https://app.example"]`. Browsers that send no `Sec-Fetch-Site` need it. Do
   * not add the origins of others: their pages could then sign people's devices out.
   */
  allowedOrigins?: readonly string[];
  /**
   * How much of each IP address the page gets. "masked": the network, "203.0.113.0/24" or "2001:db8:1::/48". "full": the
   * whole address, of which the widget still shows the network alone. "none": nothing. Default "masked".
   */
  ipAddress?: "masked" | "full" | "none";
  /**
   * Deadline of the whole response, in milliseconds: the `adapter` callback, the body of the request, and all that the
   * adapter then does. Default 10000. `restAdapter` gives up after 15000.
   */
  timeoutMs?: number;
  /**
   * Called with what was thrown for every response of 500 or above, and if `allowedOrigins` is missing. In development
   * also with what of a list the input check left out, once for each kind of value. An error may hold what a backend
   * said, so keep it on the server. Default: one line on the console, without the text of the error.
   */
  onError?: (error: unknown, request: Request) => unknown;
}

/** The options that decide what a response is, with their defaults. */
export type ResolvedOptions = Required<Omit<SessionsHandlerOptions, "onError">>;

const demand = demandFor("createSessionsHandler");

const ipAddressModes: readonly unknown[] = ["masked", "full", "none"];

/** @throws {TypeError} that says which option is wrong, and why. */
export function resolveOptions(options: SessionsHandlerOptions): ResolvedOptions {
  const {
    adapter,
    basePath,
    allowedOrigins = [],
    ipAddress = "masked",
    timeoutMs = 10_000,
    onError,
    ...unknown
  } = options ?? {};
  // A misspelt allowedOrigins would be noticed only by people with an older browser.
  const [misspelt] = Object.keys(unknown);
  demand(misspelt === undefined, `there is no option "${misspelt}"`);
  demand(typeof adapter === "function", "adapter must be a function that takes the request");
  demand(
    isPlainPath(basePath),
    `basePath can't be "${basePath}": it is a path that starts with a slash and doesn't end with one, as the browser sends it, such as "/api/devices"`,
  );
  demand(Array.isArray(allowedOrigins), "allowedOrigins must be an array of origins");
  for (const origin of allowedOrigins)
    demand(
      isWebOrigin(origin),
      `allowedOrigins can't have "${origin}": an origin is scheme, host and port as the browser writes them, such as "https://app.example"`,
    );
  demand(
    ipAddressModes.includes(ipAddress),
    `ipAddress can't be "${ipAddress}"; it is "masked", "full" or "none"`,
  );
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  demand(onError === undefined || typeof onError === "function", "onError must be a function");
  return { adapter, basePath, allowedOrigins: [...allowedOrigins], ipAddress, timeoutMs };
}

/** A path that no URL parser, proxy or router would write in another way. */
function isPlainPath(path: unknown): boolean {
  return (
    typeof path === "string" &&
    /^(\/[\w.~!$&'()*+,=:@-]+)+$/.test(path) &&
    new URL(path, "http://localhost").pathname === path
  );
}

function isWebOrigin(origin: unknown): boolean {
  try {
    return typeof origin === "string" && /^https?:[^*]+$/.test(origin) && new URL(origin).origin === origin;
  } catch {
    return false;
  }
}
