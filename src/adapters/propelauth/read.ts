import { SessionsError } from "../../core/errors.ts";
import { type Fields, isFields, withoutUndefined } from "../../core/fields.ts";
import { call } from "./client.ts";
import type { ResolvedOptions } from "./options.ts";

/** Who sent the request, of which PropelAuth is asked once. */
interface RememberedCaller {
  /** Whoever may see the list. @throws {SessionsError} */
  toList(): Promise<Caller>;
  /** Whoever may end sessions. @throws {SessionsError} */
  toAct(): Promise<Caller>;
}

/** One validation serves the whole request; only where a list may go without the device, an act needs one of its own. */
export function rememberCaller(options: ResolvedOptions): RememberedCaller {
  const known = new Map<boolean, Promise<Caller>>();
  const ask = (need: "list" | "act"): Promise<Caller> => {
    let ignoresDevice = options.ignoreDeviceForListing;
    // trap: propelauth-ignored-device
    if (need === "act") ignoresDevice = false;
    const before = known.get(ignoresDevice);
    if (before) return before;
    const reading = readCaller(options, ignoresDevice);
    known.set(ignoresDevice, reading);
    reading.catch(() => {
      // What a device has signed may be good for one validation: sent again, it could turn an outage into a step-up.
      if (!options.deviceVerification) known.delete(ignoresDevice);
    });
    return reading;
  };
  return { toList: () => ask("list"), toAct: () => ask("act") };
}

/** Whoever asks. */
interface Caller {
  userId: string;
  sessionId: string;
}

/**
 * By the call that leaves the token as it is: an adapter can't set the cookie that a refreshed one would need.
 *
 * @param ignoresDevice Whether a registered device need not have signed: enough to list, never to act.
 * @throws {SessionsError}
 */
async function readCaller(options: ResolvedOptions, ignoresDevice: boolean): Promise<Caller> {
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

/** A session of PropelAuth that can be named. The input check decides the rest. */
export type Row = Fields & { sessionId: string };

export interface SessionsRead {
  userId: string;
  /** The session that asks; undefined where the list lacks it. */
  currentId: string | undefined;
  rows: Row[];
  /** Rows that can't be named. */
  skipped: number;
}

/**
 * The sessions and which of them asks.
 *
 * @throws {SessionsError}
 */
export async function readSessions(
  { session }: ResolvedOptions,
  { userId, sessionId }: Caller,
): Promise<SessionsRead> {
  const { sessions } = await call("FetchAllSessionsForUser", () => session.fetchAllForUser({ userId }));
  if (!Array.isArray(sessions))
    throw new SessionsError(
      "bad-response",
      "FetchAllSessionsForUser was answered without a list of sessions.",
    );
  const rows = sessions.filter(isRow);
  const isListed = rows.some((row) => row.sessionId === sessionId);
  // Not validated again, although it may have ended just now: what a device has signed may be good for one validation, and
  // a list without it is read-only. The next request finds out.
  return {
    userId,
    currentId: isListed ? sessionId : undefined,
    rows,
    skipped: sessions.length - rows.length,
  };
}

function isRow(row: unknown): row is Row {
  return isFields(row) && typeof row.sessionId === "string" && row.sessionId !== "";
}
