import type { Capability, EndedSessionsPage, SessionList, UserSession } from "../../contract.ts";
import { SessionsError } from "../errors.ts";
import { isFields, pick, type Readers, withoutUndefined } from "../fields.ts";
import { loadUserAgentParser } from "../user-agent/load-parser.ts";
import { withDeadline } from "../with-deadline.ts";
import { checkSession } from "./check-session.ts";
import { toInstant, toSessionLimit, toSubject } from "./values.ts";

const capabilities: readonly Capability[] = ["revoke", "revoke-others", "rename", "history"];

const whole = (value: unknown): number | undefined =>
  // Of -0, which JSON does not have, it makes 0.
  typeof value === "number" && value >= 0 && value < 1e10 ? Math.ceil(value) || 0 : undefined;
const positiveWhole = (value: unknown): number | undefined => whole(value) || undefined;

export const listReaders: Readers<Omit<SessionList, "sessions">> = {
  // A backend that says something unreadable here meant to restrict something, so nothing is allowed.
  can: (value) =>
    value === undefined
      ? undefined
      : capabilities.filter((capability) => Array.isArray(value) && value.includes(capability)),
  truncated: (value) => value === true || undefined,
  skipped: positiveWhole,
  revocationLagSeconds: positiveWhole,
  lastActiveGranularitySeconds: positiveWhole,
  serverTime: toInstant,
  subject: toSubject,
  sessionLimit: toSessionLimit,
};

export const pageReaders: Readers<Omit<EndedSessionsPage, "sessions">> = {
  nextCursor: (value) =>
    typeof value === "string" && value.length > 0 && value.length <= 2048 ? value : undefined,
  total: whole,
  retentionDays: positiveWhole,
  subject: toSubject,
};

/**
 * Reads one row: `checkSession`, or something that reads less of it.
 *
 * @param latest an instant as `toInstant` writes it: what has happened after it is unknown. Undefined = nobody knows the
 *   time.
 */
export type RowReader = (row: unknown, latest?: string) => UserSession | undefined;

/**
 * The only door by which a backend's list comes in. Copies what is known and well-formed, makes devices of user agents,
 * merges duplicates, and counts the rows that could not be read.
 *
 * @throws {SessionsError} `bad-response` if it is not a list, or has no readable row: a signed-in person has at least the
 *   current session.
 */
export async function checkList(value: unknown, readRow?: RowReader): Promise<SessionList> {
  try {
    const list = readList(value, readRow);
    await nameDevices(list.sessions);
    return list;
  } catch (error) {
    throw error instanceof SessionsError ? error : badList("could not be read", error);
  }
}

/**
 * The same, at once, for a list that came past this door: a host wrote it into the cache, a persister restored it, or it
 * was hydrated. A list that has been checked before comes back with equal content. A device is not made of a user agent
 * here, since that needs the parser. Whatever it gets, it never throws.
 *
 * @returns undefined if it is not a list, or has no readable row.
 */
export function checkForeignList(value: unknown): SessionList | undefined {
  try {
    const list = readList(value, readForeignRow);
    dropUserAgents(list.sessions);
    return list;
  } catch {
    return undefined;
  }
}

/** A row that throws when it is read costs itself alone: nobody would see the others, and no backend hears of it. */
function readForeignRow(row: unknown, latest?: string): UserSession | undefined {
  try {
    return checkSession(row, latest);
  } catch {
    return undefined;
  }
}

/** The list, with its user agents. @throws {SessionsError} `bad-response`, and whatever a hostile value throws. */
function readList(value: unknown, readRow?: RowReader): SessionList {
  if (!isFields(value) || !Array.isArray(value.sessions)) throw badList("is not a list of sessions");
  const { sessions, skipped } = readRows(value.sessions, value.serverTime, readRow);
  if (sessions.length === 0) throw badList(`has no readable session in ${skipped} rows`);
  const { skipped: before = 0, ...rest } = pick(value, listReaders);
  // Always last, so that equal lists have equal texts.
  return withoutUndefined({ sessions, ...rest, skipped: skipped + before || undefined });
}

function badList(what: string, cause?: unknown): SessionsError {
  return new SessionsError("bad-response", `What listSessions returned ${what}. See the type SessionList.`, {
    cause,
  });
}

/**
 * The same for a page of ended sessions, which may be empty. A cursor that is not a text of 1 to 2,048 UTF-16 units is
 * dropped, which ends the paging.
 *
 * @throws {SessionsError} `bad-response` if it is not a page.
 */
export async function checkEndedSessions(value: unknown, readRow?: RowReader): Promise<EndedSessionsPage> {
  try {
    if (!isFields(value) || !Array.isArray(value.sessions)) throw badPage("is not a page of ended sessions");
    const { sessions } = readRows(value.sessions, value.serverTime, readRow);
    await nameDevices(sessions);
    return { sessions, ...pick(value, pageReaders) };
  } catch (error) {
    throw error instanceof SessionsError ? error : badPage("could not be read", error);
  }
}

function badPage(what: string, cause?: unknown): SessionsError {
  return new SessionsError(
    "bad-response",
    `What listEndedSessions returned ${what}. See the type EndedSessionsPage.`,
    { cause },
  );
}

/** In milliseconds. After it the list shows without names of devices, which is better than not at all. */
const parserDeadlineMs = 5000;

const dayMs = 86_400_000;

/**
 * The instant after which nothing can have happened, as `toInstant` writes it: a day after `serverTime`, since clocks
 * differ, but not by days. Undefined = nobody knows the time.
 */
export function latestInstant(serverTime: unknown): string | undefined {
  return toInstant(new Date(Date.parse(toInstant(serverTime) ?? "") + dayMs));
}

/** The readable rows, one for each id, and how many rows could not be read. */
function readRows(rows: readonly unknown[], serverTime: unknown, readRow: RowReader = checkSession) {
  const latest = latestInstant(serverTime);
  const byId = new Map<string, UserSession>();
  let skipped = 0;
  for (const row of rows) {
    const session = readRow(row, latest);
    if (session) byId.set(session.id, newerOf(byId.get(session.id), session));
    else skipped += 1;
  }
  return { sessions: [...byId.values()], skipped };
}

/** The newer of two rows with one id. It is protected from being revoked if either of them is. */
function newerOf(known: UserSession | undefined, session: UserSession): UserSession {
  if (!known) return session;
  const isNewer = (known.lastActiveAt ?? "") <= (session.lastActiveAt ?? "");
  const newer = isNewer ? session : known;
  return withoutUndefined({
    ...newer,
    isCurrent: known.isCurrent || session.isCurrent,
    notRevocable: newer.notRevocable ?? known.notRevocable ?? session.notRevocable,
  });
}

/** Makes a device of each user agent, if the parser can be loaded, and drops the user agent. */
async function nameDevices(sessions: UserSession[]): Promise<void> {
  if (!sessions.some(({ userAgent }) => userAgent)) return;
  const parser = await withDeadline(loadUserAgentParser, {
    ms: parserDeadlineMs,
    what: "The user-agent parser",
  }).catch(() => undefined);
  parser?.nameDevices(sessions);
  dropUserAgents(sessions);
}

function dropUserAgents(sessions: UserSession[]): void {
  for (const session of sessions) delete session.userAgent;
}
