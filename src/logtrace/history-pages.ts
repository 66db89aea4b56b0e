import { type Fields, isFields } from "../core/fields.ts";
import { call, LogTraceError } from "./log-trace-client.ts";
import { isHeaderValue, type ResolvedHistoryOptions } from "./log-trace-options.ts";

/**
 * Goes on after `place` in pages that have moved since: sign-ins come in at the front, so what was read is pushed back, and
 * further than one page where there are many. Newer than the place = read, or not there when the reading began. Older =
 * not read. Of the same instant only the order tells, so the place itself has to be found.
 *
 * @param readBack an earlier page; undefined where no more may be asked for.
 * @returns what gives the user's records of one page that were not read yet, page after page.
 */
export function historyPlaceFinder(
  place: HistoryPlace,
  readBack: (page: number) => Promise<HistoryPage | undefined>,
): (found: HistoryPage, page: number) => Promise<Fields[]> {
  const isPlace = ({ id }: Fields) => id === place.id;
  let passed: boolean | undefined;

  /** Pages are sorted, so the first row tells whether the place can stand on an earlier one. */
  const hasPassed = async ({ startsAt }: HistoryPage, page: number): Promise<boolean> => {
    for (let back = page - 1, start = startsAt; back >= 1 && !(start > place.time); back -= 1) {
      const earlier = await readBack(back);
      // Rather twice than never, after hundreds of sign-ins in one instant.
      if (!earlier || earlier.rows.some(isPlace)) return true;
      start = earlier.startsAt;
    }
    return false;
  };

  return async (found, page) => {
    const rows = found.rows.filter((row) => !(loginTimeOf(row) > place.time));
    const index = rows.findIndex(isPlace);
    const isTie = (row: Fields) => loginTimeOf(row) === place.time;
    if (index < 0 && rows.some(isTie)) passed ??= await hasPassed(found, page);
    const isAhead = index < 0 && passed === false;
    if (index >= 0 || rows.some((row) => !isTie(row))) passed = true;
    return isAhead ? rows.filter((row) => !isTie(row)) : rows.slice(index + 1);
  };
}

interface HistoryPage {
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

/** The last of the user's records that was read, whether it is shown or not. */
interface HistoryPlace {
  id: string;
  /** When it signed in, in milliseconds; NaN where LogTrace's time can't be read. */
  time: number;
}

/** Where the next page begins. */
interface HistoryCursor {
  /** LogTrace's own page, from 1. */
  page: number;
  /** Who signs in meanwhile pushes it, and what comes before it, onto this page or later ones. Absent = none yet. */
  last?: HistoryPlace | undefined;
}

/** For whoever passes it on, a text without meaning. */
export function writeCursor({ page, last }: HistoryCursor): string {
  return last ? `${page}.${Number.isNaN(last.time) ? "" : last.time}.${last.id}` : `${page}.`;
}

/** @returns undefined where `writeCursor` did not write it. */
export function readCursor(cursor: string): HistoryCursor | undefined {
  const match = /^([1-9]\d{0,5})\.(?:(-?\d{1,16})?\.(.{1,512}))?$/s.exec(cursor);
  if (!match) return undefined;
  const [, page, time, id] = match;
  return {
    page: Number(page),
    last: id === undefined ? undefined : { id, time: Number(time ?? Number.NaN) },
  };
}

/** Milliseconds since 1970; NaN where it can't be read. */
export function loginTimeOf({ login_at: loginAt }: Fields): number {
  return Date.parse(String(loginAt));
}
