import { json } from "./json.ts";
import type { LogTraceFake, LogTraceRequest, LogTraceRow } from "./logtrace-fake-types.ts";
import { readBody } from "./read-body.ts";

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const zeroTime = "0001-01-01T00:00:00Z";
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export function recordSession(fake: LogTraceFake, { text }: LogTraceRequest): Response {
  const body = readBody(text);
  if (!body) return json(400, { message: "invalid request body" });
  const loginAt = textOf(body.login_at);
  if (!rfc3339.test(loginAt)) return json(400, { message: "invalid login at format" });
  if (!fake.statuses.includes(body.status as string)) return json(400, { message: "invalid session status" });
  const isFlat = fake.statuses.includes("ACTIVE");
  const details = Object(isFlat ? { ip_address: body.ip_address } : body.request_details);
  const ipAddress = textOf(details.ip_address);
  const row: LogTraceRow = {
    id: crypto.randomUUID(),
    user_id: textOf(body.user_id),
    username: textOf(body.username),
    login_at: loginAt,
    logout_at: zeroTime,
    token: textOf(body.token),
    status: textOf(body.status),
    metadata: Object(body.metadata),
    created_at: new Date().toISOString(),
    operating_system: textOf(details.operating_system),
    http_method: textOf(details.http_method),
    http_status_code: Number(details.http_status_code ?? 0),
    http_endpoint: textOf(details.http_endpoint),
    http_request_duration: textOf(details.request_duration),
    ip_address: ipAddress,
    client_user_agent: textOf(details.client_user_agent),
    geo_ip_location: isFlat ? "" : (fake.places[ipAddress] ?? ""),
    ...(isFlat && { device_info: textOf(body.device_info), location: textOf(body.location) }),
  };
  const isQueued = fake.accepted === 202;
  (isQueued && fake.storesLater ? fake.queued : fake.sessions).push(row);
  return json(fake.accepted, {
    message: isQueued ? "Session accepted for processing" : "Session created successfully",
  });
}
