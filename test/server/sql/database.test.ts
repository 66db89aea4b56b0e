import { describe, expect, test } from "vitest";
import { SessionsError } from "../../../src/core/errors.ts";
import { instantOf } from "../../../src/server/sql/database.ts";
import { sqlSessions } from "../../../src/server/sql/index.ts";
import { lastInstantMs } from "../../../src/server/sql/instants.ts";
import { failureOf } from "../../support/failure-of.ts";

const key = "a-very-secret-key";

function over(query: (text: string, values: unknown[]) => unknown, details?: false) {
  return sqlSessions({
    query: async (text, values) => query(text, values),
    dialect: "postgres",
    table: "sessions",
    columns: { key: "token", userId: "user_id", expiresAt: "expires_at" },
    instants: "timestamptz",
    details,
  });
}

describe("what a database throws", () => {
  const thrown = (code?: string) => (text: string, values: unknown[]) => {
    throw Object.assign(new Error(`failed: ${text} ${JSON.stringify(values)}`), { code, detail: key });
  };

  test.each([
    ["network", "ECONNREFUSED"],
    ["network", "08006"],
    ["network", "57P01"],
    ["network", "P1001"],
    ["backend", "42P01"],
    ["backend", undefined],
    ["backend", `23505 ${key}`],
  ])("is %s for %s, and nothing of its text is kept", async (code, given) => {
    const sessions = over(thrown(given));
    const adapter = sessions.adapter({ userId: "ann", key });
    const failures = await Promise.all([
      failureOf(adapter.listSessions() as Promise<unknown>),
      failureOf(adapter.revokeSession?.("id")),
      failureOf(adapter.revokeOtherSessions?.()),
      failureOf(adapter.listEndedSessions?.()),
      failureOf(sessions.touch({ userId: "ann", key })),
      failureOf(sessions.recordSignIn({ userId: "ann", key })),
      failureOf(sessions.recordRotation({ userId: "ann", key, newKey: `${key}-2` })),
      failureOf(sessions.cleanUp()),
    ]);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(SessionsError);
      expect(failure.code).toBe(code);
      expect(JSON.stringify([failure, failure.message, failure.stack, failure.cause])).not.toMatch(
        /secret|SELECT/,
      );
    }
  });

  test("asks for the side table only if there is one", async () => {
    const messages = [undefined, false as const].map(async (details) => {
      const { adapter } = over(thrown("42501"), details);
      return (await failureOf(adapter({ userId: "ann", key }).listSessions() as Promise<unknown>)).message;
    });
    expect(await Promise.all(messages)).toEqual([
      "The database failed (42501). Does the side table exist? Run `schema` once.",
      "The database failed (42501).",
    ]);
  });

  test("is handed on if it is ours: `query` may refuse, too", async () => {
    const refusal = new SessionsError("rate-limited", "Too many.", { retryAfterSeconds: 9 });
    const sessions = over(() => {
      throw refusal;
    });
    await expect(sessions.adapter({ userId: "ann", key }).listSessions()).rejects.toBe(refusal);
  });
});

test("an instant is ISO 8601 with a year of four digits, and infinity is none", () => {
  expect(instantOf(Date.UTC(2026, 0, 15))).toBe("2026-01-15T00:00:00.000Z");
  expect([lastInstantMs, -lastInstantMs, Number.NaN, undefined].map(instantOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([[undefined], [{ rows: [] }], ["<html>"], [[1]], [[null]]])(
  "%j is no array of rows",
  async (rows) => {
    const { adapter } = over(() => rows);
    await expect(adapter({ userId: "ann", key }).listSessions()).rejects.toMatchObject({
      code: "bad-response",
    });
  },
);

test("no key and no user stands in the text of a statement", async () => {
  const texts: string[] = [];
  const sessions = over((text) => {
    texts.push(text);
    return [];
  });
  await sessions.touch({ userId: "ann-the-user", key, userAgent: "curl/8", ipAddress: "203.0.113.7" });
  await sessions.recordSignIn({ userId: "ann-the-user", key, signInMethod: "pass'word" });
  await sessions.recordRotation({ userId: "ann-the-user", key, newKey: `${key}-2` });
  await failureOf(sessions.adapter({ userId: "ann-the-user", key }).listSessions() as Promise<unknown>);
  expect(texts.length).toBeGreaterThan(4);
  expect(texts.join()).not.toMatch(/secret|ann-the|curl|203\.0|pass'/);
});
