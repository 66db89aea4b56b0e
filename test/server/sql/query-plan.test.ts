import { afterEach, describe, expect, test } from "vitest";
import type { SqlQuery } from "../../../src/server/sql/index.ts";
import { type Application, type Database, openPglite, openSqlite, startApplication } from "./databases.ts";

let application: Application | undefined;
afterEach(async () => application?.close());

/** Each statement as it was sent, with its plan. */
async function plansOver(open: () => Promise<Database>, explain: string): Promise<Map<string, string>> {
  const plans = new Map<string, string>();
  let isOn = false;
  application = await startApplication(async () => {
    const database = await open();
    const query: SqlQuery = async (text, values) => {
      if (isOn) plans.set(text, JSON.stringify(await database.query(`${explain} ${text}`, values)));
      return database.query(text, values);
    };
    return { ...database, query };
  });
  const { prefix, dialect } = application;
  const expires = dialect === "postgres" ? "now() + interval '1 day'" : "'2100-01-01T00:00:00.000Z'";
  const series =
    dialect === "postgres"
      ? "generate_series(1, 20000) AS n (n)"
      : "(WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 20000) SELECT n FROM n) AS n";
  await application.exec(
    `INSERT INTO ${prefix}sessions SELECT 'key-' || n, 'user-' || (n / 10), ${expires} FROM ${series};
     INSERT INTO ${prefix}device_sessions (user_id, key_hash, last_active_at) SELECT 'user-' || (n / 10), 'hash-' || n, 1 FROM ${series};
     ANALYZE`,
  );
  isOn = true;
  const caller = { userId: "user-7", key: "key-70" };
  const adapter = application.sessions.adapter(caller);
  await adapter.listSessions();
  await application.sessions.touch(caller);
  await adapter.revokeSession?.(await application.sessions.idOf("key-71"));
  await adapter.revokeOtherSessions?.();
  await adapter.listEndedSessions?.();
  isOn = false;
  return plans;
}

describe("over 20,000 sessions, every statement of a list, a use and a revocation", () => {
  test("searches by an index in SQLite", async () => {
    const plans = await plansOver(() => openSqlite(), "EXPLAIN QUERY PLAN");
    expect(plans.size).toBeGreaterThan(6);
    for (const [text, plan] of plans) {
      expect(`${text}\n${plan}`).not.toMatch(/SCAN (s|c|d|sessions|device_sessions)\b/);
    }
    const all = [...plans.values()].join();
    expect(all).toContain("sessions_user");
  });

  test("searches by an index in PostgreSQL", async () => {
    const plans = await plansOver(openPglite, "EXPLAIN");
    expect(plans.size).toBeGreaterThan(6);
    for (const [text, plan] of plans)
      expect(`${text}\n${plan}`).not.toMatch(/Seq Scan on (sessions|device_sessions)/);
    const all = [...plans.values()].join();
    expect(all).toContain("sessions_user");
    expect(all).toContain("sessions_pkey");
  });
});
