import type { PropelAuthClient, PropelAuthDeviceVerification } from "./propel-auth-client.ts";

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
