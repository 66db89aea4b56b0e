import { type Fields, isFields } from "../../core/is-fields.ts";
import { call } from "./call.ts";
import { isHeaderValue } from "./is-header-value.ts";
import { LogTraceError } from "./log-trace-error.ts";
import { loginTimeOf } from "./login-time-of.ts";
import type { ResolvedHistoryOptions } from "./resolve-history-options.ts";

export interface HistoryPage {
  /** Records of this user, of every status. */
  rows: Fields[];
  isLast: boolean;
  /** When the first one signed in, whoever that is, in milliseconds; NaN where that can't be read. */
  startsAt: number;
}

const path = "/v1/sessions";
const perPage = 50;

/** @throws {LogTraceError} */
export async function readHistoryPage(
  { baseUrl, bearerToken, organizationId, userId }: ResolvedHistoryOptions,
  page: number,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const headers: Record<string, string> = { authorization: `Bearer ${await resolveToken(bearerToken)}` };
  if (organizationId !== undefined) headers["x-organization-id"] = organizationId;
  const query = new URLSearchParams({ search: userId, page: `${page}`, per_page: `${perPage}` });
  const { sessions, meta } = await call({ baseUrl, path, query: `?${query}`, headers, signal });
  // Go writes an empty list as null.
  const found: unknown = sessions ?? [];
  if (!Array.isArray(found))
    throw new LogTraceError("bad-response", `GET ${path} was answered without a list of sessions.`);
  let rows = found.filter(isFields);
  // The search finds the text anywhere: in other users' ids, in their names, in their addresses.
  // trap: logtrace-search-contains
  rows = rows.filter((row) => row.user_id === userId);
  const startsAt = loginTimeOf(found.find(isFields) ?? {});
  return { rows, startsAt, isLast: found.length === 0 || isLast(meta, page) };
}

/** LogTrace may give fewer rows a page than it was asked for, and says how many. */
function isLast(meta: unknown, page: number): boolean {
  const { total, per_page: size } = isFields(meta) && isFields(meta.paging) ? meta.paging : {};
  return typeof total === "number" && typeof size === "number" && page * size >= total;
}

async function resolveToken(bearerToken: ResolvedHistoryOptions["bearerToken"]): Promise<string> {
  let token: unknown;
  try {
    token = typeof bearerToken === "function" ? await bearerToken() : bearerToken;
  } catch {
    throw new LogTraceError(
      "backend",
      "The bearerToken option of logTraceHistory threw, so nothing was sent.",
    );
  }
  if (isHeaderValue(token)) return token;
  throw new LogTraceError("backend", "The bearerToken option of logTraceHistory returned no token.");
}
