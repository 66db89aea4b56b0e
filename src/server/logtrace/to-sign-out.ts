import { isSessionId } from "../../core/is-session-id.ts";
import { LogTraceError } from "./log-trace-error.ts";
import type { LogTraceRecord } from "./log-trace-record.ts";

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
