import { SessionsError } from "../../core/errors.ts";
import { type Fields, isFields, withoutUndefined } from "../../core/fields.ts";
import { runCommand } from "./client.ts";
import type { ResolvedOptions } from "./options.ts";

/** The sessions of one user, and which of them is the current one. */
export interface SessionsRead {
  userId: string;
  /** Undefined if the list lacks the current session. */
  currentId: string | undefined;
  rows: Row[];
  /** How many rows have no id. */
  skipped: number;
}

/** A session as PropelAuth lists it. */
export type Row = Fields & { sessionId: string };

/**
 * Lists the caller's sessions.
 *
 * @throws {SessionsError} as `runCommand`, and `bad-response` if there is no list.
 */
export async function readSessions(
  { session }: ResolvedOptions,
  { userId, sessionId }: Caller,
): Promise<SessionsRead> {
  const { sessions } = await runCommand("FetchAllSessionsForUser", () => session.fetchAllForUser({ userId }));
  if (!Array.isArray(sessions))
    throw new SessionsError(
      "bad-response",
      "The response to FetchAllSessionsForUser has no list of sessions.",
    );
  const rows = sessions.filter(isRow);
  const isListed = rows.some((row) => row.sessionId === sessionId);
  // A list that lacks the current session is read-only. The session may have just ended, but it is not validated
  // again to find out: what a device has signed may be good for one validation only. The next request will tell.
  return {
    userId,
    currentId: isListed ? sessionId : undefined,
    rows,
    skipped: sessions.length - rows.length,
  };
}

function isRow(row: unknown): row is Row {
  return isFields(row) && isText(row.sessionId);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** The person who sent the request, and the session from which it was sent. */
interface Caller {
  userId: string;
  sessionId: string;
}

interface RememberedCaller {
  /** The caller, if they may see the list. @throws {SessionsError} */
  toList(): Promise<Caller>;
  /** The caller, if they may revoke sessions. @throws {SessionsError} */
  toRevoke(): Promise<Caller>;
}

/** Validates once for the whole request. Only after a list that ignored the device does revoking validate again. */
export function rememberCaller(options: ResolvedOptions): RememberedCaller {
  const readings = new Map<boolean, Promise<Caller>>();
  const callerFor = (need: "list" | "revoke"): Promise<Caller> => {
    // A stolen cookie is enough to pass without the device, so that must not allow revoking
    // (trap: propelauth-ignored-device -> options.ignoreDeviceForListing).
    const ignoresDevice = need === "list" && options.ignoreDeviceForListing;
    const known = readings.get(ignoresDevice);
    if (known) return known;
    const reading = readCaller(options, ignoresDevice);
    readings.set(ignoresDevice, reading);
    reading.catch(() => {
      // What a device has signed may be good for one validation only: sent again, it could turn an outage into a
      // step-up.
      if (!options.deviceVerification) readings.delete(ignoresDevice);
    });
    return reading;
  };
  return { toList: () => callerFor("list"), toRevoke: () => callerFor("revoke") };
}

/**
 * Validates the session token. The command is ValidateSession, because it leaves the token as it is: an adapter
 * cannot set the cookie that a refreshed token would need.
 *
 * @param ignoresDevice whether a registered device need not have signed. Enough for a list, never for a revocation.
 * @throws {SessionsError} `unauthenticated` without a cookie or a living session; as `runCommand`; `unsupported` for a
 *   client that rotates tokens.
 */
async function readCaller(options: ResolvedOptions, ignoresDevice: boolean): Promise<Caller> {
  const { session, token = "", cookieName, userAgent, ipAddress, deviceVerification } = options;
  // On the wire an undefined token is a missing member, and no document says what that means
  // (trap: propelauth-undefined-vanishes).
  if (!token) throw new SessionsError("unauthenticated", `The request has no cookie ${cookieName}.`);
  const command = withoutUndefined({
    sessionToken: token,
    // PropelAuth ends a session whose user agent changes suspiciously, so it gets the person's own or none
    // (trap: propelauth-user-agent).
    userAgent,
    // Rules for IP addresses refuse a validation without an address (trap: propelauth-ip-address).
    ipAddress,
    deviceVerification,
    ignoreDeviceForVerification: ignoresDevice || undefined,
  });
  const caller = await runCommand("ValidateSession", () => session.validate(command));
  // A refreshed token has to become the cookie, and the old one may be dead (trap: propelauth-refresh-rotates).
  if (caller.newSessionToken !== undefined)
    throw new SessionsError(
      "unsupported",
      "client.session.validate returned a new session token, which an adapter can't hand to the browser. Pass the client itself, whose validate never rotates.",
    );
  const { userId, sessionId } = caller;
  if (!isText(userId) || !isText(sessionId))
    throw new SessionsError("bad-response", "The response to ValidateSession lacks userId or sessionId.");
  return { userId, sessionId };
}
