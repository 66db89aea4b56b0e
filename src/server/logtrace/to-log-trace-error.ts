import { SessionsError } from "../../core/sessions-error.ts";
import { LogTraceError } from "./log-trace-error.ts";

/** Whatever was thrown, without its text: only what this package wrote is known to hold no credential. */
export function toLogTraceError(thrown: unknown, what: string): LogTraceError {
  if (thrown instanceof LogTraceError) return thrown;
  if (thrown instanceof SessionsError) return new LogTraceError(thrown.code, thrown.message);
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return new LogTraceError("backend", `${what} failed before anything was sent (${kind}).`);
}
