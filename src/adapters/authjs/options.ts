import { demandFor } from "../../core/check-options.ts";
import { isFields, textOf } from "../../core/fields.ts";
import type { SqlColumns, SqlInstants, SqlSessionsOptions } from "../../server/sql/index.ts";

/** Whose tables: those of `@auth/pg-adapter`, `@auth/drizzle-adapter`, `@auth/prisma-adapter` or `@auth/kysely-adapter`. */
export type AuthJsShape = "pg" | "drizzle" | "prisma" | "kysely";

/** The tables of Auth.js, and how to reach them. */
export interface AuthJsSessionsOptions
  extends Omit<SqlSessionsOptions, "table" | "columns" | "instants" | "keyIs"> {
  /** Sets `table`, `columns` and `instants` as that adapter's own documentation has them. Default "pg". */
  shape?: AuthJsShape | undefined;
  /** As `session.maxAge` of your Auth.js, in seconds. Default 2592000, 30 days. */
  maxAge?: number | undefined;
  /** As `session.updateAge` of your Auth.js, in seconds. Default 86400, one day. */
  updateAge?: number | undefined;
  /** The name of the session's cookie, if you have changed it (`cookies.sessionToken.name`). */
  cookieName?: string | undefined;
  /** The table of sessions, if it has another name than in `shape`. */
  table?: string | undefined;
  /** Those columns that have other names than in `shape`, or that you have added. */
  columns?: Partial<SqlColumns> | undefined;
  /** How the instants are written, if not as in `shape`. */
  instants?: SqlSessionsOptions["instants"] | undefined;
}

/** The options with their defaults. Durations are in seconds. */
export interface ResolvedAuthJsOptions {
  sql: SqlSessionsOptions;
  maxAge: number;
  updateAge: number;
  cookieName: string | undefined;
}

/** The table's name, and how its column `expires` is written, by dialect. */
const shapes: Readonly<Record<AuthJsShape, { table: string; postgres: SqlInstants; sqlite: SqlInstants }>> = {
  // Cloudflare's D1 has these tables in SQLite.
  pg: { table: "sessions", postgres: "timestamptz", sqlite: "iso-text" },
  // Drizzle's and Prisma's timestamps have no time zone. They are UTC.
  drizzle: { table: "session", postgres: "timestamp-utc", sqlite: "epoch-milliseconds" },
  prisma: { table: "Session", postgres: "timestamp-utc", sqlite: "iso-text" },
  kysely: { table: "Session", postgres: "timestamptz", sqlite: "iso-text" },
};

const demand = demandFor("authJsSessions");

/** @throws {TypeError} that names the first option that is wrong. What `sqlSessions` checks is left to it. */
export function resolveOptions(options: AuthJsSessionsOptions): ResolvedAuthJsOptions {
  demand(isFields(options), "pass { query, dialect }");
  const {
    shape = "pg",
    maxAge = 2_592_000,
    updateAge = 86_400,
    cookieName,
    table,
    columns,
    instants,
    name = "authjs",
    ...shared
  } = options;
  demand(Object.hasOwn(shapes, shape), `shape must be ${Object.keys(shapes).join(", ")}`);
  demand(isDuration(maxAge) && maxAge > 0, "maxAge must be seconds, more than 0");
  demand(isDuration(updateAge), "updateAge must be seconds, 0 or more");
  demand(cookieName === undefined || textOf(cookieName), "cookieName must be the name of a cookie");
  demand(columns === undefined || isFields(columns), "columns must be an object");
  const preset = shapes[shape];
  const kind = preset[shared.dialect];
  return {
    sql: {
      ...shared,
      name,
      table: table ?? preset.table,
      columns: { key: "sessionToken", userId: "userId", expiresAt: "expires", ...columns },
      instants: isFields(instants)
        ? { expiresAt: kind, createdAt: kind, lastActiveAt: kind, ...instants }
        : (instants ?? kind),
    },
    maxAge,
    updateAge,
    cookieName,
  };
}

function isDuration(seconds: unknown): boolean {
  return Number.isFinite(seconds) && (seconds as number) >= 0;
}
