import { json } from "./json.ts";
import { listSessions } from "./list-sessions.ts";
import type { LogTraceFake, LogTraceRequest } from "./logtrace-fake-types.ts";
import { recordLogout } from "./record-logout.ts";
import { recordSession } from "./record-session.ts";

/** The routes that the newest source registers for sessions, and no other. */
export function answerLogTrace(fake: LogTraceFake, request: LogTraceRequest): Response {
  const { method, path, headers } = request;
  const bearer = headers.authorization?.replace(/^Bearer /, "");
  if (`${method} ${path}` === "GET /v1/sessions") {
    if (bearer !== fake.bearerToken) return json(401, { message: "user is not authenticated" });
    if (fake.organizationId && headers["x-organization-id"] !== fake.organizationId)
      return json(401, { message: "organization not found" });
    if (!fake.isSubscriptionActive) return json(402, { message: "subscription is inactive" });
    return listSessions(fake, request);
  }
  const act = { "/v1/developers/sessions": recordSession, "/v1/developers/sessions/logout": recordLogout }[
    path
  ];
  if (method !== "POST" || !act) return json(404, { message: "not found" });
  const key = headers["x-api-key"] ?? bearer;
  if (!key) return json(401, { message: "please provide an API key" });
  if (key !== fake.apiKey) return json(401, { message: "API key not found" });
  if (!fake.isSubscriptionActive) return json(402, { message: "subscription is inactive" });
  return act(fake, request);
}
