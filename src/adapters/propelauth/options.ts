import type { SessionLimit } from "../../contract.ts";
import { demandFor, readSessionLimit } from "../../core/check-options.ts";
import { isFields } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";
import type { PropelAuthClient, PropelAuthDeviceVerification } from "./client.ts";

/** The application's PropelAuth client, the request that asks, and what it tells of the device. */
export interface PropelAuthAdapterOptions {
  /**
   * The application's own client. Its integration key has to allow ValidateSession, FetchAllSessionsForUser,
   * InvalidateSessionById and InvalidateAllSessionsForUserExceptOne.
   */
  client: PropelAuthClient;
  /** The request, or its headers: the cookie says who is signed in. */
  request: Request | { headers: Headers };
  /** The cookie in which the application keeps the session token. Default "sessionToken". */
  cookieName?: string;
  /**
   * The person's user agent: `request.headers.get("user-agent")`. Pass it if, and only if, the application passes it
   * to PropelAuth at sign-in and at every validation, too. Never pass the server's own, because PropelAuth ends a
   * session whose user agent changes suspiciously. Default: none is sent.
   */
  userAgent?: string | null | undefined;
  /**
   * The person's IP address, as the application passes it to PropelAuth at sign-in. It is needed if rules for IP
   * addresses exist. Only the application knows which proxies to trust for it. Default: none is sent.
   */
  ipAddress?: string | null | undefined;
  /**
   * If people can register devices: what the browser has signed for this request. It is sent to PropelAuth once.
   * Without it (null or undefined), a person who has registered a device is asked for a step-up: `reauth-required`.
   */
  deviceVerification?: PropelAuthDeviceVerification | null | undefined;
  /**
   * Whether a request without `deviceVerification` may list the sessions of a person who has registered a device
   * (PropelAuth's `ignoreDeviceForVerification`). Revoking needs what the device has signed all the same. Default
   * false, because with true a stolen cookie shows where its owner is signed in, and from which IP addresses.
   */
  ignoreDeviceForListing?: boolean;
  /** Lifetime of the application's stateless tokens, in seconds: they outlive their session. Default 0: it has none. */
  revocationLagSeconds?: number;
  /**
   * How many sessions your PropelAuth lets a person have, and what happens to a sign-in beyond that: it does not tell. The page
   * says so in time. Default: none is known.
   */
  sessionLimit?: SessionLimit;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number;
}

/** The options with their defaults, and what is used of the request. */
export interface ResolvedOptions {
  session: PropelAuthClient["session"];
  cookieName: string;
  /** The session token; undefined if the request has no such cookie. */
  token: string | undefined;
  userAgent: string | undefined;
  ipAddress: string | undefined;
  deviceVerification: PropelAuthDeviceVerification | undefined;
  /** Always false if the request has a `deviceVerification`: then that is verified. */
  ignoreDeviceForListing: boolean;
  revocationLagSeconds: number;
  sessionLimit: SessionLimit | undefined;
  timeoutMs: number;
}

const methods = ["validate", "fetchAllForUser", "invalidateById", "invalidateAllForUserExceptOne"] as const;

const demand = demandFor("propelAuthAdapter");

/**
 * Fills in the defaults, and reads the cookie.
 *
 * @throws {TypeError} if an option is wrong; the message names it.
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
    methods.every((name) => typeof session?.[name] === "function"),
    "client must be what createClient() of @propelauth/byo-node returns",
  );
  // With a plain object of headers, as Node has it, nobody would ever be signed in.
  demand(
    typeof request?.headers?.get === "function",
    "request must be a Request, or { headers } with real Headers",
  );
  demand(
    typeof cookieName === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(cookieName),
    `cookieName can't be "${cookieName}": it is the name of a cookie, such as "sessionToken"`,
  );
  demand(typeof (userAgent ?? "") === "string", "userAgent must be a text, null or undefined");
  demand(typeof (ipAddress ?? "") === "string", "ipAddress must be a text, null or undefined");
  demand(
    typeof (deviceVerification ?? { signedDeviceChallenge: "" }).signedDeviceChallenge === "string",
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
    sessionLimit: readSessionLimit(demand, options.sessionLimit),
    timeoutMs,
  };
}

/**
 * The value of the first cookie of this name, decoded; undefined if there is none. Browsers send the cookie with the
 * longest path first (RFC 6265, 5.4).
 */
function readCookie(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  if (found === undefined) return undefined;
  const value = found.slice(name.length + 1).replace(/^"(.*)"$/, "$1");
  try {
    return decodeURIComponent(value) || undefined;
  } catch {
    return value;
  }
}
