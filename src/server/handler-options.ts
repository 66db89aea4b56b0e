import type { SessionsAdapter } from "../contract.ts";
import { isDeadline } from "../core/with-deadline.ts";

export interface SessionsHandlerOptions {
  /**
   * The adapter for the person who sends this request, or null where nobody is signed in. Called once for each request,
   * before its body is read: it must leave the body alone, or read a `request.clone()`. A `SessionsError` that it throws
   * is answered as such, which makes it the place for rate limits and recent authentication.
   */
  adapter: (request: Request) => SessionsAdapter | null | Promise<SessionsAdapter | null>;
  /** The path under which the handler is mounted, as the browser sees it: "/api/devices". */
  basePath: string;
  /**
   * The application's own public origins: `["https://app.example"]`. Needed for browsers that send no `Sec-Fetch-Site`;
   * other origins stay shut out, since the cookie would come along.
   */
  allowedOrigins?: readonly string[];
  /** How IP addresses leave: "203.0.113.0/24" (masked), as they are (full), or not at all (none). Default masked. */
  ipAddress?: "masked" | "full" | "none";
  /**
   * Deadline of the whole answer, in milliseconds: the `adapter` callback, the request's body, and all that the adapter
   * then does. `restAdapter` gives up after 15000. Default 10000.
   */
  timeoutMs?: number;
  /**
   * Called with what was thrown for every answer of 500 or above, and where `allowedOrigins` is missing. The error may
   * hold what an upstream said, so keep it on the server. Default: one line on the console, without the error's text.
   */
  onError?: (error: unknown, request: Request) => unknown;
}

/** The options that decide an answer, with their defaults. */
export type ResolvedOptions = Required<Omit<SessionsHandlerOptions, "onError">>;

const ipAddressModes: readonly unknown[] = ["masked", "full", "none"];

/** @throws {TypeError} which option is wrong, and why. */
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

function demand(isRight: boolean, what: string): void {
  if (!isRight) throw new TypeError(`createSessionsHandler: ${what}.`);
}

/** Nothing that a URL parser, a proxy or a router would write in another way. */
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
