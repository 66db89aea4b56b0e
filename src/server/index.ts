export type {
  Capability,
  EndedSessionsPage,
  ListOptions,
  SessionDevice,
  SessionList,
  SessionLocation,
  SessionsAdapter,
  UserSession,
} from "../contract.ts";
export { SessionsError, type SessionsErrorCode } from "../core/errors.ts";
export { createSessionsHandler, type SessionsHandlerOptions } from "./create-sessions-handler.ts";
export { type NodeRequest, type NodeResponse, toNodeListener } from "./to-node-listener.ts";
export { parseUserAgent } from "./user-agent.ts";
