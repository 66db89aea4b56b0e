import { isFields } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";
import type { PropelAuthClient, PropelAuthDeviceVerification } from "./client.ts";

export interface PropelAuthAdapterOptions {
  /**
   * The application's own client. Its integration key has to allow ValidateSession, FetchAllSessionsForUser,
   * InvalidateSessionById and InvalidateAllSessionsForUserExceptOne.
   */
  client: PropelAuthClient;
  /** The request that asks, or its headers: their cookie says who is signed in. */
  request: Request | { headers: Headers };
  /** The cookie in which the application keeps the session token. Default "sessionToken". */
  cookieName?: string;
  /**
   * The person's user agent, exactly where the application hands it to PropelAuth at sign-in and at every validation
   * too: `request.headers.get("user-agent")`. PropelAuth ends a session whose user agent changes in a suspicious way, so
   * never the server's own. Without it none is sent.
   */
  userAgent?: string | null | undefined;
  /**
   * The person's address, as the application tells it to PropelAuth at sign-in. Needed where rules for addresses exist.
   * Which proxies to believe is the application's knowledge. Without it none is sent.
   */
  ipAddress?: string | null | undefined;
  /**
   * Where people register devices: what the browser has signed for this request, sent to PropelAuth once. Without it
   * (null or undefined) whoever has registered a device is asked to confirm who they are: `reauth-required`.
   */
  deviceVerification?: PropelAuthDeviceVerification | null | undefined;
  /**
   * Whether a request without `deviceVerification` may list the sessions of somebody who has registered a device
   * (PropelAuth's `ignoreDeviceForVerification`). It ends none: for that, what the device has signed is needed all the
   * same. Default false, because a stolen cookie would then show where its owner is signed in, and from which addresses.
   */
  ignoreDeviceForListing?: boolean;
  /** How long the application's stateless tokens live, in seconds: they outlive their session. Default 0: it has none. */
  revocationLagSeconds?: number;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number;
}

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

/**
 * The value of the first cookie of this name, decoded as frameworks write it; undefined where there is none. The first,
 * because a browser sends the one with the longest path first.
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
