// Rows as the tools' own types say them, for one table of sessions. Written by hand, because the tools are large.

/**
 * What `prisma generate` writes for a model with `createdAt DateTime`, `lastActiveAt DateTime?`, `userAgent String?`,
 * `ipAddress String?`: `Date`, and `null` for an optional column.
 *
 * @see https://www.prisma.io/docs/orm/prisma-client/type-safety
 */
export interface PrismaSession {
  id: string;
  userId: string;
  token: string;
  createdAt: Date;
  lastActiveAt: Date | null;
  expiresAt: Date;
  userAgent: string | null;
  ipAddress: string | null;
}

/** What `deleteMany` resolves with: `Prisma.BatchPayload`. */
export interface PrismaBatchPayload {
  count: number;
}

/**
 * What Drizzle's `$inferSelect` gives for `text`, `timestamp` (mode "date") and `inet` columns of PostgreSQL.
 *
 * @see https://orm.drizzle.team/docs/goodies#type-api
 */
export type DrizzleSession = {
  id: string;
  userId: string;
  createdAt: Date;
  lastActiveAt: Date | null;
  expiresAt: Date;
  userAgent: string | null;
  ipAddress: string | null;
};

/**
 * `QueryResult<R>` of `@types/pg`, for `client.query<PgSession>(...)`: `timestamptz` is a `Date`, `inet` a string.
 *
 * @see https://node-postgres.com/features/types
 */
export interface PgResult<Row> {
  command: string;
  rowCount: number | null;
  oid: number;
  rows: Row[];
}

export type PgSession = DrizzleSession;
