import type { LogTraceRow } from "./logtrace-fake-types.ts";

let made = 0;

/** A session of "ann" that she signed out of, but for what is given. */
export function logTraceRow(changes: Partial<LogTraceRow> = {}): LogTraceRow {
  made += 1;
  return {
    id: `row-${made}`,
    user_id: "ann",
    username: "Ann",
    login_at: "2026-01-15T10:30:00Z",
    logout_at: "2026-01-15T11:30:00Z",
    token: `token-that-an-application-sent-${made}`,
    status: "active",
    metadata: {},
    created_at: "2026-01-15T10:30:01Z",
    operating_system: "",
    http_method: "POST",
    http_status_code: 200,
    http_endpoint: "/login",
    http_request_duration: "",
    ip_address: "203.0.113.5",
    client_user_agent: "",
    geo_ip_location: "",
    ...changes,
  };
}
