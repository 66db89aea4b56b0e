export type {
  Capability,
  EndedSessionsPage,
  ListOptions,
  SessionDevice,
  SessionList,
  SessionLocation,
  SessionsAdapter,
  UserSession,
} from "../core/contract.ts";
export { SessionsError, type SessionsErrorCode } from "../core/sessions-error.ts";
export { createSessionsHandler, type SessionsHandlerOptions } from "./create-sessions-handler.ts";
export { parseUserAgent } from "./parse-user-agent.ts";
export { type NodeRequest, type NodeResponse, toNodeListener } from "./to-node-listener.ts";
