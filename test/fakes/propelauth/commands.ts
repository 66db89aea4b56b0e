import { type CreateCommand, FakeError, type FakeRules, type FakeSession, type FakeState } from "./data.ts";
import {
  createSession,
  createToken,
  fromSeconds,
  hasTags,
  toSessionInfo,
  type ValidateCommand,
  validateSession,
} from "./sessions.ts";

type Data = Record<string, unknown>;

/** By their names on the wire. They throw a {@link FakeError}. */
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
      // The old token is invalid from now on.
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
      const isTarget = (one: FakeSession) =>
        one.sessionId === sessionId && (!checksUserId || userId === undefined || one.userId === userId);
      if (end(state, isTarget) === 0) throw new FakeError("SessionNotFound", undefined, 404);
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

/** Ends sessions. @returns how many. */
function end({ sessions }: FakeState, isMeant: (session: FakeSession) => boolean): number {
  const meant = sessions.filter(isMeant);
  for (const session of meant) sessions.splice(sessions.indexOf(session), 1);
  return meant.length;
}

/** @throws {FakeError} if the integration key is missing, unknown, or not allowed to run this command. */
export function checkKey(headers: Headers, command: string, rules: FakeRules): void {
  const authorization = headers.get("authorization");
  if (authorization === null) throw new FakeError("NoIntegrationKeyFoundInHeader", undefined, 401);
  if (!authorization.startsWith("Bearer ")) throw new FakeError("InvalidPrefix", "Expected Bearer", 401);
  if (authorization !== `Bearer ${rules.integrationKey}`)
    throw new FakeError("IntegrationKeyNotFound", undefined, 401);
  if (rules.allowedCommands && !rules.allowedCommands.includes(command))
    throw new FakeError("CommandNotAllowed", { command_name: command }, 403);
}
