import { checkIpAddress } from "../../core/check-ip-address.ts";
import { cleanText } from "../../core/clean-text.ts";
import { isSessionId } from "../../core/is-session-id.ts";
import { toInstant } from "../../core/to-instant.ts";
import { parseUserAgent } from "../../core/user-agent.ts";
import { LogTraceError } from "./log-trace-error.ts";
import type { LogTraceRecord } from "./log-trace-record.ts";
import type { LogTraceSignIn, LogTraceSignInRequest } from "./log-trace-sign-in.ts";

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
