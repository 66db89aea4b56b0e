import { PGlite } from "@electric-sql/pglite";
import type { Pool } from "pg";

// PostgreSQL inside of this process. It forgets everything when the process ends, unless DATABASE_FOLDER names a folder. With
// a server, this file is `export const pool = new Pool({ connectionString: process.env.DATABASE_URL })`.
const postgres = await PGlite.create(process.env.DATABASE_FOLDER);

/** PGlite with the one method of pg's Pool that Auth.js and this application use. */
export const pool = {
  async query(text: string, values?: unknown[]) {
    const { rows } = await postgres.query(text, values);
    return { rows, rowCount: rows.length };
  },
} as Pool;

/** Runs several statements. */
export const exec = (script: string): Promise<unknown> => postgres.exec(script);

// The tables as https://authjs.dev/getting-started/adapters/pg has them, with two indexes: the list of a person's devices
// reads by the first, and each request by the second.
await exec(`
  CREATE TABLE IF NOT EXISTS verification_token (
    identifier TEXT NOT NULL,
    expires TIMESTAMPTZ NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (identifier, token)
  );
  CREATE TABLE IF NOT EXISTS accounts (
    id SERIAL PRIMARY KEY,
    "userId" INTEGER NOT NULL,
    type VARCHAR(255) NOT NULL,
    provider VARCHAR(255) NOT NULL,
    "providerAccountId" VARCHAR(255) NOT NULL,
    refresh_token TEXT,
    access_token TEXT,
    expires_at BIGINT,
    id_token TEXT,
    scope TEXT,
    session_state TEXT,
    token_type TEXT
  );
  CREATE TABLE IF NOT EXISTS sessions (
    id SERIAL PRIMARY KEY,
    "userId" INTEGER NOT NULL,
    expires TIMESTAMPTZ NOT NULL,
    "sessionToken" VARCHAR(255) NOT NULL
  );
  CREATE TABLE IF NOT EXISTS users (
    id SERIAL PRIMARY KEY,
    name VARCHAR(255),
    email VARCHAR(255),
    "emailVerified" TIMESTAMPTZ,
    image TEXT
  );
  CREATE INDEX IF NOT EXISTS sessions_user ON sessions ("userId");
  CREATE UNIQUE INDEX IF NOT EXISTS sessions_token ON sessions ("sessionToken");
`);
