import type { SessionLimit } from "../../contract.ts";
import { demandFor, readSessionLimit } from "../../core/check-options.ts";
import { isFields } from "../../core/fields.ts";
import { isDeadline } from "../../core/with-deadline.ts";
import { isColumn, isSideTable, isTable } from "./identifiers.ts";

/** `postgres` also for PGlite and what speaks like it; `sqlite` also for libSQL, Turso and D1. */
export type SqlDialect = "postgres" | "sqlite";

/**
 * How a column holds an instant: `timestamptz`; `timestamp-utc`, a timestamp without a time zone that means UTC (also
 * SQLite's `CURRENT_TIMESTAMP`); `iso-text`, ISO 8601 with a time zone; `epoch-seconds` and `epoch-milliseconds`, a number.
 */
export type SqlInstants =
  | "timestamptz"
  | "timestamp-utc"
  | "iso-text"
  | "epoch-seconds"
  | "epoch-milliseconds";

/** What is bound: texts, null, and whatever the application gives as `userId`. */
export type SqlValue = string | number | bigint | null;

/**
 * Runs one statement and resolves with its rows, as objects by the names of their columns; without rows, with `[]`. The
 * text has `$1`, `$2`, … (postgres) or `?` (sqlite) for its values, in their order.
 */
export type SqlQuery = (text: string, values: SqlValue[]) => Promise<unknown> | unknown[];

/** The names of the columns of your table, exactly as the database has them: "userId" and "userid" are two. */
export interface SqlColumns {
  /** What the cookie holds, or its hash (`keyIs`). It needs a unique index. */
  key: string;
  /** Whose session it is. It needs an index: each list reads by it. */
  userId: string;
  /** When it ends; NULL = never. */
  expiresAt: string;
  /** An id that is not a secret, and opaque already. Without it, the id is a SHA-256 of the key. */
  id?: string | undefined;
  /** When the person signed in. */
  createdAt?: string | undefined;
  /** When it was last used. */
  lastActiveAt?: string | undefined;
  /** The `User-Agent` header of its last or first request. */
  userAgent?: string | undefined;
  /** The IP address of that request. */
  ipAddress?: string | undefined;
}

/** The options that `sqlSessions` and `sessionHistory` share. */
export interface SqlHistoryOptions {
  /** Runs a statement on your database. */
  query: SqlQuery;
  /** Placeholders, casts and functions. */
  dialect: SqlDialect;
  /** Name of the side table, with its schema before it if it has one. Default "device_sessions". */
  details?: string | undefined;
  /** For how many days an ended session is kept, 1 or more. Default 90. */
  keepDays?: number | undefined;
  /** Deadline of each method, in milliseconds. Default 10000. */
  timeoutMs?: number | undefined;
}

/** Your table, the side table, and how to reach them. */
export interface SqlSessionsOptions extends Omit<SqlHistoryOptions, "details"> {
  /** Name of your table of sessions, with its schema before it if it has one: "auth.sessions". */
  table: string;
  /** Its columns. */
  columns: SqlColumns;
  /** How its instants are written: one word for all, or one for each of the columns that you named. */
  instants: SqlInstants | Partial<Record<"expiresAt" | "createdAt" | "lastActiveAt", SqlInstants>>;
  /**
   * The side table, made by `schema`: user agent, address, sign-in, activity and end of each session. Default
   * "device_sessions"; false = without, so the list has what your own columns have, and there is no history.
   */
  details?: string | false | undefined;
  /**
   * What the column of the key holds: `plain` = what the cookie holds; `hash` = a hash of it, which is then the id as it is.
   * Default `plain`.
   */
  keyIs?: "plain" | "hash" | undefined;
  /** How many sessions your sign-in lets a person have, and what happens beyond that. Default: none is known. */
  sessionLimit?: SessionLimit | undefined;
  /** Names the adapter. Default "sql". */
  name?: string | undefined;
}

/** What both have, with its defaults. */
export interface ResolvedHistoryOptions {
  query: SqlQuery;
  dialect: SqlDialect;
  details: string | undefined;
  keepDays: number;
  timeoutMs: number;
}

/** The options with their defaults. */
export interface ResolvedSqlOptions extends ResolvedHistoryOptions {
  table: string;
  columns: SqlColumns;
  instants: Readonly<Record<"expiresAt" | "createdAt" | "lastActiveAt", SqlInstants>>;
  keyIs: "plain" | "hash";
  sessionLimit: SessionLimit | undefined;
  name: string;
}

type Demand = ReturnType<typeof demandFor>;

const kinds: readonly unknown[] = [
  "timestamptz",
  "timestamp-utc",
  "iso-text",
  "epoch-seconds",
  "epoch-milliseconds",
];
const requiredColumns = ["key", "userId", "expiresAt"] as const;
const optionalColumns = ["id", "createdAt", "lastActiveAt", "userAgent", "ipAddress"] as const;
const instantColumns = ["expiresAt", "createdAt", "lastActiveAt"] as const;

/** @throws {TypeError} that names the first option that is wrong. */
export function resolveSqlOptions(options: SqlSessionsOptions, factory = "sqlSessions"): ResolvedSqlOptions {
  const demand = demandFor(factory);
  demand(isFields(options), "pass { query, dialect, table, columns, instants }");
  const { details = "device_sessions", keyIs = "plain", name = "sql", table } = options;
  const shared = resolveShared({ ...options, details: details === false ? undefined : details }, demand);
  demand(isTable(table), 'table must be the name of a table, such as "sessions" or "auth.sessions"');
  demand(details === false || details !== table, "details must be a table of its own");
  const columns = checkColumns(options.columns, demand);
  demand(keyIs === "plain" || keyIs === "hash", 'keyIs must be "plain" or "hash"');
  demand(name && typeof name === "string", "name must be a text");
  return {
    ...shared,
    table,
    columns,
    instants: checkInstants(options.instants, columns, shared.dialect, demand),
    keyIs,
    sessionLimit: readSessionLimit(demand, options.sessionLimit),
    name,
  };
}

/** @throws {TypeError} that names the first option that is wrong. */
export function resolveHistoryOptions(options: SqlHistoryOptions): ResolvedHistoryOptions {
  const demand = demandFor("sessionHistory");
  demand(isFields(options), "pass { query, dialect }");
  const { details = "device_sessions" } = options;
  return resolveShared({ ...options, details }, demand);
}

function resolveShared(options: SqlHistoryOptions, demand: Demand): ResolvedHistoryOptions {
  const { query, dialect, details, keepDays = 90, timeoutMs = 10_000 } = options;
  demand(typeof query === "function", "query must be a function (text, values) => Promise of rows");
  demand(dialect === "postgres" || dialect === "sqlite", 'dialect must be "postgres" or "sqlite"');
  demand(
    details === undefined || isSideTable(details),
    "details must be the name of a table, of up to 54 characters, or false",
  );
  demand(
    Number.isSafeInteger(keepDays) && keepDays >= 1,
    `keepDays can't be ${String(keepDays)}; it is 1 or more`,
  );
  demand(isDeadline(timeoutMs), `timeoutMs can't be ${String(timeoutMs)}; it is milliseconds, 1 or more`);
  return { query, dialect, details, keepDays, timeoutMs };
}

function checkColumns(given: SqlColumns, demand: Demand): SqlColumns {
  demand(isFields(given), "columns must be { key, userId, expiresAt, … }");
  const known: readonly string[] = [...requiredColumns, ...optionalColumns];
  const unknown = Object.keys(given).find((one) => !known.includes(one));
  demand(unknown === undefined, `columns has no member ${String(unknown)}; it knows ${known.join(", ")}`);
  for (const one of requiredColumns)
    demand(isColumn(given[one]), `columns.${one} must be the name of a column`);
  for (const one of optionalColumns)
    demand(given[one] === undefined || isColumn(given[one]), `columns.${one} must be the name of a column`);
  return { ...given };
}

function checkInstants(
  given: SqlSessionsOptions["instants"],
  columns: SqlColumns,
  dialect: SqlDialect,
  demand: Demand,
): ResolvedSqlOptions["instants"] {
  const named = typeof given === "string" || !isFields(given) ? undefined : given;
  const kindOf = (column: (typeof instantColumns)[number]): SqlInstants => {
    const kind = (named ? named[column] : given) as SqlInstants;
    demand(
      columns[column] === undefined || kinds.includes(kind),
      `instants${named ? `.${column}` : ""} must be ${kinds.join(", ")}`,
    );
    demand(dialect === "postgres" || kind !== "timestamptz", "SQLite has no timestamptz; see instants");
    return kind;
  };
  return {
    expiresAt: kindOf("expiresAt"),
    createdAt: kindOf("createdAt"),
    lastActiveAt: kindOf("lastActiveAt"),
  };
}
