import type { SessionLimit } from "../../contract.ts";
import { demandFor, readSessionLimit } from "../../core/check-options.ts";
import { isFields } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";
import { type FindLocation, isDuration } from "./row.ts";
import type { BetterAuthServer } from "./server-client.ts";
import type { BetterAuthEndedSessions } from "./server-history-hooks.ts";

/** The application's Better Auth, the request that asks, and what may be asked of it. */
export interface BetterAuthServerAdapterOptions {
  /** The application's own `auth`, as `betterAuth()` returned it. */
  auth: BetterAuthServer;
  /** The request that is being handled, or its headers. They say who is signed in. */
  request: Request | { headers: Headers };
  /**
   * Finds the place of a session in its row: Better Auth's own fields and your additional ones, without the token and
   * without fields that have `returned: false`. Without this option, or if it returns undefined or throws, the fields
   * `city`, `region` and `country` are used.
   */
  location?: FindLocation;
  /**
   * If true, revoking and renaming need a sign-in that is younger than Better Auth's `session.freshAge`; an older one gets
   * `reauth-required`. So somebody who finds an open page can't lock its owner out. The list is always shown, because it
   * is what tells a person that something is wrong. Default false.
   */
  requireFreshSession?: boolean;
  /**
   * If the secondary storage is only eventually consistent (Cloudflare KV: 60): how long it may go on knowing a session
   * that was revoked, in seconds. It is added to the lifetime of the cookie cache. Default 0 = it forgets at once.
   */
  revocationLagSeconds?: number;
  /**
   * Deadline of each method, in milliseconds. Default 10000, as the handler's own; if you give the handler less, give it
   * to the adapter too. `revokeOtherSessions` sends for half of it, so that its result is in time for the response.
   */
  timeoutMs?: number;
  /**
   * How many sessions your Better Auth lets a person have, and what happens to a sign-in beyond that: it does not tell. The page
   * says so in time. Default: none is known.
   */
  sessionLimit?: SessionLimit;
  /**
   * The sessions that have ended, which `betterAuthHistory` of the same history records: what `sessionHistory` of
   * `your-devices/server/sql` returns. Default: the adapter has no history.
   */
  history?: Pick<BetterAuthEndedSessions, "list"> | undefined;
  /** Names the adapter. Default "better-auth-server". */
  name?: string;
}

/** The options with their defaults. Only the headers of the request are used. */
export interface ResolvedOptions
  extends Required<
    Omit<BetterAuthServerAdapterOptions, "auth" | "request" | "location" | "sessionLimit" | "history">
  > {
  auth: BetterAuthServer;
  headers: Headers;
  location: FindLocation | undefined;
  sessionLimit: SessionLimit | undefined;
  history: Pick<BetterAuthEndedSessions, "list"> | undefined;
}

const demand = demandFor("betterAuthServerAdapter");

/** @throws {TypeError} that names the first option that is wrong. */
export function resolveOptions(options: BetterAuthServerAdapterOptions): ResolvedOptions {
  demand(isFields(options), "pass { auth, request }");
  const {
    auth,
    request,
    location,
    requireFreshSession = false,
    revocationLagSeconds = 0,
    timeoutMs = 10_000,
    name = "better-auth-server",
    history,
  } = options;
  demand(
    auth?.$context !== undefined && isFunction(auth.api?.getSession) && isFunction(auth.api.revokeSession),
    "auth must be what betterAuth() returns",
  );
  // Node's own headers are a plain object: Better Auth would find no cookie in it, and nobody would ever be signed in.
  demand(isFunction(request?.headers?.get), "request must be a Request or { headers: Headers }");
  demand(location === undefined || isFunction(location), "location must be a function");
  demand(typeof requireFreshSession === "boolean", "requireFreshSession must be true or false");
  demand(isDuration(revocationLagSeconds), `revocationLagSeconds can't be ${revocationLagSeconds}`);
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  demand(history === undefined || isFunction(history?.list), "history must be what sessionHistory() returns");
  demand(name && typeof name === "string", "name must be a text");
  return {
    auth,
    headers: headersOf(request),
    location,
    requireFreshSession,
    revocationLagSeconds,
    timeoutMs,
    name,
    sessionLimit: readSessionLimit(demand, options.sessionLimit),
    history,
  };
}

function headersOf(request: BetterAuthServerAdapterOptions["request"]): Headers {
  if (!("url" in request) || request.headers.has("host") || !URL.canParse(request.url))
    return request.headers;
  const headers = new Headers(request.headers);
  // If `baseURL` has `allowedHosts`, Better Auth knows its own address by the Host header alone, which a Request may lack
  // (trap: better-auth-server-dynamic-base-url).
  headers.set("host", new URL(request.url).host);
  return headers;
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
