import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { getPrismaClient } from "@prisma/client/runtime/client";
import { drizzle } from "drizzle-orm/pglite";
import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { type SqlDialect, type SqlQuery, sqlSessions } from "../../../src/server/sql/index.ts";
import { findPostgres } from "./postgres-server.ts";

const pglite = await PGlite.create();
const server = await findPostgres();
afterAll(async () => {
  await pglite.close();
  await server?.stop();
});

/** A whole life over one driver, with user ids that are no texts: drivers differ in how they bind and read them. */
async function liveOver(
  dialect: SqlDialect,
  query: SqlQuery,
  exec: (script: string) => unknown,
): Promise<void> {
  await exec("DROP TABLE IF EXISTS own_sessions; DROP TABLE IF EXISTS device_sessions");
  await exec(
    "CREATE TABLE own_sessions (token text PRIMARY KEY, user_id integer NOT NULL, expires_at bigint NOT NULL)",
  );
  const sessions = sqlSessions({
    query,
    dialect,
    table: "own_sessions",
    columns: { key: "token", userId: "user_id", expiresAt: "expires_at" },
    instants: "epoch-milliseconds",
  });
  await exec(sessions.schema);
  await exec(sessions.schema);
  const end = Date.now() + 86_400_000;
  await exec(
    `INSERT INTO own_sessions VALUES ('key-1', 7, ${end}), ('key-2', 7, ${end}), ('key-3', 7, ${end})`,
  );
  for (const key of ["key-1", "key-2"]) {
    await sessions.recordSignIn({ userId: 7, key, ipAddress: "203.0.113.7", userAgent: "curl/8.7.1" });
    await sessions.touch({ userId: 7, key, ipAddress: "198.51.100.7", location: { country: "GR" } });
  }
  const adapter = sessions.adapter({ userId: 7, key: "key-1" });
  const { sessions: rows } = await adapter.listSessions();
  const idOf = sessions.idOf;
  expect(rows.find(({ isCurrent }) => isCurrent)).toMatchObject({
    id: await idOf("key-1"),
    createdAt: expect.stringMatching(/Z$/),
    expiresAt: new Date(end).toISOString(),
    ipAddress: "198.51.100.7",
    location: { country: "GR" },
    network: { id: "2", changes: [{ at: expect.any(String), country: "GR", networkId: "2" }] },
  });
  expect(rows).toHaveLength(3);
  await exec("UPDATE own_sessions SET token = 'key-4' WHERE token = 'key-2'");
  await sessions.recordRotation({ userId: 7, key: "key-2", newKey: "key-4" });
  await adapter.revokeSession?.(await idOf("key-4"));
  await adapter.revokeOtherSessions?.();
  expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([await idOf("key-1")]);
  const page = await adapter.listEndedSessions?.();
  expect(page).toMatchObject({ total: 2, retentionDays: 90, subject: "7" });
  expect(page?.sessions.map(({ id, endReason }) => ({ id, endReason }))).toEqual(
    expect.arrayContaining([
      { id: await idOf("key-3"), endReason: "signed-out" },
      { id: await idOf("key-4"), endReason: "signed-out" },
    ]),
  );
  await sessions.cleanUp();
}

test("node:sqlite", async () => {
  const database = new DatabaseSync(":memory:");
  await liveOver(
    "sqlite",
    async (text, values) => database.prepare(text).all(...values),
    (script) => database.exec(script),
  );
});

test("PGlite", async () => {
  await liveOver(
    "postgres",
    (text, values) => pglite.query(text, values).then(({ rows }) => rows),
    (script) => pglite.exec(script),
  );
});

test("Drizzle, by the driver behind it ($client)", async () => {
  const db = drizzle({ client: pglite });
  await liveOver(
    "postgres",
    (text, values) => db.$client.query(text, values).then(({ rows }) => rows),
    (script) => db.$client.exec(script),
  );
});

test("Kysely", async () => {
  const db = new Kysely<Record<never, never>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () =>
        Object.assign(new DummyDriver(), {
          acquireConnection: async () => ({
            executeQuery: ({ sql, parameters }: CompiledQuery) => pglite.query(sql, [...parameters]),
            streamQuery: () => {
              throw new Error("no stream");
            },
          }),
        }) as DummyDriver,
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  await liveOver(
    "postgres",
    (text, values) => db.executeQuery(CompiledQuery.raw(text, values)).then(({ rows }) => rows),
    (script) => pglite.exec(script),
  );
});

// What `prisma generate` writes for a schema. It needs Prisma's schema engine, which no npm package has; the query engine
// is WebAssembly, and its driver is pg.
const prismaConfig = {
  previewFeatures: [],
  clientVersion: "7.10.0",
  engineVersion: "7.10.0",
  activeProvider: "postgresql",
  inlineSchema:
    'generator client {\n provider = "prisma-client"\n}\ndatasource db {\n provider = "postgresql"\n}\nmodel User {\n id String @id\n}',
  runtimeDataModel: { models: {}, enums: {}, types: {} },
  parameterizationSchema: { strings: [], graph: "AAAAAAAAAAAAAAAA" },
  compilerWasm: {
    getRuntime: () => import("@prisma/client/runtime/query_compiler_small_bg.postgresql.mjs"),
    getQueryCompilerWasmModule: async () => {
      const { wasm } = await import(
        "@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs"
      );
      return new WebAssembly.Module(Buffer.from(wasm, "base64"));
    },
    importName: "./query_compiler_small_bg.js",
  },
};

interface Prisma {
  $queryRawUnsafe(text: string, ...values: unknown[]): Promise<unknown[]>;
  $disconnect(): Promise<void>;
}

test.skipIf(!server)("Prisma ($queryRawUnsafe)", async () => {
  const Client = getPrismaClient(prismaConfig as never) as unknown as new (options: object) => Prisma;
  const pool = new pg.Pool(server?.config);
  const prisma = new Client({ adapter: new PrismaPg(pool) });
  await liveOver(
    "postgres",
    (text, values) => prisma.$queryRawUnsafe(text, ...values),
    (script) => pool.query(script),
  );
  await prisma.$disconnect();
  await pool.end();
});

test.skipIf(!server)("pg", async () => {
  const pool = new pg.Pool(server?.config);
  await liveOver(
    "postgres",
    (text, values) => pool.query(text, values).then(({ rows }) => rows),
    (script) => pool.query(script),
  );
  await pool.end();
});
