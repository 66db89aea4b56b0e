import type { LogTraceFailure, LogTraceRequest, LogTraceRow, LogTraceState } from "./logtrace-state.ts";

const recording: Readonly<Record<string, typeof recordSession | undefined>> = {
  "/v1/developers/sessions": recordSession,
  "/v1/developers/sessions/logout": recordLogout,
};

/** The routes for sessions that the newest source registers, and no others. */
export function routeToLogTrace(state: LogTraceState, request: LogTraceRequest): Response {
  const { method, path, headers } = request;
  const bearer = headers.authorization?.replace(/^Bearer /, "");
  if (`${method} ${path}` === "GET /v1/sessions") {
    if (bearer !== state.bearerToken) return refuse(401, "user is not authenticated");
    if (state.organizationId && headers["x-organization-id"] !== state.organizationId)
      return refuse(401, "organization not found");
    if (!state.isSubscriptionActive) return refuse(402, "subscription is inactive");
    return listSessions(state, request);
  }
  const handle = recording[path];
  if (method !== "POST" || !handle) return refuse(404, "not found");
  const key = headers["x-api-key"] ?? bearer;
  if (!key) return refuse(401, "please provide an API key");
  if (key !== state.apiKey) return refuse(401, "API key not found");
  if (!state.isSubscriptionActive) return refuse(402, "subscription is inactive");
  return handle(state, request);
}

/** LogTrace's errors are a message and nothing else. */
export function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

/** @throws {TypeError} if the failure is a broken connection. */
export async function fail(failure: LogTraceFailure): Promise<Response> {
  if (failure === "hang") return new Promise(() => {});
  if (failure === "html")
    return new Response("<title>LogTrace</title>", { headers: { "content-type": "text/html" } });
  if (typeof failure === "string") throw new TypeError("The connection breaks.");
  const { status, headers, text } = failure;
  if (text === undefined && !headers) return refuse(status, "it failed");
  return new Response(text ?? "", { status, ...(headers && { headers }) });
}

/** Lists the whole organisation, newest login first, with the raw token. */
function listSessions(state: LogTraceState, { query }: LogTraceRequest): Response {
  const { search = "", status } = query;
  const page = Math.max(Number(query.page ?? 1), 1);
  const perPage = Math.min(Math.max(Number(query.per_page ?? 10), 1), state.maxPerPage);
  const wanted = search.toLowerCase();
  const found = state.sessions
    .filter((row) => status === undefined || row.status === status)
    .filter((row) =>
      [
        row.user_id,
        row.ip_address,
        row.username,
        row.geo_ip_location,
        row.operating_system,
        row.client_user_agent,
        row.device_info ?? "",
        row.location ?? "",
      ].some((text) => text.toLowerCase().includes(wanted)),
    )
    .toSorted((a, b) => Date.parse(b.login_at) - Date.parse(a.login_at));
  return Response.json({
    sessions: found.slice((page - 1) * perPage, page * perPage),
    meta: { paging: { total: found.length, per_page: perPage, page } },
    message: "Sessions have been fetched successfully",
  });
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const zeroTime = "0001-01-01T00:00:00Z";
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function recordSession(state: LogTraceState, { text }: LogTraceRequest): Response {
  const body = bodyOf(text);
  if (!body) return refuse(400, "invalid request body");
  const loginAt = textOf(body.login_at);
  if (!rfc3339.test(loginAt)) return refuse(400, "invalid login at format");
  if (!state.statuses.includes(body.status as string)) return refuse(400, "invalid session status");
  const isFlat = state.statuses.includes("ACTIVE");
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
    geo_ip_location: isFlat ? "" : (state.places[ipAddress] ?? ""),
    ...(isFlat && { device_info: textOf(body.device_info), location: textOf(body.location) }),
  };
  const isQueued = state.accepted === 202;
  (isQueued && state.storesLater ? state.queued : state.sessions).push(row);
  const message = isQueued ? "Session accepted for processing" : "Session created successfully";
  return Response.json({ message }, { status: state.accepted });
}

/** The response is the same whether a row was found or not. */
function recordLogout(state: LogTraceState, { text }: LogTraceRequest): Response {
  const token = bodyOf(text)?.token;
  if (typeof token !== "string" || token === "") return refuse(400, "token is required");
  if (state.logout === "sets-time")
    for (const row of state.sessions) if (row.token === token) row.logout_at = new Date().toISOString();
  return Response.json({ message: "Session logout registered successfully" });
}

function bodyOf(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
