import { randomUUID } from "node:crypto";
import { checkIpRules } from "./check-ip-rules.ts";
import { createToken } from "./create-token.ts";
import { FakeError } from "./fake-error.ts";
import type { FakeSession } from "./fake-session.ts";
import type { FakeState } from "./fake-state.ts";

export type CreateCommand = Pick<FakeSession, "userId"> &
  Partial<Pick<FakeSession, "userAgent" | "ipAddress" | "tags" | "metadata">>;

/** @throws {FakeError} */
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
