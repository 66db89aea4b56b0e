import type { Fields } from "../../core/fields.ts";
import { columnText, numberOf, type Run } from "./database.ts";
import { quoted } from "./identifiers.ts";
import { lastInstantMs, msOf } from "./instants.ts";
import { hashOf } from "./session-id.ts";
import type { SqlCaller } from "./sql-caller.ts";
import type { ResolvedSqlOptions } from "./sql-options.ts";
import { joined, ownValue, type Sql, sql, wholeValue } from "./statement.ts";

/** A session as the application's table has it. Instants are milliseconds since 1970. */
export interface OwnRow {
  key: string;
  /** The key as the side table may have it: its SHA-256, or itself if the table has hashes already. */
  keyHash: string;
  id: string;
  expiresAt: number | undefined;
  createdAt: number | undefined;
  lastActiveAt: number | undefined;
  userAgent: string | undefined;
  ipAddress: string | undefined;
}

/** The application's table: what is read of it and the one statement that ends sessions in it. */
export interface SessionsTable {
  /** What a row gives to the side table, for `INSERT INTO … SELECT`. The row is called `s`. */
  readonly expressions: Readonly<
    Record<"expiresAt" | "createdAt" | "lastActiveAt" | "userAgent" | "ipAddress", string>
  > & { id: string | undefined };
  /** The condition for one living session of a person; the row is called `s`. */
  living(caller: SqlCaller, now: number): Sql;
  /** `FROM` and its row `s`. */
  readonly from: string;
  /** All rows of a person, also those that have expired. */
  list(userId: SqlCaller["userId"], run: Run, signal?: AbortSignal): Promise<OwnRow[]>;
  /** Reads the living or expired row of a key, whoever it belongs to: that is in its `user_id`. */
  byKey(key: string): Sql;
  /**
   * Ends one session of the caller, or all others, in one statement, if the caller's own session lives. Resolves with what
   * it has ended, through `read`.
   */
  end(caller: SqlCaller, key: string | undefined, now: number): Sql;
  /** What `end` returned. */
  read(rows: readonly Fields[]): Promise<OwnRow[]>;
}

export function sessionsTable(options: ResolvedSqlOptions): SessionsTable {
  const { columns, instants, dialect, keyIs } = options;
  const table = quoted(options.table);
  const column = (name: string, of: string) => (of === "" ? quoted(name) : `${of}.${quoted(name)}`);
  const instantExpression = (name: "expiresAt" | "createdAt" | "lastActiveAt", of: string) =>
    columns[name] === undefined ? "NULL" : msOf(column(columns[name], of), instants[name], dialect);
  const textExpression = (name: string | undefined, of: string) =>
    name === undefined ? "NULL" : `CAST(${column(name, of)} AS text)`;
  const expressionsOf = (of: string) => ({
    id: columns.id === undefined ? undefined : textExpression(columns.id, of),
    expiresAt: instantExpression("expiresAt", of),
    createdAt: instantExpression("createdAt", of),
    lastActiveAt: instantExpression("lastActiveAt", of),
    userAgent: textExpression(columns.userAgent, of),
    ipAddress: textExpression(columns.ipAddress, of),
  });
  const fieldsOf = (of: string) =>
    Object.entries({ key: textExpression(columns.key, of), ...expressionsOf(of) })
      .flatMap(([name, expression]) => (expression === undefined ? [] : `${expression} AS ${snake(name)}`))
      .join(", ");
  const isOf = (of: string, userId: SqlCaller["userId"]) =>
    sql`${column(columns.userId, of)} = ${ownValue(userId)}`;
  const hasKey = (of: string, key: string) => sql`${column(columns.key, of)} = ${ownValue(key)}`;
  const lives = (of: string, now: number) =>
    sql`COALESCE(${instantExpression("expiresAt", of)}, ${String(lastInstantMs)}) > ${wholeValue(now)}`;

  const read = async (rows: readonly Fields[]): Promise<OwnRow[]> =>
    Promise.all(
      rows.map(async (row) => {
        const key = String(row.key);
        const keyHash = keyIs === "hash" ? key : await hashOf(key);
        return {
          key,
          keyHash,
          // A key lets its holder in, and it may be all that a row has for an id (trap: sql-key-as-id -> key).
          id: columns.id === undefined ? keyHash : String(row.id),
          expiresAt: numberOf(row.expires_at),
          createdAt: numberOf(row.created_at),
          lastActiveAt: numberOf(row.last_active_at),
          userAgent: columnText(row.user_agent),
          ipAddress: columnText(row.ip_address),
        };
      }),
    );

  /**
   * In PostgreSQL, two sessions that end each other at the same time would each see the other one alive. So the rows are
   * locked first, and whoever comes second finds its own row gone. They are locked in the order of their keys, so that no
   * two statements wait for each other, and all of them: `bool_or` reads every row, where `EXISTS` would stop at the first.
   */
  const held = (caller: SqlCaller, key: string | undefined): Sql => {
    const own = isOf("c", caller.userId);
    const keyColumn = column(columns.key, "c");
    const which =
      key === undefined ? own : sql`${own} AND ${keyColumn} IN (${ownValue(key)}, ${ownValue(caller.key)})`;
    const rows = sql`SELECT c.* FROM ${table} AS c WHERE ${which} ORDER BY ${keyColumn}`;
    // Without the locks both would be ended (trap: sql-mutual-revocation -> rows).
    return sql`${rows} FOR UPDATE`;
  };

  return {
    expressions: expressionsOf("s"),
    from: `${table} AS s`,
    living: (caller, now) =>
      joined([isOf("s", caller.userId), hasKey("s", caller.key), lives("s", now)], " AND "),

    async list(userId, run, signal) {
      const statement = sql`SELECT ${fieldsOf("s")} FROM ${table} AS s WHERE ${isOf("s", userId)}`;
      return read(await run(statement, signal));
    },

    byKey: (key) =>
      sql`SELECT ${fieldsOf("s")}, ${column(columns.userId, "s")} AS user_id FROM ${table} AS s WHERE ${hasKey("s", key)}`,

    end(caller, key, now) {
      // SQLite's RETURNING knows no alias.
      const of = dialect === "sqlite" ? "" : "s";
      const isCaller = (name: string) =>
        joined([isOf(name, caller.userId), hasKey(name, caller.key), lives(name, now)], " AND ");
      // SQLite writes one statement after the other, so what is true in it stays true.
      const callerLives =
        dialect === "sqlite"
          ? sql`EXISTS (SELECT 1 FROM ${table} AS c WHERE ${isCaller("c")})`
          : sql`(SELECT bool_or(${isCaller("h")}) FROM held AS h)`;
      const conditions = [
        // A statement by the key alone would end anybody's session (trap: sql-foreign-keys).
        isOf(of, caller.userId),
        ...(key === undefined ? [] : [hasKey(of, key)]),
        // No database knows which session is the current one (trap: sql-revocable-current).
        sql`${column(columns.key, of)} <> ${ownValue(caller.key)}`,
        // Expired rows stay until somebody reads or removes them. They have ended by themselves.
        lives(of, now),
        // Somebody whose own session has been ended must not end others (trap: sql-ended-caller).
        callerLives,
      ];
      const where = joined(conditions, " AND ");
      if (dialect === "sqlite") return sql`DELETE FROM ${table} WHERE ${where} RETURNING ${fieldsOf(of)}`;
      return sql`WITH held AS (${held(caller, key)}) DELETE FROM ${table} AS s WHERE ${where} RETURNING ${fieldsOf(of)}`;
    },

    read,
  };
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
