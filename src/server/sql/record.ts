import { quoted } from "./identifiers.ts";
import type { StoredDetails } from "./request-details.ts";
import type { OwnRow, SessionsTable } from "./sessions-table.ts";
import { type Values, valuesTable } from "./side-table.ts";
import type { SqlCaller } from "./sql-caller.ts";
import type { ResolvedSqlOptions } from "./sql-options.ts";
import { joined, type Sql, sql, textValue, wholeValue } from "./statement.ts";

/** In milliseconds. The last activity is written this often at most. */
export const activityEveryMs = 60_000;

/** What is written of a session, and when. */
export interface Recorded extends StoredDetails {
  caller: SqlCaller;
  keyHash: string;
  now: number;
  /** Present for a sign-in. */
  signIn?: { method: string | undefined };
}

/**
 * Notes a sign-in or a use. It is one statement, which writes only while the session's row is there and the side row has no
 * end: what has ended never lives again, whatever runs at the same time.
 */
export function recordUse(
  details: string,
  { dialect }: Pick<ResolvedSqlOptions, "dialect">,
  own: SessionsTable,
  { caller, keyHash, now, signIn, ...known }: Recorded,
): Sql {
  const { expressions: s } = own;
  const entry = JSON.stringify({ at: now, country: known.country, network: known.network });
  const isOtherNetwork = "(excluded.network IS NOT NULL AND COALESCE(d.network, '') <> excluded.network)";
  const hasMoved = `(d.network IS NOT NULL AND ${isOtherNetwork})`;
  const conditions = [
    // What has ended stays so, also for a request that was under way (trap: sql-touch-revives -> "1 = 1").
    "d.ended_at IS NULL",
    ...(signIn
      ? []
      : [sql`(COALESCE(d.last_active_at, 0) <= ${wholeValue(now - activityEveryMs)} OR ${isOtherNetwork})`]),
  ];
  const changes = sql`CASE WHEN ${hasMoved} THEN ${appended(dialect)(textValue(entry))} ELSE d.changes END`;
  return joined(
    [
      sql`INSERT INTO ${quoted(details)} AS d (user_id, key_hash, id, created_at, first_seen_at, last_active_at, expires_at, user_agent, ip_address, network, location, sign_in_method)`,
      sql`SELECT ${textValue(String(caller.userId))}, ${textValue(keyHash)}, ${s.id ?? textValue(keyHash)}, ${
        signIn ? wholeValue(now) : s.createdAt === "NULL" ? "CAST(NULL AS bigint)" : s.createdAt
      }, ${wholeValue(now)}, ${wholeValue(now)}, ${s.expiresAt}, ${textValue(known.userAgent)}, ${textValue(known.ipAddress)}, ${textValue(known.network)}, ${textValue(known.location)}, ${textValue(signIn?.method)}`,
      sql`FROM ${own.from} WHERE ${own.living(caller, now)}`,
      sql`ON CONFLICT (user_id, key_hash) DO UPDATE SET created_at = COALESCE(d.created_at, excluded.created_at), first_seen_at = COALESCE(d.first_seen_at, excluded.first_seen_at), last_active_at = excluded.last_active_at, expires_at = excluded.expires_at, user_agent = COALESCE(excluded.user_agent, d.user_agent), ip_address = COALESCE(excluded.ip_address, d.ip_address), network = COALESCE(excluded.network, d.network), changes = ${changes}, location = CASE WHEN ${isOtherNetwork} THEN excluded.location ELSE COALESCE(excluded.location, d.location) END, sign_in_method = COALESCE(d.sign_in_method, excluded.sign_in_method)`,
      sql`WHERE ${joined(conditions, " AND ")} RETURNING key_hash`,
    ],
    " ",
  );
}

/** The SQL that appends an entry to the JSON list `d.changes`, of which the last ten stay. */
function appended(dialect: ResolvedSqlOptions["dialect"]): (entry: Sql) => Sql {
  if (dialect === "sqlite") {
    const list = "COALESCE(d.changes, '[]')";
    return (entry) =>
      sql`json_insert(CASE WHEN json_array_length(${list}) >= 10 THEN json_remove(${list}, '$[0]') ELSE ${list} END, '$[#]', json(${entry}))`;
  }
  const list = "CAST(COALESCE(d.changes, '[]') AS jsonb)";
  return (entry) =>
    sql`CAST((CASE WHEN jsonb_array_length(${list}) >= 10 THEN ${list} - 0 ELSE ${list} END) || CAST(${entry} AS jsonb) AS text)`;
}

/** Gives a network its running number for this person, if it has none. It fails if another one gets that number meanwhile. */
export function numberNetwork(details: string, userId: string, network: string): Sql {
  const table = quoted(details);
  const user = textValue(userId);
  return sql`INSERT INTO ${table} (user_id, key_hash, network, network_number) SELECT ${user}, ${textValue(`network ${network}`)}, ${textValue(network)}, COALESCE(MAX(network_number), 0) + 1 FROM ${table} WHERE user_id = ${user} ON CONFLICT (user_id, key_hash) DO NOTHING`;
}

/** The side row goes along with a session that got a new key. Returns a row if it did. */
export function moveRow(
  details: string,
  own: SessionsTable,
  caller: SqlCaller,
  hashes: { from: string; to: string },
  now: number,
): Sql {
  const table = quoted(details);
  const user = textValue(String(caller.userId));
  const { id, expiresAt } = own.expressions;
  const living = sql`FROM ${own.from} WHERE ${own.living(caller, now)}`;
  const newId = id === undefined ? textValue(hashes.to) : sql`(SELECT ${id} ${living})`;
  const conditions = [
    sql`user_id = ${user}`,
    sql`key_hash = ${textValue(hashes.from)}`,
    canMove(""),
    sql`EXISTS (SELECT 1 ${living})`,
    sql`NOT EXISTS (SELECT 1 FROM ${table} AS n WHERE n.user_id = ${user} AND n.key_hash = ${textValue(hashes.to)})`,
  ];
  return sql`UPDATE ${table} SET key_hash = ${textValue(hashes.to)}, id = ${newId}, expires_at = (SELECT ${expiresAt} ${living}), revoke_at = NULL, ended_at = NULL, end_reason = NULL WHERE ${joined(conditions, " AND ")} RETURNING key_hash`;
}

/**
 * False for what is known to have ended. A list between a rotation and its record saw the old key gone, and took that for an
 * end: without a reason, or with the one of a note that is still there. It was none.
 */
function canMove(prefix: string): string {
  return `(${prefix}ended_at IS NULL OR ${prefix}end_reason IS NULL OR ${prefix}revoke_at IS NOT NULL)`;
}

/** The same if the new key has a side row already: what the old one knows goes into it. Returns a row if it did. */
export function mergeRows(details: string, userId: string, hashes: { from: string; to: string }): Sql {
  const table = quoted(details);
  const conditions = [
    sql`n.user_id = ${textValue(userId)}`,
    sql`n.key_hash = ${textValue(hashes.to)}`,
    "o.user_id = n.user_id",
    sql`o.key_hash = ${textValue(hashes.from)}`,
    // If both have ended, they are one end.
    `(n.ended_at IS NOT NULL OR ${canMove("o.")})`,
  ];
  const kept = ["created_at", "first_seen_at", "user_agent", "ip_address", "network", "location"];
  const set = kept.map((name) => `${name} = COALESCE(n.${name}, o.${name})`);
  return sql`UPDATE ${table} AS n SET ${set.join(", ")}, changes = COALESCE(o.changes, n.changes), end_reason = CASE WHEN n.ended_at IS NULL THEN NULL ELSE COALESCE(n.end_reason, o.end_reason) END, sign_in_method = COALESCE(o.sign_in_method, n.sign_in_method) FROM ${table} AS o WHERE ${joined(conditions, " AND ")} RETURNING 1 AS done`;
}

/** Removes the row of the old key, after `mergeRows`. */
export function removeRow(details: string, userId: string, keyHash: string): Sql {
  return sql`DELETE FROM ${quoted(details)} WHERE user_id = ${textValue(userId)} AND key_hash = ${textValue(keyHash)}`;
}

const noteTypes = {
  key_hash: "text",
  id: "text",
  created_at: "bigint",
  last_active_at: "bigint",
  expires_at: "bigint",
  user_agent: "text",
  ip_address: "text",
} as const;

/**
 * Notes of sessions that they are about to be revoked, at `now`; or, with `isEnded`, that they were. A session without a side
 * row gets one.
 */
export function noteRevocation(
  details: string,
  { dialect }: Pick<ResolvedSqlOptions, "dialect">,
  userId: string,
  rows: readonly OwnRow[],
  now: number,
  isEnded = false,
): Sql {
  const values = rows.map(
    (row): Values => ({
      key_hash: row.keyHash,
      id: row.id,
      created_at: row.createdAt,
      last_active_at: row.lastActiveAt,
      expires_at: row.expiresAt,
      user_agent: row.userAgent,
      ip_address: row.ipAddress,
    }),
  );
  const at = wholeValue(now);
  const [noted, ended] = isEnded ? [wholeValue(undefined), at] : [at, wholeValue(undefined)];
  const reason = textValue(isEnded ? "signed-out" : undefined);
  const onConflict = isEnded
    ? // The note says when it was asked for. A list may have found the end before, by the note or without one.
      "ended_at = COALESCE(d.revoke_at, d.ended_at, excluded.ended_at), end_reason = excluded.end_reason, revoke_at = NULL WHERE d.ended_at IS NULL OR d.end_reason IS NULL OR d.revoke_at IS NOT NULL"
    : "revoke_at = excluded.revoke_at, expires_at = excluded.expires_at WHERE d.ended_at IS NULL";
  return joined(
    [
      sql`INSERT INTO ${quoted(details)} AS d (user_id, key_hash, id, created_at, last_active_at, expires_at, user_agent, ip_address, revoke_at, ended_at, end_reason)`,
      sql`SELECT ${textValue(userId)}, x.key_hash, x.id, x.created_at, x.last_active_at, x.expires_at, x.user_agent, x.ip_address, ${noted}, ${ended}, ${reason}`,
      sql`FROM ${valuesTable(values, noteTypes, dialect)} WHERE x.key_hash IS NOT NULL ORDER BY x.key_hash`,
      sql`ON CONFLICT (user_id, key_hash) DO UPDATE SET ${onConflict}`,
    ],
    " ",
  );
}

/**
 * Takes back what `noteRevocation` has written at `now` of sessions that had no side row, once it has ended none of them.
 * Such a session may have another key by then, and its row with it: the note would say that it has ended.
 */
export function forgetNotes(
  details: string,
  { dialect }: Pick<ResolvedSqlOptions, "dialect">,
  userId: string,
  rows: readonly OwnRow[],
  now: number,
): Sql {
  const values = rows.map(({ keyHash }): Values => ({ key_hash: keyHash }));
  const table = quoted(details);
  const user = textValue(userId);
  const hashes = sql`SELECT x.key_hash FROM ${valuesTable(values, { key_hash: "text" }, dialect)}`;
  // PostgreSQL locks the rows of a DELETE in any order, and two statements could wait for each other.
  const inOrder = sql`SELECT h.key_hash FROM ${table} AS h WHERE h.user_id = ${user} AND h.key_hash IN (${hashes}) ORDER BY h.key_hash FOR UPDATE`;
  const conditions = [
    sql`user_id = ${user}`,
    sql`key_hash IN (${dialect === "postgres" ? inOrder : hashes})`,
    sql`revoke_at = ${wholeValue(now)}`,
    "ended_at IS NULL",
    // Whoever has signed in or been seen has a row of their own, which stays.
    "first_seen_at IS NULL",
  ];
  return sql`DELETE FROM ${table} WHERE ${joined(conditions, " AND ")}`;
}
