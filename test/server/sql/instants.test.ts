import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SqlInstants } from "../../../src/server/sql/index.ts";
import { lastInstantMs, msOf } from "../../../src/server/sql/instants.ts";
import { type Database, openPglite, openSqlite } from "./databases.ts";

const instant = Date.UTC(2039, 1, 28, 23, 59, 58, 123);
const whole = instant - 123;

describe.each<["postgres" | "sqlite", () => Promise<Database>, [SqlInstants, string, string, number][]]>([
  [
    "postgres",
    openPglite,
    [
      ["timestamptz", "timestamptz", "'2039-03-01T01:59:58.123+02:00'", instant],
      ["timestamptz", "timestamptz", "'infinity'", lastInstantMs],
      ["timestamp-utc", "timestamp", "'2039-02-28 23:59:58.123'", instant],
      ["iso-text", "text", "'2039-02-28T23:59:58.123Z'", instant],
      ["iso-text", "varchar(40)", "'2039-03-01T01:59:58+02:00'", whole],
      ["epoch-seconds", "bigint", `${whole / 1000}`, whole],
      ["epoch-seconds", "integer", "2147483647", 2_147_483_647_000],
      ["epoch-seconds", "double precision", `${instant / 1000}`, instant],
      ["epoch-milliseconds", "bigint", `${instant}`, instant],
    ],
  ],
  [
    "sqlite",
    () => openSqlite(),
    [
      ["timestamp-utc", "text", "'2039-02-28 23:59:58'", whole],
      ["iso-text", "text", "'2039-02-28T23:59:58.123Z'", instant],
      ["iso-text", "text", "'2039-03-01T01:59:58.123+02:00'", instant],
      ["epoch-seconds", "integer", `${whole / 1000}`, whole],
      ["epoch-milliseconds", "integer", `${instant}`, instant],
    ],
  ],
])("in %s", (dialect, open, cases) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test.each(cases)(
    "%s of a %s that holds %s is milliseconds since 1970, and NULL stays NULL",
    async (kind, type, value, ms) => {
      const { prefix, exec, query } = database;
      await exec(
        `DROP TABLE IF EXISTS ${prefix}one; CREATE TABLE ${prefix}one (at ${type}); INSERT INTO ${prefix}one VALUES (${value}), (NULL)`,
      );
      const rows = (await query(
        `SELECT ${msOf('s."at"', kind, dialect)} AS ms FROM ${prefix}one AS s`,
        [],
      )) as {
        ms: unknown;
      }[];
      expect(rows.map((row) => (row.ms === null ? null : Number(row.ms))).toSorted()).toEqual([ms, null]);
    },
  );
});
