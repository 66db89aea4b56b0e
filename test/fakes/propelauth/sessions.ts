import { randomBytes, randomUUID } from "node:crypto";
import { parseUserAgent } from "../../../src/server/index.ts";
import { type CreateCommand, FakeError, type FakeRules, type FakeSession, type FakeState } from "./data.ts";

/** Signs somebody in. @throws {FakeError} */
export function createSession({ sessions, rules }: FakeState, command: CreateCommand): FakeSession {
  const { userId, userAgent, ipAddress, tags, metadata } = command;
  const malformed = tags?.find((tag) => !/^[\w-]+:[\w-]+$/.test(tag));
  if (malformed !== undefined) throw new FakeError("TagParseError", { InvalidTagFormat: malformed });
  checkIpRules(ipAddress, rules);
  const currentCount = sessions.filter((session) => session.userId === userId).length;
  const { maxSessions: maxAllowed = Number.POSITIVE_INFINITY } = rules;
  if (currentCount >= maxAllowed) throw new FakeError("SessionLimitExceeded", { currentCount, maxAllowed });
  const now = Math.floor(Date.now() / 1000);
  const session: FakeSession = {
    sessionId: randomUUID(),
    token: createToken(),
    userId,
    createdAt: now,
    expiresAt: now + rules.sessionLifetimeSeconds,
    lastActivityAt: now,
    isListed: true,
    ...(userAgent !== undefined && { userAgent }),
    ...(ipAddress !== undefined && { ipAddress }),
    ...(tags && { tags }),
    ...(metadata !== undefined && { metadata }),
  };
  sessions.push(session);
  return session;
}

/**
 * A session token. It has characters that a cookie must encode, and a "=" that a careless split loses: PropelAuth
 * does not promise base64url.
 */
export function createToken(): string {
  return `st_+/${randomBytes(25).toString("base64")}`;
}

export interface ValidateCommand {
  sessionToken?: string;
  userAgent?: string;
  ipAddress?: string;
  requiredTags?: string[];
  deviceVerification?: { signedDeviceChallenge: string };
  ignoreDeviceForVerification?: boolean;
}

/** The living session with this token. @throws {FakeError} */
export function validateSession({ sessions, rules }: FakeState, command: ValidateCommand): FakeSession {
  const { sessionToken, userAgent, ipAddress } = command;
  const now = Date.now() / 1000;
  const session = sessions.find(({ token, expiresAt }) => token === sessionToken && expiresAt > now);
  if (!session) throw new FakeError("InvalidSessionToken", "SessionTokenNotFound", 401);
  checkIpRules(ipAddress, rules);
  if (session.userAgent && userAgent && isAnotherSystem(session.userAgent, userAgent)) {
    // The cookie counts as stolen, so the session ends for the thief and for its owner.
    sessions.splice(sessions.indexOf(session), 1);
    throw new FakeError("InvalidSessionToken", "SessionTokenNotFound", 401);
  }
  if (!hasTags(session, command.requiredTags))
    throw new FakeError("InvalidSessionToken", "MissingRequiredTags", 401);
  if (command.ignoreDeviceForVerification !== true) verifyDevice(session, command, rules);
  // No document says so, but this fake counts a validation as activity.
  session.lastActivityAt = Math.floor(now);
  return session;
}

function isAnotherSystem(before: string, now: string): boolean {
  return parseUserAgent(before).os !== parseUserAgent(now).os;
}

function verifyDevice(
  { deviceKey, needsNewDevice }: FakeSession,
  { deviceVerification }: ValidateCommand,
  rules: FakeRules,
): void {
  if (needsNewDevice)
    throw new FakeError("NewDeviceChallengeRequired", {
      deviceChallenge: "challenge-for-a-new-device",
      expiresAt: fromSeconds(Math.floor(Date.now() / 1000) + 300, rules),
    });
  if (deviceKey === undefined) return;
  if (!deviceVerification) throw new FakeError("DeviceVerificationRequired");
  if (deviceVerification.signedDeviceChallenge !== `signed with ${deviceKey}`)
    throw new FakeError("DeviceVerificationFailed");
}

/** @throws {FakeError} if rules exist, and the address is missing or not allowed. */
function checkIpRules(ipAddress: unknown, { allowedIpAddresses }: FakeRules): void {
  if (!allowedIpAddresses) return;
  if (typeof ipAddress !== "string") throw new FakeError("IpAddressError", "IpAddressNotSpecified");
  if (!allowedIpAddresses.includes(ipAddress)) throw new FakeError("IpAddressError", "IpNotOnAllowlist");
}

/** Whether the session has all of these tags. That it needs all, and not any, is this fake's assumption. */
export function hasTags({ tags = [] }: FakeSession, asked: unknown): boolean {
  return !Array.isArray(asked) || asked.every((tag) => tags.includes(tag));
}

/** A time in the unit of this sidecar. */
export function fromSeconds(seconds: number, { timeUnit }: FakeRules): number {
  return timeUnit === "milliseconds" ? seconds * 1000 : seconds;
}

const types: Readonly<Record<string, string>> = { desktop: "Desktop", mobile: "Mobile", tablet: "Tablet" };

/** A row of the list: no token, no user, no raw user agent, and nothing that tells the current session. */
export function toSessionInfo(session: FakeSession, rules: FakeRules): Record<string, unknown> {
  const { sessionId, createdAt, expiresAt, lastActivityAt, userAgent, ipAddress, tags, metadata } = session;
  return {
    sessionId,
    createdAt: fromSeconds(createdAt, rules),
    expiresAt: fromSeconds(expiresAt, rules),
    lastActivityAt: fromSeconds(lastActivityAt, rules),
    device: toDeviceInfo(userAgent),
    ipAddress,
    sessionTags: tags,
    metadata,
  };
}

function toDeviceInfo(userAgent: string | undefined): Record<string, unknown> {
  const { type, browser, browserVersion, os, osVersion } = parseUserAgent(userAgent);
  const displayName = [browser, os].filter(Boolean).join(" on ") || "Unknown device";
  const full = browserVersion && `${browserVersion}.0.0.0`;
  return { displayName, deviceType: types[type] ?? "Unknown", browser, browserVersion: full, os, osVersion };
}
