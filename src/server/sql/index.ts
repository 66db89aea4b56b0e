export type { SqlRequestDetails } from "./request-details.ts";
export { type SessionHistory, sessionHistory } from "./session-history.ts";
export type { SqlCaller } from "./sql-caller.ts";
export type {
  SqlColumns,
  SqlDialect,
  SqlHistoryOptions,
  SqlInstants,
  SqlQuery,
  SqlSessionsOptions,
  SqlValue,
} from "./sql-options.ts";
export {
  type SqlRotation,
  type SqlSessions,
  type SqlSignIn,
  type SqlUse,
  sqlSessions,
} from "./sql-sessions.ts";
