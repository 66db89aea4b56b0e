import { fieldsOf } from "../../core/fields.ts";
import { isRow, type Row } from "./row.ts";
import { type BetterAuthContext, callBetterAuth } from "./server-client.ts";
import type { Config } from "./server-config.ts";

/** Who makes the request. Everything else comes from the rows, because a `customSession` may say anything. */
export interface Caller {
  userId: string;
  /** Undefined if a `customSession` left it out. */
  sessionId: string | undefined;
  /** What may be the token of the current session. Only its row tells. */
  tokens: readonly string[];
}

export interface RowsRead {
  /** The user's living sessions, among them those of administrators who impersonate the user. */
  rows: Row[];
  /** More may exist. */
  isTruncated: boolean;
  /** Rows without an id, which were left out. */
  skipped: number;
}

/** More sessions than anybody has, and few enough to read at once. */
export const maxRows = 1000;

/**
 * Reads the living sessions of one user, from the storage that decides whether a session lets somebody in. Each row is
 * read once.
 *
 * @param wantedId is read even if more sessions exist than are read at once.
 * @throws {SessionsError} also `bad-response`, if Better Auth has anything but a list.
 */
export async function readRows(
  context: BetterAuthContext,
  config: Config,
  caller: Caller,
  wantedId?: string,
): Promise<RowsRead> {
  const { adapter, internalAdapter, secondaryStorage } = context;
  const { userId, sessionId = "" } = caller;
  const now = new Date();
  const rows = new Map<string, Row>();
  let skipped = 0;
  // Whatever can't be filtered is not a list, and `askInTime` makes a `bad-response` of that.
  const add = (found: unknown[]): void => {
    const readable = found.filter(isRow);
    skipped += found.length - readable.length;
    for (const row of readable)
      if (row.userId === userId && !hasPassed(row.expiresAt, now) && !rows.has(row.id)) rows.set(row.id, row);
  };
  const findMany = (limit: number, condition: Condition): Promise<unknown[]> =>
    callBetterAuth("findMany", () =>
      adapter.findMany({
        model: "session",
        where: [{ field: "userId", value: userId }, condition],
        // Without a limit, a read of a database ends after 100 rows without a word about the others
        // (trap: better-auth-server-row-cap).
        limit,
        sortBy: { field: "createdAt", direction: "desc" },
      }),
    );

  // A secondary storage keeps an index of the sessions in it, and loses entries of that index. A database behind it has
  // them all (trap: better-auth-server-short-index -> config.isInDatabase && !secondaryStorage).
  const isStored = config.isInDatabase;
  // Two sign-ins at once overwrite each other's entry in the index, so nobody can say that it is complete
  // (trap: better-auth-server-lossy-index -> false).
  let isTruncated = !isStored;
  let tokens: string[] = [];
  if (isStored) {
    const found = await findMany(maxRows + 1, { field: "expiresAt", operator: "gt", value: now });
    isTruncated = found.length > maxRows;
    // The oldest first, as Better Auth lists them.
    add(found.slice(0, maxRows).reverse());
    if (isTruncated && wantedId && !rows.has(wantedId))
      add(await findMany(1, { field: "id", value: wantedId }));
    // If a row of the database is gone, the secondary storage goes on letting its device in
    // (trap: better-auth-server-unstored-session -> []).
    tokens =
      secondaryStorage && !isTruncated
        ? await tokensBeside([...rows.values()], secondaryStorage, userId)
        : [];
  } else {
    add(
      await callBetterAuth("listSessions", () =>
        internalAdapter.listSessions(userId, { onlyActiveSessions: true }),
      ),
    );
  }
  const isUnread = sessionId !== "" && !rows.has(sessionId);
  // The current session can be among those that were not read or that the index has lost
  // (trap: better-auth-server-current-cut-off).
  if (isUnread) tokens.push(...caller.tokens);
  const found = await Promise.all(
    tokens.map((token) => callBetterAuth("findSession", () => internalAdapter.findSession(token))),
  );
  add(found.map((one) => fieldsOf(one, "session")).filter(isRow));
  // What has lost the current session may have lost others.
  isTruncated ||= isUnread && rows.has(sessionId);
  return { rows: [...rows.values()], isTruncated, skipped };
}

type Condition = Parameters<BetterAuthContext["adapter"]["findMany"]>[0]["where"][number];

export function hasPassed(instant: unknown, now: Date = new Date()): boolean {
  return new Date(instant as Date | string) <= now;
}

/** The tokens in the index of the secondary storage that none of these rows has. */
async function tokensBeside(
  rows: readonly Row[],
  storage: NonNullable<BetterAuthContext["secondaryStorage"]>,
  userId: string,
): Promise<string[]> {
  const index = await callBetterAuth("get", () => storage.get(`active-sessions-${userId}`));
  const known = new Set<unknown>(rows.map(({ token }) => token));
  // The index is JSON; some storages parse it by themselves. What can't be read has no tokens.
  return [...`${JSON.stringify(index)}`.matchAll(/token\\?":\\?"([^"\\]+)/g)]
    .map(([, token = ""]) => token)
    .filter((token) => !known.has(token));
}
