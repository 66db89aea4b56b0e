import { isDeadline } from "../../core/is-deadline.ts";
import type { SessionsHandlerOptions } from "./sessions-handler-options.ts";

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
