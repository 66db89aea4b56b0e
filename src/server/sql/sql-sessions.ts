import type { SessionList, SessionsAdapter } from "../../contract.ts";
import { askInTime } from "../../core/ask-in-time.ts";
import { cleanText, toSubject } from "../../core/check/values.ts";
import { SessionsError } from "../../core/errors.ts";
import { withoutUndefined } from "../../core/fields.ts";
import { prefetchUserAgentParser } from "../../core/user-agent/load-parser.ts";
import { type Run, runnerOf } from "./database.ts";
import { readState, type State } from "./read-state.ts";
import { activityEveryMs, mergeRows, moveRow, numberNetwork, recordUse, removeRow } from "./record.ts";
import { readDetails, type SqlRequestDetails } from "./request-details.ts";
import { revokeOne, revokeOthers } from "./revoke.ts";
import { cleanUp, readEnded } from "./session-history.ts";
import { hashOf } from "./session-id.ts";
import { type OwnRow, type SessionsTable, sessionsTable } from "./sessions-table.ts";
import { schemaOf } from "./side-table.ts";
import { checkCaller, type SqlCaller } from "./sql-caller.ts";
import { type ResolvedSqlOptions, resolveSqlOptions, type SqlSessionsOptions } from "./sql-options.ts";
import { toSession } from "./to-session.ts";

/** A sign-in, and the request that it came with. */
export interface SqlSignIn extends SqlCaller, SqlRequestDetails {
  /** How the person signed in, in your own word: "password", "passkey", "google". */
  signInMethod?: string | null | undefined;
}

/** A use of a session, and the request that it came with. */
export interface SqlUse extends SqlCaller, SqlRequestDetails {}

/** A session that got a new key. */
export interface SqlRotation extends SqlCaller {
  /** As your table has it now. */
  newKey: string;
}

/**
 * What `sqlSessions` returns. Every method that asks the database rejects with a `SessionsError`, after `timeoutMs` at the
 * latest.
 */
export interface SqlSessions {
  /** The adapter for one request; null for nobody. Throws a `TypeError` if the caller has no `userId` or `key`. */
  adapter(caller: SqlCaller): SessionsAdapter;
  adapter(caller: null | undefined): null;
  adapter(caller: SqlCaller | null | undefined): SessionsAdapter | null;
  /** Notes a sign-in, after your table has the session's row. Without that row nothing is written. */
  recordSignIn(signIn: SqlSignIn): Promise<void>;
  /**
   * Notes a use. Call it for every request that comes with the session: it writes once a minute at most, and when the
   * network has changed. A session that the side table does not know yet gets its row here, and nobody knows then when the
   * person signed in.
   */
  touch(use: SqlUse): Promise<void>;
  /** Takes what is known of a session along to its new key, once your table has it. Not told, it is an end and a new sign-in. */
  recordRotation(rotation: SqlRotation): Promise<void>;
  /** Removes from the side table what ended more than `keepDays` ago. Your own table is left alone. Call it once a day, or so. */
  cleanUp(): Promise<void>;
  /** The statements that make the side table, if it is not there yet: one text for the `exec` of your driver. "" without. */
  readonly schema: string;
  /** The id by which lists name the session of this key. With `columns.id` it is read: `not-found` if there is no such row. */
  idOf(key: string): Promise<string>;
}

/** What an adapter over a table of somebody else's making knows beside the options. */
export interface SqlExtras {
  /** The function that the application calls: errors name it. */
  factory: string;
  /** When a session was last used, by its row. */
  lastActiveAt?: (row: OwnRow) => number | undefined;
  /** How far that can be behind, in seconds, if the side table does not know better. */
  granularitySeconds?: number;
}

/**
 * The sessions of a table that your application has already. Your sign-in stays as it is: the list, signing out and the
 * history come from your table and a side table.
 *
 * Your table needs an index on the column `userId`, by which lists read, and a unique one on `key`.
 *
 * @example
 * const sessions = sqlSessions({
 *   query: (text, values) => pool.query(text, values).then(({ rows }) => rows),
 *   dialect: "postgres",
 *   table: "sessions",
 *   columns: { key: "token", userId: "user_id", expiresAt: "expires_at" },
 *   instants: "timestamptz",
 * });
 * createSessionsHandler({ adapter: async (request) => sessions.adapter(await callerOf(request)) });
 * @throws {TypeError} if an option is wrong.
 */
export function sqlSessions(options: SqlSessionsOptions): SqlSessions {
  return makeSqlSessions(options, { factory: "sqlSessions" });
}

/** `sqlSessions` for adapters that are built on it. */
export function makeSqlSessions(options: SqlSessionsOptions, extras: SqlExtras): SqlSessions {
  const resolved = resolveSqlOptions(options, extras.factory);
  const { details, dialect, columns, keyIs, timeoutMs: ms } = resolved;
  const own = sessionsTable(resolved);
  const run = runnerOf(resolved);
  const keyHashOf = async (key: string) => (keyIs === "hash" ? key : hashOf(key));
  function inTime<T>(what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return askInTime(work, { ms, what });
  }

  /** Two new networks at the same time want the same number: the database refuses it to one of them, which asks again. */
  const number = async (userId: string, network: string, signal: AbortSignal): Promise<void> => {
    for (let triesLeft = 5; ; triesLeft -= 1)
      try {
        await run(numberNetwork(details as string, userId, network), signal);
        return;
      } catch (error) {
        if (triesLeft === 0 || (error as SessionsError).code !== "backend") throw error;
      }
  };

  const record = async (given: SqlUse | SqlSignIn, method: string, isSignIn: boolean): Promise<void> => {
    const caller = checkCaller(given, method);
    if (details === undefined) return;
    const known = readDetails(given);
    const signIn = isSignIn ? { signIn: { method: cleanText((given as SqlSignIn).signInMethod, 40) } } : {};
    await inTime("Recording a session", async (signal) => {
      const keyHash = await keyHashOf(caller.key);
      const written = { caller, keyHash, now: Date.now(), ...signIn, ...known };
      const [row] = await run(recordUse(details, resolved, own, written), signal);
      if (row && known.network) await number(String(caller.userId), known.network, signal);
    });
  };

  return {
    adapter: ((caller: SqlCaller | null | undefined) =>
      caller === null || caller === undefined
        ? null
        : adapterOf(checkCaller(caller, "adapter"), {
            resolved,
            own,
            run,
            extras,
          })) as SqlSessions["adapter"],

    recordSignIn: (signIn) => record(signIn, "recordSignIn", true),
    touch: (use) => record(use, "touch", false),

    async recordRotation({ newKey, ...given }) {
      const { userId, key } = checkCaller(given, "recordRotation");
      const caller = checkCaller({ userId, key: newKey }, "recordRotation");
      if (details === undefined || key === newKey) return;
      await inTime("Recording a rotation", async (signal) => {
        const hashes = { from: await keyHashOf(key), to: await keyHashOf(newKey) };
        const user = String(userId);
        // Twice, since the new key's row may have been a note of a revocation, which is taken back between the two statements.
        for (let triesLeft = 2; triesLeft > 0; triesLeft -= 1) {
          const move = run(moveRow(details, own, caller, hashes, Date.now()), signal);
          // It fails if the new key has got a row meanwhile. If it was something else, the next statement fails too.
          const [moved] = await move.catch((error: SessionsError) => {
            if (error.code !== "backend") throw error;
            return [];
          });
          if (moved) return;
          const [merged] = await run(mergeRows(details, user, hashes), signal);
          if (merged) return void (await run(removeRow(details, user, hashes.from), signal));
        }
      });
    },

    cleanUp: () => cleanUp(resolved, run),
    schema: details === undefined ? "" : schemaOf(details, dialect),

    async idOf(key) {
      if (typeof key !== "string" || key === "")
        throw new TypeError("idOf: key must be a text that is not empty.");
      if (columns.id === undefined) return keyHashOf(key);
      const [row] = await inTime("Reading a session", async (signal) =>
        own.read(await run(own.byKey(key), signal)),
      );
      if (!row) throw new SessionsError("not-found", "There is no such session.");
      return row.id;
    },
  };
}

interface AdapterParts {
  resolved: ResolvedSqlOptions;
  own: SessionsTable;
  run: Run;
  extras: SqlExtras;
}

function adapterOf(caller: SqlCaller, { resolved, own, run, extras }: AdapterParts): SessionsAdapter {
  const { name, timeoutMs: ms, details } = resolved;
  const revocation = (signal: AbortSignal) => ({ options: resolved, own, caller, run, signal });
  return {
    name,

    listSessions({ signal: outer } = {}) {
      prefetchUserAgentParser();
      return askInTime(
        async (signal) =>
          toList(await readState(resolved, own, caller, run, signal), caller, resolved, extras),
        { ms, signal: outer, what: "Listing sessions" },
      );
    },

    revokeSession: (id) =>
      askInTime((signal) => revokeOne(revocation(signal), id), { ms, what: "Revoking a session" }),

    revokeOtherSessions: () =>
      askInTime((signal) => revokeOthers(revocation(signal)), { ms, what: "Revoking the other sessions" }),

    ...(details !== undefined &&
      ({
        listEndedSessions({ signal: outer, cursor } = {}) {
          prefetchUserAgentParser();
          return askInTime(
            async (signal) => {
              const { living } = await readState(resolved, own, caller, run, signal);
              const hashes = new Set(living.map(({ keyHash }) => keyHash));
              return readEnded(resolved, String(caller.userId), cursor, run, signal, hashes);
            },
            { ms, signal: outer, what: "Listing ended sessions" },
          );
        },
      } satisfies Partial<SessionsAdapter>)),
  };
}

function toList(
  { living, current, details, numbers, now }: State,
  { userId }: SqlCaller,
  { sessionLimit, details: sideTable }: ResolvedSqlOptions,
  { lastActiveAt, granularitySeconds }: SqlExtras,
): SessionList {
  const rows = lastActiveAt ? living.map((row) => ({ ...row, lastActiveAt: lastActiveAt(row) })) : living;
  return withoutUndefined({
    sessions: rows.map((row) => toSession(row, details.get(row.keyHash), row.key === current.key, numbers)),
    lastActiveGranularitySeconds:
      granularitySeconds ?? (sideTable === undefined ? undefined : activityEveryMs / 1000),
    serverTime: new Date(now).toISOString(),
    subject: toSubject(String(userId)),
    sessionLimit,
  });
}
