import type { SessionLocation } from "../../contract.ts";
import { isFields } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";
import type { BetterAuthServer } from "./server-client.ts";

export interface BetterAuthServerAdapterOptions {
  /** The application's own `auth`, as `betterAuth()` returned it. */
  auth: BetterAuthServer;
  /** The request that asks, or its headers: they say who is signed in. */
  request: Request | { headers: Headers };
  /**
   * The place of a session, from its row (Better Auth's and your additional fields, without the token and without fields
   * that have `returned: false`). Without it, or where it returns undefined, the fields `city`, `region` and `country`
   * are taken.
   */
  location?: (session: Readonly<Record<string, unknown>>) => SessionLocation | undefined;
  /**
   * Whoever signed in longer ago than Better Auth's `session.freshAge` has to confirm who they are (`reauth-required`)
   * before they end or rename a session: whoever finds an open page can't lock its owner out. The list stays visible,
   * because it is what tells a person that something is wrong. Default false.
   */
  requireFreshSession?: boolean;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number;
  /** Names the adapter. Default "better-auth-server". */
  name?: string;
}

/** The options with their defaults, and of the request what is used of it. */
export interface ResolvedOptions extends Required<Omit<BetterAuthServerAdapterOptions, "auth" | "request">> {
  auth: BetterAuthServer;
  headers: Headers;
}

/**
 * The options with their defaults.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions(options: BetterAuthServerAdapterOptions): ResolvedOptions {
  demand(isFields(options), "pass { auth, request }");
  const {
    auth,
    request,
    location = () => undefined,
    requireFreshSession = false,
    timeoutMs = 10_000,
    name = "better-auth-server",
  } = options;
  demand(
    auth?.$context !== undefined && isCallable(auth.api?.getSession) && isCallable(auth.api.revokeSession),
    "auth must be what betterAuth() returns",
  );
  // A plain object of headers, as Node has it, would be nobody's session for ever.
  demand(isCallable(request?.headers?.get), "request must be a Request, or { headers } with real Headers");
  demand(isCallable(location), "location must be a function");
  demand(typeof requireFreshSession === "boolean", "requireFreshSession must be true or false");
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  demand(name && typeof name === "string", "name must be a text");
  return { auth, headers: headersOf(request), location, requireFreshSession, timeoutMs, name };
}

/** A Better Auth whose `baseURL` has `allowedHosts` knows its own address by this header, which a Request may lack. */
function headersOf(request: BetterAuthServerAdapterOptions["request"]): Headers {
  if (!("url" in request) || request.headers.has("host") || !URL.canParse(request.url))
    return request.headers;
  const headers = new Headers(request.headers);
  // trap: better-auth-server-dynamic-base-url
  headers.set("host", new URL(request.url).host);
  return headers;
}

function isCallable(value: unknown): boolean {
  return typeof value === "function";
}

function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new TypeError(`betterAuthServerAdapter: ${what}.`);
}
