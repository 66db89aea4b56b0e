import type { SqlDialect, SqlInstants } from "./sql-options.ts";

/** The latest instant that JavaScript knows: it stands for "never ends". */
export const lastInstantMs = 8.64e15;

/**
 * The SQL that makes milliseconds since 1970 of a column. The database does it, since drivers read the same column
 * differently.
 */
export function msOf(column: string, instants: SqlInstants, dialect: SqlDialect): string {
  return (dialect === "postgres" ? postgres : sqlite)[instants](column);
}

// `LEAST` is for 'infinity', which bigint does not have. It ignores NULL, which stays NULL.
const postgresMs = (seconds: string): string =>
  `CASE WHEN ${seconds} IS NOT NULL THEN CAST(LEAST(GREATEST(floor((${seconds}) * 1000), -${lastInstantMs}), ${lastInstantMs}) AS bigint) END`;

const postgres: Readonly<Record<SqlInstants, (column: string) => string>> = {
  timestamptz: (column) => postgresMs(`extract(epoch from ${column})`),
  // node-postgres reads a timestamp without a time zone in the time zone of its process
  // (trap: sql-zoneless-timestamps -> (column) => postgresMs(`extract(epoch from CAST(${column} AS timestamptz))`)).
  "timestamp-utc": (column) => postgresMs(`extract(epoch from ${column})`),
  "iso-text": (column) => postgresMs(`extract(epoch from CAST(${column} AS timestamptz))`),
  // Seconds of 2038 and later times 1000 don't fit into the integer that they come from.
  "epoch-seconds": (column) => postgresMs(`CAST(${column} AS numeric)`),
  "epoch-milliseconds": (column) => `CAST(floor(CAST(${column} AS numeric)) AS bigint)`,
};

// Prisma wrote milliseconds until its version 6, and writes text since. One column may have both.
const fromJulianDay = (column: string): string =>
  `CASE WHEN typeof(${column}) = 'integer' THEN ${column} ELSE CAST(round((julianday(${column}) - 2440587.5) * 86400000) AS INTEGER) END`;

const sqlite: Readonly<Record<SqlInstants, (column: string) => string>> = {
  timestamptz: fromJulianDay,
  "timestamp-utc": fromJulianDay,
  "iso-text": fromJulianDay,
  "epoch-seconds": (column) => `CAST(${column} * 1000 AS INTEGER)`,
  "epoch-milliseconds": (column) => `CAST(${column} AS INTEGER)`,
};
