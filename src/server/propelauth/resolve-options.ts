import { isDeadline } from "../../core/is-deadline.ts";
import { isFields } from "../../core/is-fields.ts";
import type { PropelAuthAdapterOptions } from "./propel-auth-adapter-options.ts";
import type { PropelAuthClient, PropelAuthDeviceVerification } from "./propel-auth-client.ts";
import { readCookie } from "./read-cookie.ts";

/** The options with their defaults, and of the request what is used of it. */
export interface ResolvedOptions {
  session: PropelAuthClient["session"];
  cookieName: string;
  /** undefined where the request has no such cookie. */
  token: string | undefined;
  userAgent: string | undefined;
  ipAddress: string | undefined;
  deviceVerification: PropelAuthDeviceVerification | undefined;
  /** False where there is something to verify. */
  ignoreDeviceForListing: boolean;
  revocationLagSeconds: number;
  timeoutMs: number;
}

const commands = ["validate", "fetchAllForUser", "invalidateById", "invalidateAllForUserExceptOne"] as const;

/**
 * The options with their defaults.
 *
 * @throws {TypeError} which one is wrong.
 */
export function resolveOptions(options: PropelAuthAdapterOptions): ResolvedOptions {
  demand(isFields(options), "pass { client, request }");
  const {
    client,
    request,
    cookieName = "sessionToken",
    userAgent,
    ipAddress,
    deviceVerification,
    ignoreDeviceForListing = false,
    revocationLagSeconds = 0,
    timeoutMs = 10_000,
  } = options;
  const session = client?.session;
  demand(
    commands.every((name) => typeof session?.[name] === "function"),
    "client must be what createClient() of @propelauth/byo-node returns",
  );
  // A plain object of headers, as Node has it, would be nobody's session for ever.
  demand(
    typeof request?.headers?.get === "function",
    "request must be a Request, or { headers } with real Headers",
  );
  demand(
    typeof cookieName === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(cookieName),
    `cookieName can't be "${cookieName}": it is the name of a cookie, such as "sessionToken"`,
  );
  demand(isTextOrNothing(userAgent), "userAgent must be a text, null or undefined");
  demand(isTextOrNothing(ipAddress), "ipAddress must be a text, null or undefined");
  demand(
    !isThere(deviceVerification) || typeof deviceVerification.signedDeviceChallenge === "string",
    "deviceVerification must have a signedDeviceChallenge, or be null or undefined",
  );
  demand(typeof ignoreDeviceForListing === "boolean", "ignoreDeviceForListing must be true or false");
  demand(
    Number.isFinite(revocationLagSeconds) && revocationLagSeconds >= 0,
    `revocationLagSeconds can't be ${revocationLagSeconds}`,
  );
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${timeoutMs}`);
  return {
    session,
    cookieName,
    token: readCookie(request.headers, cookieName),
    userAgent: userAgent || undefined,
    ipAddress: ipAddress || undefined,
    deviceVerification: deviceVerification ?? undefined,
    ignoreDeviceForListing: ignoreDeviceForListing && !deviceVerification,
    revocationLagSeconds,
    timeoutMs,
  };
}

function isTextOrNothing(value: unknown): boolean {
  return !isThere(value) || typeof value === "string";
}

function isThere<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}

function demand(isRight: boolean, what: string): void {
  if (!isRight) throw new TypeError(`propelAuthAdapter: ${what}.`);
}
