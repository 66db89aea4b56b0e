import { type Fields, isFields } from "../core/fields.ts";
import { LogTraceError, requestLogTrace } from "./log-trace-client.ts";
import { isHeaderValue, type ResolvedHistoryOptions } from "./log-trace-options.ts";

/** One page of LogTrace's sessions: those of the whole organisation, newest sign-in first. */
export interface HistoryPage {
  /** The records of this user, of every status. */
  rows: Fields[];
  isLast: boolean;
  /** When the first record of the page signed in, whosever it is, in milliseconds since 1970. NaN = unreadable. */
  startsAt: number;
}

const path = "/v1/sessions";
const perPage = 50;

/**
 * Reads one page of `GET /v1/sessions`, the endpoint of LogTrace's own dashboard.
 *
 * @param page LogTrace's page number, from 1.
 * @throws {LogTraceError} if LogTrace does not answer with a list, or the `bearerToken` option gives no token.
 */
export async function readHistoryPage(
  { baseUrl, bearerToken, organizationId, userId }: ResolvedHistoryOptions,
  page: number,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const headers: Record<string, string> = { authorization: `Bearer ${await resolveToken(bearerToken)}` };
  if (organizationId !== undefined) headers["x-organization-id"] = organizationId;
  const query = new URLSearchParams({ search: userId, page: `${page}`, per_page: `${perPage}` });
  const { sessions, meta } = await requestLogTrace({ baseUrl, path, query: `?${query}`, headers, signal });
  // Go writes an empty list as null.
  const list: unknown = sessions ?? [];
  if (!Array.isArray(list))
    throw new LogTraceError("bad-response", `GET ${path} was answered without a list of sessions.`);
  const found = list.filter(isFields);
  // There is no filter by user: the search finds its text in other users' ids, names and addresses as well
  // (trap: logtrace-search-contains -> found).
  const rows = found.filter((row) => row.user_id === userId);
  return { rows, startsAt: loginTimeOf(found[0] ?? {}), isLast: list.length === 0 || isLast(meta, page) };
}

/** LogTrace may give fewer records for each page than it was asked for. It says how many in `per_page`. */
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

/** When a record signed in, in milliseconds since 1970. NaN = unreadable. */
export function loginTimeOf({ login_at: loginAt }: Fields): number {
  return Date.parse(String(loginAt));
}
