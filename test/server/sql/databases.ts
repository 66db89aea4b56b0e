import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { type SqlQuery, type SqlSessionsOptions, sqlSessions } from "../../../src/server/sql/index.ts";

/** A database of one test, with the table of an application in it. */
export interface Database {
  query: SqlQuery;
  dialect: "postgres" | "sqlite";
  /** What stands before the names of tables: "test_1.". */
  prefix: string;
  /** Runs a script of several statements. */
  exec(script: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSqlite(path = ":memory:"): Promise<Database> {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  return {
    dialect: "sqlite",
    prefix: "",
    query: async (text, values) => database.prepare(text).all(...values),
    exec: async (script) => database.exec(script),
    close: async () => database.close(),
  };
}

let shared: Promise<PGlite> | undefined;
let schemas = 0;

/** A schema of its own in one PGlite: starting another one for each test takes a second. */
export async function openPglite(): Promise<Database> {
  shared ??= PGlite.create();
  const pglite = await shared;
  const schema = `test_${++schemas}`;
  await pglite.exec(`CREATE SCHEMA ${schema}`);
  return {
    dialect: "postgres",
    prefix: `${schema}.`,
    query: (text, values) => pglite.query<object>(text, values).then(({ rows }) => rows),
    exec: async (script) => {
      await pglite.exec(script);
    },
    close: async () => {
      await pglite.exec(`DROP SCHEMA ${schema} CASCADE`);
    },
  };
}

/** The application's own table, as many have it. */
const tableOf = ({ dialect, prefix }: Database) => `
CREATE TABLE ${prefix}sessions ("sessionToken" text PRIMARY KEY, "userId" text NOT NULL, expires ${
  dialect === "postgres" ? "timestamptz" : "text"
} NOT NULL);
CREATE INDEX sessions_user ON ${prefix}sessions ("userId");`;

/** Options for that table. */
export function optionsFor({
  query,
  dialect,
  prefix,
}: Pick<Database, "query" | "dialect" | "prefix">): SqlSessionsOptions {
  return {
    query,
    dialect,
    table: `${prefix}sessions`,
    details: `${prefix}device_sessions`,
    columns: { key: "sessionToken", userId: "userId", expiresAt: "expires" },
    instants: dialect === "postgres" ? "timestamptz" : "iso-text",
  };
}

/** An application with a table of sessions: what it does by itself, beside `sqlSessions`. */
export interface Application extends Database {
  sessions: ReturnType<typeof sqlSessions>;
  signIn(key: string, userId?: string, expiresInMs?: number): Promise<void>;
  /** The next three resolve with how many rows they changed. */
  signOut(key: string): Promise<number>;
  rotate(key: string, newKey: string): Promise<number>;
  setExpiry(key: string, at: number): Promise<number>;
  /** The keys that let somebody in, by the application's own table. */
  living(userId?: string): Promise<string[]>;
}

export const day = 86_400_000;

export async function startApplication(
  open: () => Promise<Database>,
  options: Partial<SqlSessionsOptions> = {},
): Promise<Application> {
  const database = await open();
  await database.exec(tableOf(database));
  return applicationOver(database, options, true);
}

export async function applicationOver(
  database: Database,
  options: Partial<SqlSessionsOptions> = {},
  isNew = false,
): Promise<Application> {
  const sessions = sqlSessions({ ...optionsFor(database), ...options });
  if (isNew && sessions.schema) await database.exec(sessions.schema);
  const { query, dialect, prefix } = database;
  const write = async (text: string, ...values: string[]) => {
    let index = 0;
    const own = dialect === "postgres" ? text.replace(/\?/g, () => `$${++index}`) : text;
    return (await query(own, values)) as Record<string, unknown>[];
  };
  const at = (ms: number) => new Date(ms).toISOString();
  return {
    ...database,
    sessions,
    signIn: async (key, userId = "ann", expiresInMs = 30 * day) => {
      await write(
        `INSERT INTO ${prefix}sessions ("sessionToken", "userId", expires) VALUES (?, ?, ?)`,
        key,
        userId,
        at(Date.now() + expiresInMs),
      );
    },
    signOut: async (key) =>
      (await write(`DELETE FROM ${prefix}sessions WHERE "sessionToken" = ? RETURNING 1 AS done`, key)).length,
    rotate: async (key, newKey) =>
      (
        await write(
          `UPDATE ${prefix}sessions SET "sessionToken" = ? WHERE "sessionToken" = ? RETURNING 1 AS done`,
          newKey,
          key,
        )
      ).length,
    setExpiry: async (key, ms) =>
      (
        await write(
          `UPDATE ${prefix}sessions SET expires = ? WHERE "sessionToken" = ? RETURNING 1 AS done`,
          at(ms),
          key,
        )
      ).length,
    living: async (userId = "ann") => {
      const rows = await write(
        `SELECT "sessionToken" AS key FROM ${prefix}sessions WHERE "userId" = ? AND expires > ?`,
        userId,
        at(Date.now()),
      );
      return rows.map(({ key }) => String(key)).sort();
    },
  };
}
