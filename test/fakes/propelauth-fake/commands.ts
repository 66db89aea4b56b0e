import { type CreateCommand, createSession } from "./create-session.ts";
import { createToken } from "./create-token.ts";
import { FakeError } from "./fake-error.ts";
import type { FakeRules } from "./fake-rules.ts";
import type { FakeSession } from "./fake-session.ts";
import type { FakeState } from "./fake-state.ts";
import { fromSeconds } from "./from-seconds.ts";
import { hasTags } from "./has-tags.ts";
import { toSessionInfo } from "./to-session-info.ts";
import { type ValidateCommand, validateSession } from "./validate-session.ts";

type Data = Record<string, unknown>;

/** By the name on the wire. What they throw is a {@link FakeError}. */
export const commands: ReadonlyMap<string, (state: FakeState, data: Data) => Data> = new Map<
  string,
  (state: FakeState, data: Data) => Data
>([
  ["Ping", ({ rules }) => ({ timestamp: fromSeconds(Math.floor(Date.now() / 1000), rules) })],
  [
    "CreateSession",
    (state, data) => {
      const {
        sessionId,
        token: sessionToken,
        expiresAt: seconds,
      } = createSession(state, data as CreateCommand);
      const expiresAt = fromSeconds(seconds, state.rules);
      return { sessionId, sessionToken, expiresAt, newDeviceDetected: false };
    },
  ],
  [
    "ValidateSession",
    (state, data) => callerOf(validateSession(state, data as ValidateCommand), state.rules),
  ],
  [
    "ValidateAndRefreshSession",
    (state, data) => {
      const session = validateSession(state, data as ValidateCommand);
      // The former token is dead from here on.
      session.token = createToken();
      return { ...callerOf(session, state.rules), newSessionToken: session.token };
    },
  ],
  [
    "FetchAllSessionsForUser",
    ({ sessions, rules }, data) => {
      const now = Date.now() / 1000;
      const rows = sessions.filter((one) => isMeant(one, data) && one.isListed && one.expiresAt > now);
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
      const isTheOne = (one: FakeSession) =>
        one.sessionId === sessionId && (!checksUserId || userId === undefined || one.userId === userId);
      if (end(state, isTheOne) === 0) throw new FakeError("SessionNotFound", undefined, 404);
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
    (state, data) => ({ sessionsInvalidated: end(state, (one) => isMeant(one, data)) }),
  ],
  [
    "InvalidateAllSessionsForUserExceptOne",
    (state, data) => ({
      sessionsInvalidated: end(state, (one) => isMeant(one, data) && one.token !== data.sessionTokenToKeep),
    }),
  ],
]);

function callerOf(session: FakeSession, rules: FakeRules): Data {
  const { sessionId, userId, tags, metadata, deviceKey } = session;
  const createdAt = fromSeconds(session.createdAt, rules);
  const expiresAt = fromSeconds(session.expiresAt, rules);
  return { sessionId, userId, createdAt, expiresAt, tags, metadata, hasDeviceRegistered: !!deviceKey };
}

function isMeant(session: FakeSession, { userId, sessionTags }: Data): boolean {
  return session.userId === userId && hasTags(session, sessionTags);
}

/** Ends them and counts them. */
function end({ sessions }: FakeState, isMeant: (session: FakeSession) => boolean): number {
  const meant = sessions.filter(isMeant);
  for (const session of meant) sessions.splice(sessions.indexOf(session), 1);
  return meant.length;
}
