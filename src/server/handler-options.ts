import type { SessionsAdapter } from "../contract.ts";
import { demandFor } from "../core/check-options.ts";
import { isDeadline } from "../core/with-deadline.ts";
import type { RevokedSessions } from "./revoked-sessions.ts";

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
   * Called after the response, once for each request that has ended sessions of the person's list: close their sockets,
   * write an audit row, send a mail. The response never waits for it. Which sessions have ended, a second list of the same
   * adapter tells: those that the list before had and this one lacks. So it is never called for an id that is unknown,
   * foreign or was gone before, and after a run that ended some of the others it gets those. If that list fails or is
   * truncated, `onError` is told instead. So it is if `onRevoked` throws, or if the list and `onRevoked` together take
   * longer than `timeoutMs`. Nothing is stored: if the process dies in between, `onRevoked` is not called.
   */
  onRevoked?: (revoked: RevokedSessions) => unknown;
  /**
   * Keeps the server running until `onRevoked` is done, on platforms that stop it after the response:
   * `(promise) => context.waitUntil(promise)`. It is called before the response is given out, once for each request that
   * has ended something or may have, with a promise that never rejects. Default: nothing keeps it running.
   */
  waitUntil?: (promise: Promise<void>, request: Request) => unknown;
  /**
   * Called with what was thrown for every response of 500 or above, and if `allowedOrigins` is missing; also if `onRevoked`
   * or `waitUntil` fails, or if it can't be known what to tell `onRevoked`. In development also with what of a list the
   * input check left out, once for each kind of value. An error may hold what a backend said, so keep it on the server.
   * Default: one line on the console, without the text of the error.
   */
  onError?: (error: unknown, request: Request) => unknown;
}

/** The options that decide what happens after a response; without `onError`. */
type AfterResponse = Pick<SessionsHandlerOptions, "onRevoked" | "waitUntil">;

/** The options that decide what a response is, with their defaults. */
export type ResolvedOptions = Required<Omit<SessionsHandlerOptions, "onError" | keyof AfterResponse>>;

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
    onRevoked,
    waitUntil,
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
  for (const [name, value] of Object.entries({ onRevoked, waitUntil, onError }))
    demand(value === undefined || typeof value === "function", `${name} must be a function`);
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
