import { SessionsError } from "../../core/sessions-error.ts";
import { withoutUndefined } from "../../core/without-undefined.ts";
import { call } from "./call.ts";
import type { ResolvedOptions } from "./resolve-options.ts";

/** Whoever asks. */
export interface Caller {
  userId: string;
  sessionId: string;
}

/**
 * By the call that leaves the token as it is: an adapter can't set the cookie that a refreshed one would need.
 *
 * @param ignoresDevice Whether a registered device need not have signed: enough to list, never to act.
 * @throws {SessionsError}
 */
export async function readCaller(options: ResolvedOptions, ignoresDevice: boolean): Promise<Caller> {
  const { session, token = "", cookieName, userAgent, ipAddress, deviceVerification } = options;
  // On the wire a token that is undefined is a member that is missing, and what that means is not documented.
  // trap: propelauth-undefined-vanishes
  if (!token) throw new SessionsError("unauthenticated", `The request has no cookie ${cookieName}.`);
  const command = withoutUndefined({
    sessionToken: token,
    // trap: propelauth-user-agent
    userAgent,
    // trap: propelauth-ip-address
    ipAddress,
    deviceVerification,
    ignoreDeviceForVerification: ignoresDevice || undefined,
  });
  const caller = await call("ValidateSession", () => session.validate(command));
  // trap: propelauth-refresh-rotates
  if (caller.newSessionToken !== undefined)
    throw new SessionsError(
      "unsupported",
      "client.session.validate returned a new session token, which an adapter can't hand to the browser. Pass the client itself, whose validate never rotates.",
    );
  const { userId, sessionId } = caller;
  if (!isText(userId) || !isText(sessionId))
    throw new SessionsError("bad-response", "ValidateSession was answered without userId or sessionId.");
  return { userId, sessionId };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
