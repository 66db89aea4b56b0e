import { parseUserAgent } from "../../../src/server/index.ts";
import { checkIpRules } from "./check-ip-rules.ts";
import { FakeError } from "./fake-error.ts";
import type { FakeRules } from "./fake-rules.ts";
import type { FakeSession } from "./fake-session.ts";
import type { FakeState } from "./fake-state.ts";
import { fromSeconds } from "./from-seconds.ts";
import { hasTags } from "./has-tags.ts";

export interface ValidateCommand {
  sessionToken?: string;
  userAgent?: string;
  ipAddress?: string;
  requiredTags?: string[];
  deviceVerification?: { signedDeviceChallenge: string };
  ignoreDeviceForVerification?: boolean;
}

/** @throws {FakeError} */
export function validateSession({ sessions, rules }: FakeState, command: ValidateCommand): FakeSession {
  const { sessionToken, userAgent, ipAddress } = command;
  const now = Date.now() / 1000;
  const session = sessions.find(({ token, expiresAt }) => token === sessionToken && expiresAt > now);
  if (!session) throw new FakeError("InvalidSessionToken", "SessionTokenNotFound", 401);
  checkIpRules(ipAddress, rules);
  if (session.userAgent && userAgent && isAnotherSystem(session.userAgent, userAgent)) {
    // As a stolen session: whoever has it is out, and so is its owner.
    sessions.splice(sessions.indexOf(session), 1);
    throw new FakeError("InvalidSessionToken", "SessionTokenNotFound", 401);
  }
  if (!hasTags(session, command.requiredTags))
    throw new FakeError("InvalidSessionToken", "MissingRequiredTags", 401);
  if (command.ignoreDeviceForVerification !== true) verifyDevice(session, command, rules);
  // Not documented; this fake notes it.
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
