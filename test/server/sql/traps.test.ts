import { afterEach, expect, test, vi } from "vitest";
import { type SqlQuery, sqlSessions } from "../../../src/server/sql/index.ts";
import {
  type Application,
  type Database,
  day,
  openPglite,
  openSqlite,
  startApplication,
} from "./databases.ts";

let application: Application;
afterEach(async () => {
  vi.useRealTimers();
  await application?.close();
});

const adapterOf = (key: string) => application.sessions.adapter({ userId: "ann", key });

/** SQLite, with the sessions of ann under these keys; before each DELETE of the application's table, `before` runs. */
async function start(keys: readonly string[], before = async (_: Database) => {}): Promise<void> {
  application = await startApplication(async () => {
    const database = await openSqlite();
    const query: SqlQuery = async (text, values) => {
      if (/^DELETE FROM "sessions"/.test(text)) await before(database);
      return database.query(text, values);
    };
    return { ...database, query };
  });
  for (const key of keys) {
    await application.signIn(key);
    await application.sessions.recordSignIn({ userId: "ann", key });
  }
}

test("sql-key-as-id: no id is a key, and the side table has none", async () => {
  await start(["secret-1", "secret-2"]);
  await adapterOf("secret-1").revokeOtherSessions?.();
  const list = await adapterOf("secret-1").listSessions();
  const history = await adapterOf("secret-1").listEndedSessions?.();
  const stored = await application.query("SELECT * FROM device_sessions", []);
  expect(history?.sessions).toHaveLength(1);
  expect(JSON.stringify([list, history, stored])).not.toContain("secret");
});

test("sql-expired-rows: a row that has expired is not listed", async () => {
  await start(["key-1"]);
  await application.signIn("expired", "ann", -1);
  expect((await adapterOf("key-1").listSessions()).sessions).toHaveLength(1);
});

test("sql-foreign-keys: all others are those of one person", async () => {
  await start(["key-1", "key-2"]);
  await application.signIn("bobs", "bob");
  await adapterOf("key-1").revokeOtherSessions?.();
  expect(await application.living("bob")).toEqual(["bobs"]);
});

test("sql-revocable-current: the caller's own session outlives all others", async () => {
  await start(["key-1", "key-2"]);
  await Promise.allSettled([adapterOf("key-1").revokeOtherSessions?.()]);
  expect(await application.living()).toEqual(["key-1"]);
});

test("sql-ended-caller: whoever is ended directly before the statement ends nobody", async () => {
  await start(["key-1", "key-2"], async ({ query }) => {
    await query(
      `UPDATE sessions SET expires = '2020-01-01T00:00:00.000Z' WHERE "sessionToken" = 'key-1'`,
      [],
    );
  });
  const [one, others] = await Promise.allSettled([
    adapterOf("key-1").revokeSession?.(await application.sessions.idOf("key-2")),
    adapterOf("key-1").revokeOtherSessions?.(),
  ]);
  expect(await application.living()).toEqual(["key-2"]);
  expect([one, others]).toMatchObject([{ status: "rejected" }, { reason: { code: "unauthenticated" } }]);
});

test("sql-mutual-revocation: in PostgreSQL the rows are locked first, in the order of their keys", async () => {
  const said: string[] = [];
  application = await startApplication(async () => {
    const database = await openPglite();
    const query: SqlQuery = (text, values) => {
      said.push(text);
      return database.query(text, values);
    };
    return { ...database, query };
  });
  for (const key of ["key-1", "key-2"]) await application.signIn(key);
  await adapterOf("key-1").revokeOtherSessions?.();
  expect(
    said.filter((text) => /^WITH held AS \(.* ORDER BY c\."sessionToken" FOR UPDATE\) DELETE/.test(text)),
  ).toHaveLength(1);
});

test("sql-touch-revives: what has ended was not used after its end", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await start(["key-1", "key-2"]);
  await adapterOf("key-1").revokeOtherSessions?.();
  // The store of somebody else wrote the row once more at the end of a request.
  await application.signIn("key-2");
  vi.setSystemTime(Date.now() + day);
  await application.sessions.touch({ userId: "ann", key: "key-2" });
  await application.signOut("key-2");
  const [ended] = (await adapterOf("key-1").listEndedSessions?.())?.sessions ?? [];
  expect(ended?.endReason).toBe("signed-out");
  expect(String(ended?.lastActiveAt) <= String(ended?.endedAt)).toBe(true);
});

test("sql-zoneless-timestamps: a timestamp without a time zone is UTC, whatever the connection's is", async () => {
  const database = await openPglite();
  application = await startApplication(async () => database);
  await database.exec(
    `CREATE TABLE ${database.prefix}zoneless (key text, "user" text, ends timestamp);
     INSERT INTO ${database.prefix}zoneless VALUES ('key-1', 'ann', '2100-01-15 12:00:00');
     SET TIME ZONE 'Asia/Tokyo'`,
  );
  const sessions = sqlSessions({
    ...database,
    table: `${database.prefix}zoneless`,
    columns: { key: "key", userId: "user", expiresAt: "ends" },
    instants: "timestamp-utc",
    details: false,
  });
  const { sessions: rows } = await sessions.adapter({ userId: "ann", key: "key-1" }).listSessions();
  await database.exec("SET TIME ZONE 'UTC'");
  expect(rows[0]?.expiresAt).toBe("2100-01-15T12:00:00.000Z");
});
