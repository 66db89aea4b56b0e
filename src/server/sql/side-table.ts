import type { Fields } from "../../core/fields.ts";
import { columnText, numberOf, type Run } from "./database.ts";
import { quoted } from "./identifiers.ts";
import type { SqlDialect } from "./sql-options.ts";
import { joined, type Sql, sql, textValue, wholeValue } from "./statement.ts";

/** What the side table knows of a session. Instants are milliseconds since 1970. */
export interface SideRow {
  keyHash: string;
  id: string;
  /** When the person signed in. Undefined = the session was there before the side table. */
  createdAt: number | undefined;
  lastActiveAt: number | undefined;
  /** The end of the session's row when it was last seen. */
  expiresAt: number | undefined;
  userAgent: string | undefined;
  ipAddress: string | undefined;
  /** The masked network of `ipAddress`. */
  network: string | undefined;
  /** JSON: the last ten changes of the network. */
  changes: string | undefined;
  /** JSON of a `SessionLocation`. */
  location: string | undefined;
  signInMethod: string | undefined;
  /** JSON of a `UserSession`, of a session that was recorded as a whole. */
  session: string | undefined;
  /** Somebody was about to revoke it then. */
  revokeAt: number | undefined;
  endedAt: number | undefined;
  endReason: string | undefined;
}

/** A person's rows, with the running number of each network. */
export interface SideRows {
  rows: SideRow[];
  numbers: ReadonlyMap<string, number>;
}

/**
 * Makes the side table: one row for each session, and one for each network of a person (with its number). Both dialects
 * take it, and it may be run again.
 */
export function schemaOf(details: string, dialect: SqlDialect): string {
  const [name = "", schema] = details.split(".").reverse();
  // PostgreSQL makes an index in the schema of its table, SQLite in the one that its own name has.
  const index = (suffix: string) =>
    quoted(dialect === "sqlite" && schema ? `${schema}.${name}_${suffix}` : `${name}_${suffix}`);
  const table = quoted(details);
  const indexed = dialect === "sqlite" ? quoted(name) : table;
  return `CREATE TABLE IF NOT EXISTS ${table} (
  user_id text NOT NULL,
  key_hash text NOT NULL,
  id text,
  created_at bigint,
  first_seen_at bigint,
  last_active_at bigint,
  expires_at bigint,
  user_agent text,
  ip_address text,
  network text,
  network_number bigint,
  changes text,
  location text,
  sign_in_method text,
  session text,
  revoke_at bigint,
  ended_at bigint,
  end_reason text,
  PRIMARY KEY (user_id, key_hash)
);
CREATE UNIQUE INDEX IF NOT EXISTS ${index("networks")} ON ${indexed} (user_id, network_number);
CREATE INDEX IF NOT EXISTS ${index("ended")} ON ${indexed} (ended_at);
`;
}

export const fields =
  "key_hash, id, created_at, last_active_at, expires_at, user_agent, ip_address, network, network_number, changes, location, sign_in_method, session, revoke_at, ended_at, end_reason";

/** A person's sessions that are not known to have ended, and their networks. */
export async function readOpen(
  details: string,
  userId: string,
  run: Run,
  signal?: AbortSignal,
): Promise<SideRows> {
  const rows = await run(
    sql`SELECT ${fields} FROM ${quoted(details)} WHERE user_id = ${textValue(userId)} AND ended_at IS NULL`,
    signal,
  );
  return toSideRows(rows);
}

/** Rows of sessions and of networks, apart. */
export function toSideRows(rows: readonly Fields[]): SideRows {
  const numbers = new Map<string, number>();
  const sessions: SideRow[] = [];
  for (const row of rows) {
    const number = numberOf(row.network_number);
    if (number === undefined) sessions.push(toSideRow(row));
    else numbers.set(String(row.network), number);
  }
  return { rows: sessions, numbers };
}

function toSideRow(row: Fields): SideRow {
  return {
    keyHash: String(row.key_hash),
    id: String(row.id),
    createdAt: numberOf(row.created_at),
    lastActiveAt: numberOf(row.last_active_at),
    expiresAt: numberOf(row.expires_at),
    userAgent: columnText(row.user_agent),
    ipAddress: columnText(row.ip_address),
    network: columnText(row.network),
    changes: columnText(row.changes),
    location: columnText(row.location),
    signInMethod: columnText(row.sign_in_method),
    session: columnText(row.session),
    revokeAt: numberOf(row.revoke_at),
    endedAt: numberOf(row.ended_at),
    endReason: columnText(row.end_reason),
  };
}

/** A row of values for one statement, by the names of the side table's columns. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/**
 * Rows of values as a table `x`, whatever their number: they are one bound text of JSON.
 *
 * @param types each column's type; its name is the member's.
 */
export function valuesTable(
  rows: readonly Values[],
  types: Readonly<Record<string, "text" | "bigint">>,
  dialect: SqlDialect,
): Sql {
  const json = textValue(JSON.stringify(rows));
  const names = Object.keys(types);
  if (dialect === "postgres")
    return sql`json_to_recordset(CAST(${json} AS json)) AS x (${names.map((name) => `${name} ${types[name]}`).join(", ")})`;
  const read = names.map((name) => `json_extract(value, '$.${name}') AS ${name}`);
  return sql`(SELECT ${read.join(", ")} FROM json_each(${json})) AS x`;
}

/** What a list has found out about a session. */
export interface Finding {
  keyHash: string;
  /** The note as it was read: a row with another one has changed since, and stays as it is. */
  note: number | undefined;
  revokeAt: number | undefined;
  expiresAt: number | undefined;
  endedAt: number | undefined;
  endReason: string | undefined;
}

/** Writes down what a list has found out. What has ended since stays as it is. */
export function writeFindings(
  details: string,
  dialect: SqlDialect,
  userId: string,
  findings: readonly Finding[],
): Sql {
  const rows = findings.map((one) => ({
    key_hash: one.keyHash,
    note: one.note,
    revoke_at: one.revokeAt,
    expires_at: one.expiresAt,
    ended_at: one.endedAt,
    end_reason: one.endReason,
  }));
  const types = {
    key_hash: "text",
    note: "bigint",
    revoke_at: "bigint",
    expires_at: "bigint",
    ended_at: "bigint",
    end_reason: "text",
  } as const;
  const conditions = [
    sql`d.user_id = ${textValue(userId)}`,
    "d.key_hash = x.key_hash",
    "d.ended_at IS NULL",
    "COALESCE(d.revoke_at, 0) = COALESCE(x.note, 0)",
  ];
  const table = quoted(details);
  // PostgreSQL locks the rows of an UPDATE in any order, and two statements could wait for each other.
  const locked = sql`SELECT h.key_hash FROM ${table} AS h WHERE h.user_id = ${textValue(userId)} AND h.key_hash IN (SELECT x.key_hash FROM ${valuesTable(rows, types, dialect)}) ORDER BY h.key_hash FOR UPDATE`;
  const inOrder = dialect === "postgres" ? sql`WITH held AS (${locked}) ` : sql``;
  if (dialect === "postgres") conditions.push("(SELECT count(*) FROM held) > 0");
  return sql`${inOrder}UPDATE ${table} AS d SET revoke_at = x.revoke_at, expires_at = x.expires_at, ended_at = x.ended_at, end_reason = x.end_reason FROM ${valuesTable(rows, types, dialect)} WHERE ${joined(conditions, " AND ")}`;
}

/** Removes what ended longer ago than `keepDays`, and the networks of people of whom nothing else is left. */
export async function removeOld(details: string, before: number, run: Run): Promise<void> {
  const table = quoted(details);
  await run(
    sql`DELETE FROM ${table} WHERE network_number IS NULL AND COALESCE(ended_at, expires_at) < ${wholeValue(before)} AND COALESCE(ended_at, last_active_at, 0) < ${wholeValue(before)}`,
  );
  await run(
    sql`DELETE FROM ${table} WHERE network_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${table} AS o WHERE o.user_id = ${table}.user_id AND o.network_number IS NULL)`,
  );
}
