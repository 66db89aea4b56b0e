import { describe, expect, test } from "vitest";
import { type SqlSessionsOptions, sessionHistory, sqlSessions } from "../../../src/server/sql/index.ts";

const right: SqlSessionsOptions = {
  query: async () => [],
  dialect: "postgres",
  table: "auth.sessions",
  columns: { key: "sessionToken", userId: "userId", expiresAt: "expires" },
  instants: "timestamptz",
};
const columns = right.columns;

test("options that are right make sessions at once, and ask nothing", () => {
  expect(sqlSessions(right).schema).toContain('CREATE TABLE IF NOT EXISTS "device_sessions"');
  expect(sqlSessions({ ...right, details: "auth.device_sessions" }).schema).toContain(
    '"auth"."device_sessions"',
  );
  expect(sqlSessions({ ...right, details: `auth.${"d".repeat(54)}` })).toHaveProperty("adapter");
  expect(sqlSessions({ ...right, instants: { expiresAt: "epoch-seconds" } })).toHaveProperty("adapter");
});

describe("a TypeError says which option is wrong", () => {
  test.each<[string, object, RegExp]>([
    ["no query", { query: undefined }, /^sqlSessions: query /],
    ["another dialect", { dialect: "mysql" }, /^sqlSessions: dialect /],
    ["no table", { table: "" }, /^sqlSessions: table /],
    ["a quote in the table", { table: 'sessions"; DROP TABLE users; --' }, /^sqlSessions: table /],
    ["a space in the table", { table: "my sessions" }, /^sqlSessions: table /],
    ["three parts", { table: "a.b.c" }, /^sqlSessions: table /],
    ["a table longer than PostgreSQL keeps", { table: "a".repeat(64) }, /^sqlSessions: table /],
    ["a quote in the side table", { details: 'x"y' }, /^sqlSessions: details /],
    [
      "a side table whose indexes PostgreSQL would name alike",
      { details: "d".repeat(55) },
      /details must be /,
    ],
    ["true for the side table", { details: true }, /^sqlSessions: details /],
    ["the same table twice", { details: "auth.sessions" }, /^sqlSessions: details /],
    ["no columns", { columns: undefined }, /^sqlSessions: columns /],
    ["a column that is missing", { columns: { key: "a", userId: "b" } }, /columns\.expiresAt /],
    ["a column that starts with a digit", { columns: { ...columns, key: "1a" } }, /columns\.key /],
    ["a quote in a column", { columns: { ...columns, ipAddress: 'ip" --' } }, /columns\.ipAddress /],
    ["a schema in a column", { columns: { ...columns, userId: "s.userId" } }, /columns\.userId /],
    ["a column that nobody knows", { columns: { ...columns, token: "t" } }, /columns has no member token/],
    ["no instants", { instants: undefined }, /^sqlSessions: instants /],
    ["other instants", { instants: "date" }, /^sqlSessions: instants /],
    ["none for a column", { instants: { createdAt: "iso-text" } }, /instants\.expiresAt /],
    ["timestamptz in SQLite", { dialect: "sqlite" }, /SQLite has no timestamptz/],
    ["another keyIs", { keyIs: "raw" }, /^sqlSessions: keyIs /],
    ["no days", { keepDays: 0 }, /^sqlSessions: keepDays /],
    ["half a day", { keepDays: 0.5 }, /^sqlSessions: keepDays /],
    ["no time", { timeoutMs: 0 }, /^sqlSessions: timeoutMs /],
    ["no name", { name: "" }, /^sqlSessions: name /],
    ["another limit", { sessionLimit: { max: 0 } }, /^sqlSessions: sessionLimit /],
  ])("%s", (_, wrong, message) => {
    expect(() => sqlSessions({ ...right, ...wrong } as SqlSessionsOptions)).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringMatching(message) }),
    );
  });

  test.each([
    ["no query", { query: 7 }, /^sessionHistory: query /],
    ["false for the table", { details: false }, /^sessionHistory: details /],
  ])("of sessionHistory, %s", (_, wrong, message) => {
    expect(() => sessionHistory({ ...right, ...wrong } as never)).toThrow(message);
  });
});
