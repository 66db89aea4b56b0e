import { randomBytes } from "node:crypto";
import { type CreateCommand, createSession } from "./create-session.ts";
import { FakeError } from "./fake-error.ts";
import type { FakeSession } from "./fake-session.ts";
import type { FakeState } from "./fake-state.ts";
import { toSessionInfo } from "./to-session-info.ts";
import { type ValidateCommand, validateSession } from "./validate-session.ts";

type Data = Record<string, unknown>;

/** By the name on the wire. What they throw is a {@link FakeError}. */
export const commands: ReadonlyMap<string, (state: FakeState, data: Data) => Data> = new Map<
  string,
  (state: FakeState, data: Data) => Data
>([
  ["Ping", () => ({ timestamp: Math.floor(Date.now() / 1000) })],
  [
    "CreateSession",
    (state, data) => {
      const { sessionId, token: sessionToken, expiresAt } = createSession(state, data as CreateCommand);
      return { sessionId, sessionToken, expiresAt, newDeviceDetected: false };
    },
  ],
  ["ValidateSession", (state, data) => callerOf(validateSession(state, data as ValidateCommand))],
  [
    "ValidateAndRefreshSession",
    (state, data) => {
      const session = validateSession(state, data as ValidateCommand);
      // The former token is dead from here on.
      session.token = `st_${randomBytes(24).toString("base64url")}`;
      return { ...callerOf(session), newSessionToken: session.token };
    },
  ],
  [
    "FetchAllSessionsForUser",
    ({ sessions, rules }, { userId }) => {
      const now = Date.now() / 1000;
      const rows = sessions.filter((one) => one.userId === userId && one.isListed && one.expiresAt > now);
      return { sessions: rows.map((row) => toSessionInfo(row, rules)) };
    },
  ],
  [
    "FetchSessionById",
    ({ sessions, rules }, { sessionId }) => {
      const found = sessions.find((one) => one.sessionId === sessionId);
      if (!found) throw new FakeError("SessionNotFound", undefined, 404);
      return toSessionInfo(found, rules);
    },
  ],
  [
    "InvalidateSessionById",
    (state, { sessionId, userId }) => {
      const { checksUserId } = state.rules;
      const isMeant = (one: FakeSession) =>
        one.sessionId === sessionId && (!checksUserId || userId === undefined || one.userId === userId);
      if (end(state, isMeant) === 0) throw new FakeError("SessionNotFound", undefined, 404);
      return {};
    },
  ],
  [
    "InvalidateSessionByToken",
    (state, { sessionToken }) => {
      end(state, ({ token }) => token === sessionToken);
      return {};
    },
  ],
  [
    "InvalidateAllSessionsForUser",
    (state, { userId }) => ({ sessionsInvalidated: end(state, (one) => one.userId === userId) }),
  ],
  [
    "InvalidateAllSessionsForUserExceptOne",
    (state, { userId, sessionTokenToKeep }) => ({
      sessionsInvalidated: end(state, (one) => one.userId === userId && one.token !== sessionTokenToKeep),
    }),
  ],
]);

function callerOf({ sessionId, userId, createdAt, expiresAt, tags, metadata, deviceKey }: FakeSession): Data {
  return { sessionId, userId, createdAt, expiresAt, tags, metadata, hasDeviceRegistered: !!deviceKey };
}

/** Ends them and counts them. */
function end({ sessions }: FakeState, isMeant: (session: FakeSession) => boolean): number {
  const meant = sessions.filter(isMeant);
  for (const session of meant) sessions.splice(sessions.indexOf(session), 1);
  return meant.length;
}
