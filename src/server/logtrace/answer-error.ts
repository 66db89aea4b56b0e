import { LogTraceError } from "./log-trace-error.ts";

const reasons: ReadonlyMap<number, string> = new Map([
  [400, "LogTrace does not take it; is the status option spelled as this version of LogTrace spells it"],
  // trap: logtrace-key-refused
  [401, "LogTrace does not know this API key or bearer token; make a new one in its dashboard"],
  // trap: logtrace-payment-required
  [402, "the subscription of this LogTrace account is not active; nothing is recorded until it is"],
  [404, "there is no such path; is baseUrl right"],
]);

/** An answer that is no success, by its status alone: LogTrace's text stays behind. */
export function answerError({ status, headers }: Response, what: string): LogTraceError {
  // LogTrace counts by IP address, so all that one server sends is one caller.
  // trap: logtrace-rate-limit
  if (status === 429) {
    const retryAfter = headers.get("retry-after") ?? "";
    return new LogTraceError("rate-limited", `${what} was answered with 429: LogTrace takes 100 a minute.`, {
      status,
      ...(/^\d{1,6}$/.test(retryAfter) ? { retryAfterSeconds: Number(retryAfter) } : {}),
    });
  }
  const reason = reasons.get(status) ?? "LogTrace, or what stands before it, failed";
  return new LogTraceError("backend", `${what} was answered with ${status}: ${reason}.`, { status });
}
