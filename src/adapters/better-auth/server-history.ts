import type { EndedSessionsPage, UserSession } from "../../contract.ts";
import { toSubject } from "../../core/check/values.ts";
import { SessionsError } from "../../core/errors.ts";
import { withoutUndefined } from "../../core/fields.ts";
import { isRow } from "./row.ts";
import { type BetterAuthContext, callBetterAuth } from "./server-client.ts";
import { type Config, readConfig } from "./server-config.ts";
import type { BetterAuthEndedSessions } from "./server-history-hooks.ts";
import { isActivityNoted, toSession } from "./server-map.ts";
import type { ResolvedOptions } from "./server-options.ts";
import { readCaller } from "./server-read.ts";
import { hasPassed, maxRows } from "./server-rows.ts";

/** How many ended sessions a page has. */
const pageSize = 50;
const dayMs = 86_400_000;

/**
 * One page of the caller's ended sessions: those that `betterAuthHistory` has recorded, and those that the database still has
 * although they have expired. The newest 1000 of both.
 *
 * @throws {SessionsError} `unsupported` if Better Auth runs no hook when a session ends; `bad-response` for a cursor that is
 *   none; what `readCaller` throws.
 */
export async function readEnded(
  options: ResolvedOptions,
  history: Pick<BetterAuthEndedSessions, "list">,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<EndedSessionsPage> {
  const { context, config } = await callBetterAuth("betterAuth()", async () => {
    const context = await options.auth.$context;
    return { context, config: readConfig(context) };
  });
  // A secondary storage alone runs no hook, and an empty history would say that nothing has ended
  // (trap: better-auth-history-no-hooks).
  if (!config.hasSessionTable)
    throw new SessionsError(
      "unsupported",
      "Without session.storeSessionInDatabase, Better Auth does not tell when a session ends.",
    );
  const { userId } = await readCaller(options, context);
  const { recorded, ...about } = await readRecorded(history, userId, signal);
  const since = Date.now() - (about.retentionDays ?? Number.POSITIVE_INFINITY) * dayMs;
  const isKept = ({ endedAt = "" }: UserSession) => Date.parse(endedAt) >= since;
  const expired = await readExpired(options, context, config, userId);
  // With preserveSessionInDatabase, Better Auth keeps a revoked session's row as if it had expired. So the record, which knows
  // better, comes last (trap: better-auth-history-preserved-rows -> [...recorded, ...expired.filter(isKept)]).
  const all = [...expired.filter(isKept), ...recorded.map((session) => visible(session, config))];
  const ended = [...new Map(all.map((session) => [session.id, session])).values()].sort((one, other) =>
    positionOf(one) < positionOf(other) ? 1 : -1,
  );
  const before = readCursor(cursor);
  const first = before === undefined ? 0 : ended.findIndex((one) => positionOf(one) < before);
  const sessions = first < 0 ? [] : ended.slice(first, first + pageSize);
  const last = sessions.at(-1);
  return withoutUndefined({
    sessions,
    nextCursor: last && last !== ended.at(-1) ? positionOf(last) : undefined,
    total: ended.length + Math.max(0, (about.total ?? 0) - recorded.length),
    retentionDays: about.retentionDays,
    subject: toSubject(userId),
  });
}

/** Texts of this form sort by time, and then by id. */
function positionOf({ endedAt = "", id }: UserSession): string {
  return `${endedAt} ${id}`;
}

function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined || /^\d{4}-\d\d-\d\dT[\d:.]+Z .+$/s.test(cursor)) return cursor;
  throw new SessionsError("bad-response", "This cursor is not one of a page of ended sessions.");
}

interface Recorded extends Pick<EndedSessionsPage, "total" | "retentionDays"> {
  recorded: UserSession[];
}

/** All pages, up to 1000 sessions: whether an expired row has a record is known from all of them alone. */
async function readRecorded(
  history: Pick<BetterAuthEndedSessions, "list">,
  userId: string,
  signal: AbortSignal,
): Promise<Recorded> {
  const recorded: UserSession[] = [];
  let page: EndedSessionsPage | undefined;
  let about: Pick<EndedSessionsPage, "total" | "retentionDays"> | undefined;
  do {
    const { nextCursor: cursor } = page ?? {};
    page = await history.list({ userId, signal, ...(cursor !== undefined && { cursor }) });
    about ??= page;
    recorded.push(...page.sessions);
  } while (page.nextCursor !== undefined && page.sessions.length > 0 && recorded.length < maxRows);
  return { ...(about as object), recorded };
}

async function readExpired(
  { location }: ResolvedOptions,
  context: BetterAuthContext,
  config: Config,
  userId: string,
): Promise<UserSession[]> {
  const now = new Date();
  const found = await callBetterAuth("findMany", () =>
    context.adapter.findMany({
      model: "session",
      where: [
        { field: "userId", value: userId },
        { field: "expiresAt", operator: "lte", value: now },
      ],
      limit: maxRows,
      sortBy: { field: "expiresAt", direction: "desc" },
    }),
  );
  return found
    .filter(isRow)
    .filter((row) => row.userId === userId && hasPassed(row.expiresAt, now) && !row.impersonatedBy)
    .map((row) => {
      const session = toSession(row, false, config, location);
      return withoutUndefined({ ...session, endedAt: session.expiresAt, endReason: "expired" as const });
    });
}

/** A record without what the application hides by now (`returned: false`). */
function visible(session: UserSession, config: Config): UserSession {
  const shown: UserSession = { ...session, ...(session.location && { location: { ...session.location } }) };
  if (config.hidden.includes("name")) delete shown.name;
  for (const field of ["city", "region", "country"] as const)
    if (config.hidden.includes(field)) delete shown.location?.[field];
  if (shown.location && !Object.keys(shown.location)[0]) delete shown.location;
  if (!isActivityNoted({ ...shown }, config)) delete shown.lastActiveAt;
  return shown;
}
