import { cleanText, isSessionId, toInstant } from "../core/check/values.ts";
import { checkIpAddress } from "../core/ip-address.ts";
import { parseUserAgent } from "../core/user-agent/parser.ts";
import { LogTraceError } from "./log-trace-client.ts";

/** One request that is to reach LogTrace. */
export interface LogTraceRecord {
  kind: "sign-in" | "sign-out";
  sessionId: string;
  /** All but the token. */
  body: object;
}

/** The request by which a person signed in. */
export interface LogTraceSignInRequest {
  /** One whole address, from your own proxy and not from what the client says. LogTrace derives the place from it. */
  ipAddress?: string;
  userAgent?: string;
  /** "macOS". Default: as the user agent says. */
  operatingSystem?: string;
  /** "POST" */
  method?: string;
  /** "/login". Origin, query and fragment of a URL are left out, since they may hold a credential. */
  endpoint?: string;
}

/** A person has signed in. */
export interface LogTraceSignIn {
  /** The session's id, as the adapter lists it; never its token. LogTrace gets a reference in its place. */
  sessionId: string;
  /** By which `logTraceHistory` finds it again. */
  userId: string;
  /** Shown in LogTrace's dashboard. */
  userName?: string;
  /** When; a text has to be ISO 8601 with a zone. Default: now. */
  signedInAt?: Date | string;
  request?: LogTraceSignInRequest;
}

/**
 * A sign-in as LogTrace takes it. Headers of the request are none of it: they hold the cookie.
 *
 * @throws {LogTraceError} which member is wrong.
 */
export function toSignIn(entry: LogTraceSignIn, status: string): LogTraceRecord {
  const { sessionId, userId, userName, signedInAt = new Date(), request } = entry;
  demand(isSessionId(sessionId), "sessionId must be a text of 1 to 512 characters");
  demand(typeof userId === "string" && userId !== "", "userId must be a text that is not empty");
  const at = signedInAt instanceof Date ? signedInAt.toJSON() : signedInAt;
  const loginAt = toInstant(at);
  demand(loginAt, "signedInAt must be a Date, or ISO 8601 with a zone, such as 2026-01-15T10:30:00Z");
  let details: object = { request_details: { timestamp: loginAt, ...toRequestDetails(request ?? {}) } };
  // The versions that spell it so read these members, and nothing of the nested ones.
  // trap: logtrace-flat-details
  if (status === "ACTIVE") details = toFlatDetails(request ?? {});
  return {
    kind: "sign-in",
    sessionId,
    body: {
      // trap: logtrace-login-time
      login_at: loginAt,
      // trap: logtrace-status-spelling
      status,
      user_id: userId,
      username: cleanText(userName),
      ...details,
    },
  };
}

/** Without `location`: these versions store what they are given, and nobody here knows the place. */
function toFlatDetails({ userAgent, operatingSystem, ipAddress }: LogTraceSignInRequest): object {
  return {
    device_info: cleanText(userAgent, 512) ?? cleanText(operatingSystem),
    ip_address: checkIpAddress(ipAddress),
  };
}

function toRequestDetails(request: LogTraceSignInRequest): object {
  const userAgent = cleanText(request.userAgent, 512);
  return {
    http_method: cleanText(request.method, 20)?.toUpperCase(),
    http_endpoint: cleanText(pathOf(request.endpoint), 512),
    ip_address: checkIpAddress(request.ipAddress),
    operating_system: cleanText(request.operatingSystem) ?? parseUserAgent(userAgent).os,
    client_user_agent: userAgent,
  };
}

/** Of a path or URL, what stands between its host and its parameters: tokens stand in the rest. */
function pathOf(endpoint: unknown): string | undefined {
  return /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/[^/?#]*)?([^?#;]*)/i.exec(String(endpoint ?? ""))?.[1];
}

function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new LogTraceError("backend", `A sign-in was not recorded: ${what}.`);
}

/**
 * A sign-out as LogTrace takes it: the token alone, and the time is that of its arrival.
 *
 * @throws {LogTraceError} where the id is none.
 */
export function toSignOut(sessionId: string): LogTraceRecord {
  if (!isSessionId(sessionId))
    throw new LogTraceError(
      "backend",
      "A sign-out was not recorded: its session id must be a text of 1 to 512 characters.",
    );
  return { kind: "sign-out", sessionId, body: {} };
}
