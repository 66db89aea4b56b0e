export type {
  Capability,
  EndedSessionsPage,
  EndedSessionsPageInput,
  ListOptions,
  SessionDevice,
  SessionLimit,
  SessionList,
  SessionListInput,
  SessionLocation,
  SessionNetwork,
  SessionsAdapter,
  UserSession,
  UserSessionInput,
} from "../contract.ts";
export { SessionsError, type SessionsErrorCode } from "../core/errors.ts";
export { createSessionsHandler, type SessionsHandlerOptions } from "./create-sessions-handler.ts";
export type { RevokedSessions } from "./revoked-sessions.ts";
export { type NodeRequest, type NodeResponse, toNodeListener } from "./to-node-listener.ts";
export { parseUserAgent } from "./user-agent.ts";
