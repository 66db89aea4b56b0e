import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { Adapter } from "@auth/core/adapters";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { KyselyAdapter } from "@auth/kysely-adapter";
import PostgresAdapter from "@auth/pg-adapter";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { drizzle as drizzleProxy } from "drizzle-orm/sqlite-proxy";
import { Kysely, SqliteDialect } from "kysely";
import type { Pool } from "pg";
import type { AuthJsShape } from "../../../src/adapters/authjs/server.ts";
import type { SqlDialect, SqlQuery } from "../../../src/server/sql/index.ts";

/** A database with the tables of one adapter of Auth.js, as the adapter's documentation makes them. */
export interface AuthStore {
  adapter: Adapter;
  shape: AuthJsShape;
  dialect: SqlDialect;
  query: SqlQuery;
  exec(script: string): Promise<void>;
  /** The instant as this store's column `expires` has it, as SQL. */
  instant(at: Date): string;
  /** The name of the table of sessions, quoted. */
  table: string;
  close(): Promise<void>;
}

/** Those that nobody uses. Starting another one takes a second. */
const idle: PGlite[] = [];

/** A PostgreSQL without anybody's tables in it. */
async function emptyPglite(): Promise<
  Pick<AuthStore, "dialect" | "query" | "exec" | "close"> & { pglite: PGlite }
> {
  const pglite = idle.pop() ?? (await PGlite.create());
  await pglite.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  return {
    pglite,
    dialect: "postgres",
    query: (text, values) => pglite.query<object>(text, values).then(({ rows }) => rows),
    exec: async (script) => void (await pglite.exec(script)),
    close: async () => void idle.push(pglite),
  };
}

/** `@auth/pg-adapter`. The ids of its users are numbers. */
export async function openPg(): Promise<AuthStore> {
  const { pglite, ...database } = await emptyPglite();
  await database.exec(`
    CREATE TABLE verification_token (identifier TEXT NOT NULL, expires TIMESTAMPTZ NOT NULL, token TEXT NOT NULL, PRIMARY KEY (identifier, token));
    CREATE TABLE accounts (id SERIAL PRIMARY KEY, "userId" INTEGER NOT NULL, type VARCHAR(255) NOT NULL, provider VARCHAR(255) NOT NULL, "providerAccountId" VARCHAR(255) NOT NULL);
    CREATE TABLE sessions (id SERIAL PRIMARY KEY, "userId" INTEGER NOT NULL, expires TIMESTAMPTZ NOT NULL, "sessionToken" VARCHAR(255) NOT NULL);
    CREATE TABLE users (id SERIAL PRIMARY KEY, name VARCHAR(255), email VARCHAR(255), "emailVerified" TIMESTAMPTZ, image TEXT);`);
  const pool = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await pglite.query(text, values);
      return { rows, rowCount: rows.length };
    },
  };
  return {
    ...database,
    shape: "pg",
    adapter: PostgresAdapter(pool as unknown as Pool),
    instant: (at) => `'${at.toISOString()}'`,
    table: "sessions",
  };
}

/** `@auth/drizzle-adapter` in PostgreSQL, by its own tables. */
async function openDrizzle(): Promise<AuthStore> {
  const { pglite, ...database } = await emptyPglite();
  await database.exec(`
    CREATE TABLE "user" (id text PRIMARY KEY, name text, email text UNIQUE, "emailVerified" timestamp, image text);
    CREATE TABLE session ("sessionToken" text PRIMARY KEY, "userId" text NOT NULL REFERENCES "user"(id) ON DELETE CASCADE, expires timestamp NOT NULL);
    CREATE TABLE "verificationToken" (identifier text NOT NULL, token text NOT NULL, expires timestamp NOT NULL, PRIMARY KEY (identifier, token));`);
  return {
    ...database,
    shape: "drizzle",
    adapter: DrizzleAdapter(drizzle({ client: pglite })),
    instant: (at) => `'${at.toISOString().replace("Z", "")}'`,
    table: "session",
  };
}

function openSqlite(): Pick<AuthStore, "dialect" | "query" | "exec" | "close"> & { database: DatabaseSync } {
  const database = new DatabaseSync(":memory:");
  return {
    database,
    dialect: "sqlite",
    query: async (text, values) => database.prepare(text).all(...values),
    exec: async (script) => database.exec(script),
    close: async () => database.close(),
  };
}

/** `@auth/drizzle-adapter` in SQLite. */
export async function openDrizzleSqlite(): Promise<AuthStore> {
  const { database, ...shared } = openSqlite();
  database.exec(`
    CREATE TABLE user (id text PRIMARY KEY, name text, email text UNIQUE, "emailVerified" integer, image text);
    CREATE TABLE session ("sessionToken" text PRIMARY KEY, "userId" text NOT NULL, expires integer NOT NULL);
    CREATE TABLE "verificationToken" (identifier text NOT NULL, token text NOT NULL, expires integer NOT NULL, PRIMARY KEY (identifier, token));`);
  const db = drizzleProxy(async (text, values: SQLInputValue[], method) => {
    const statement = database.prepare(text);
    statement.setReturnArrays(true);
    const rows = statement.all(...values) as unknown[];
    return { rows: method === "get" ? (rows[0] as unknown[]) : rows };
  });
  return {
    ...shared,
    shape: "drizzle",
    adapter: DrizzleAdapter(db),
    instant: (at) => `${at.getTime()}`,
    table: "session",
  };
}

/** `@auth/kysely-adapter` in SQLite. */
export async function openKyselySqlite(): Promise<AuthStore> {
  const { database, ...shared } = openSqlite();
  database.exec(`
    CREATE TABLE "User" (id text PRIMARY KEY, name text, email text UNIQUE, "emailVerified" text, image text);
    CREATE TABLE "Session" (id text PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), "userId" text NOT NULL, "sessionToken" text NOT NULL UNIQUE, expires text NOT NULL);
    CREATE TABLE "VerificationToken" (identifier text NOT NULL, token text NOT NULL UNIQUE, expires text NOT NULL);`);
  const dialect = new SqliteDialect({
    database: {
      close: () => {},
      prepare: (text) => {
        const statement = database.prepare(text);
        return {
          reader: statement.columns().length > 0,
          all: (values) => statement.all(...(values as SQLInputValue[])),
          run: (values) => statement.run(...(values as SQLInputValue[])),
          iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
        };
      },
    },
  });
  return {
    ...shared,
    shape: "kysely",
    adapter: KyselyAdapter(new Kysely({ dialect })),
    instant: (at) => `'${at.toISOString()}'`,
    table: `"Session"`,
  };
}

export const stores = {
  "pg in PostgreSQL": openPg,
  "Drizzle in PostgreSQL": openDrizzle,
  "Drizzle in SQLite": openDrizzleSqlite,
  "Kysely in SQLite": openKyselySqlite,
} as const;
