import { cleanText, isSessionId, toInstant } from "../core/check/values.ts";
import { checkIpAddress } from "../core/ip-address.ts";
import { parseUserAgent } from "../core/user-agent/parser.ts";
import { LogTraceError } from "./log-trace-client.ts";

/** The request with which a person signed in. */
export interface LogTraceSignInRequest {
  /** One whole address, from your own proxy: what a client says may be forged. LogTrace derives the place from it. */
  ipAddress?: string;
  /** As the client sent it. */
  userAgent?: string;
  /** "macOS". Default: what the user agent says. */
  operatingSystem?: string;
  /** "POST" */
  method?: string;
  /** "/login". Origin, query and fragment of a URL are left out, since they may hold a credential. */
  endpoint?: string;
}

/** A person has signed in. */
export interface LogTraceSignIn {
  /** The session's id as the adapter lists it, 1 to 512 characters; never its token. LogTrace gets a reference instead. */
  sessionId: string;
  /** `logTraceHistory` finds the record by it. */
  userId: string;
  /** Shown in LogTrace's dashboard. */
  userName?: string;
  /** A text must be ISO 8601 with a zone, such as 2026-01-15T10:30:00Z. Default: now. */
  signedInAt?: Date | string;
  /** What is known of the request. Absent = nothing. */
  request?: LogTraceSignInRequest;
}

/** What the recorder sends to LogTrace in one request. */
export interface LogTraceRecord {
  kind: "sign-in" | "sign-out";
  sessionId: string;
  /** The body of the request, without the token. */
  body: object;
}

/**
 * The record of a sign-in. No headers of the request are in it, since they hold the cookie.
 *
 * @param status how this version of LogTrace spells that a session has begun.
 * @throws {LogTraceError} that says which member is wrong.
 */
export function toSignIn(entry: LogTraceSignIn, status: string): LogTraceRecord {
  const { sessionId, userId, userName, signedInAt = new Date(), request } = entry;
  demand(isSessionId(sessionId), "sessionId must be a text of 1 to 512 characters");
  demand(typeof userId === "string" && userId !== "", "userId must be a text that is not empty");
  const loginAt = toInstant(signedInAt instanceof Date ? signedInAt.toJSON() : signedInAt);
  demand(loginAt, "signedInAt must be a Date, or ISO 8601 with a zone, such as 2026-01-15T10:30:00Z");
  // The versions that take ACTIVE read flat members and nothing of request_details (trap: logtrace-flat-details -> false).
  const isFlat = status === "ACTIVE";
  const details = isFlat
    ? toFlatDetails(request ?? {})
    : { request_details: { timestamp: loginAt, ...toRequestDetails(request ?? {}) } };
  return {
    kind: "sign-in",
    sessionId,
    body: {
      // LogTrace refuses a time that is not RFC 3339 with a zone (trap: logtrace-login-time -> signedInAt).
      login_at: loginAt,
      // The status is case-sensitive, and each version has its own spelling (trap: logtrace-status-spelling).
      status,
      user_id: userId,
      username: cleanText(userName),
      ...details,
    },
  };
}

/** The older versions also have `location`, which they don't derive: it stays away, since the place is not known here. */
function toFlatDetails({ userAgent, operatingSystem, ipAddress }: LogTraceSignInRequest): object {
  return {
    device_info: cleanText(userAgent, 512) ?? cleanText(operatingSystem),
    ip_address: oneAddress(ipAddress),
  };
}

/** Of a list in `X-Forwarded-For`, the client may have written the first itself. A record must not hold what may be forged. */
function oneAddress(value: unknown): string | undefined {
  return typeof value === "string" && !value.includes(",") ? checkIpAddress(value) : undefined;
}

function toRequestDetails(request: LogTraceSignInRequest): object {
  const userAgent = cleanText(request.userAgent, 512);
  return {
    http_method: cleanText(request.method, 20)?.toUpperCase(),
    http_endpoint: cleanText(pathOf(request.endpoint), 512),
    ip_address: oneAddress(request.ipAddress),
    operating_system: cleanText(request.operatingSystem) ?? parseUserAgent(userAgent).os,
    client_user_agent: userAgent,
  };
}

/** The path of a path or URL. Query, fragment and parameters (";jsessionid=…") may hold tokens. */
function pathOf(endpoint: unknown): string | undefined {
  return /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/[^/?#]*)?([^?#;]*)/i.exec(String(endpoint ?? ""))?.[1];
}

function demand(isRight: unknown, what: string): void {
  if (!isRight) throw new LogTraceError("backend", `A sign-in was not recorded: ${what}.`);
}

/**
 * The record of a sign-out. It is the token alone: LogTrace takes the time at which it arrives.
 *
 * @throws {LogTraceError} if the id can't be one.
 */
export function toSignOut(sessionId: string): LogTraceRecord {
  if (!isSessionId(sessionId))
    throw new LogTraceError(
      "backend",
      "A sign-out was not recorded: its session id must be a text of 1 to 512 characters.",
    );
  return { kind: "sign-out", sessionId, body: {} };
}
