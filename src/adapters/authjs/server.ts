import { askInTime } from "../../core/ask-in-time.ts";
import type { SqlCaller, SqlSessions } from "../../server/sql/index.ts";
import { makeSqlSessions } from "../../server/sql/sql-sessions.ts";
import { type AuthJsSessionsOptions, type AuthJsShape, resolveOptions } from "./options.ts";
import { ownSessions } from "./own-sessions.ts";
import {
  type AuthJsAdapter,
  ownSessionsOf,
  type RecordSignInsOptions,
  recordAuthJsSignIns,
} from "./record-sign-ins.ts";
import { type AuthJsRequest, inCookie, isSigned, readSessionCookie } from "./session-cookie.ts";

export type { AuthJsAdapter, AuthJsRequest, AuthJsSessionsOptions, AuthJsShape, RecordSignInsOptions };
export { recordAuthJsSignIns };

/** What `sqlSessions` returns, and who makes a request. */
export interface AuthJsSessions extends SqlSessions {
  /**
   * The person and the session of a request, by one look-up of what its cookie holds; null without a living session.
   *
   * @throws {SessionsError} (as a rejection) `unsupported` if Auth.js keeps the session in the cookie, which is its default
   *   without an adapter; else as `listSessions`.
   */
  callerOf(request: AuthJsRequest): Promise<SqlCaller | null>;
}

/**
 * The sessions of Auth.js, or NextAuth.js 4, with `session.strategy: "database"`: the list, signing out and the history over
 * its own table, and a side table for what that lacks. Nothing of your Auth.js changes.
 *
 * A session was last active at `expires - maxAge`, which Auth.js moves once in `updateAge` seconds; `touch` in your `session`
 * callback makes that exact to a minute. Auth.js's table needs an index on `userId`, which most of its adapters don't make.
 *
 * @example
 * const sessions = authJsSessions({
 *   query: (text, values) => pool.query(text, values).then(({ rows }) => rows),
 *   dialect: "postgres",
 * });
 * createSessionsHandler({ adapter: async (request) => sessions.adapter(await sessions.callerOf(request)) });
 * @throws {TypeError} if an option is wrong.
 */
export function authJsSessions(options: AuthJsSessionsOptions): AuthJsSessions {
  const { sql, maxAge, updateAge, cookieName } = resolveOptions(options);
  const base = makeSqlSessions(sql, {
    factory: "authJsSessions",
    // Auth.js notes no activity. It moves the end on, at most once per updateAge (trap: authjs-sliding-expiry -> undefined).
    lastActiveAt: ({ lastActiveAt, expiresAt }) =>
      lastActiveAt ?? (expiresAt === undefined ? undefined : expiresAt - maxAge * 1000),
    ...(updateAge > 0 && { granularitySeconds: Math.ceil(updateAge) }),
  });
  const own = ownSessions(sql);
  const sessions: AuthJsSessions = {
    ...base,
    async callerOf(request) {
      const key = readSessionCookie(request, cookieName);
      if (key === undefined) return null;
      const caller = await askInTime((signal) => own.callerOf(key, signal), {
        ms: own.timeoutMs,
        what: "Looking up the session of a cookie",
      });
      if (!caller && isSigned(key)) throw inCookie();
      return caller;
    },
  };
  ownSessionsOf.set(sessions, own);
  return sessions;
}
