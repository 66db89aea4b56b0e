import { json } from "./json.ts";
import type { LogTraceFake, LogTraceRequest } from "./logtrace-fake-types.ts";

/** Of the whole organisation, newest login first, with the raw token. */
export function listSessions(fake: LogTraceFake, { query }: LogTraceRequest): Response {
  const { search = "", status } = query;
  const page = Math.max(Number(query.page ?? 1), 1);
  const perPage = Math.min(Math.max(Number(query.per_page ?? 10), 1), fake.maxPerPage);
  const wanted = search.toLowerCase();
  const found = fake.sessions
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
  return json(200, {
    sessions: found.slice((page - 1) * perPage, page * perPage),
    meta: { paging: { total: found.length, per_page: perPage, page } },
    message: "Sessions have been fetched successfully",
  });
}
