import { afterAll, describe, expect, test } from "vitest";
import { describeSql } from "./conformance.ts";
import { startApplication } from "./databases.ts";
import { findPostgres, openPostgres, type PostgresServer } from "./postgres-server.ts";
import { walk } from "./random-walk.ts";

const server = await findPostgres();
afterAll(() => server?.stop());

describe.skipIf(!server)("a PostgreSQL server", () => {
  const open = () => openPostgres(server as PostgresServer);
  describeSql("sqlSessions over a PostgreSQL server", open);
  mutualRevocations();

  test("1,000 random schedules over several connections: the current one is never ended, what has ended stays so, nothing is lost", async () => {
    const database = await openPostgres(server as PostgresServer, 8);
    const application = await startApplication(async () => database);
    for (let seed = 1; seed <= 1_000; seed += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => walk([application], `user-${seed + index}`, seed + index)),
      );
    await application.close();
  }, 300_000);
});

function mutualRevocations(): void {
  test("two sessions that end each other at the same time are never both ended", async () => {
    const application = await startApplication(() => openPostgres(server as PostgresServer, 8));
    const { sessions } = application;
    const codes = new Set<string>();
    for (let round = 0; round < 60; round += 1) {
      const [one, two] = [`one-${round}`, `two-${round}`];
      for (const key of [one, two]) {
        await application.signIn(key, `user-${round}`);
        await sessions.recordSignIn({ userId: `user-${round}`, key });
      }
      const adapterOf = (key: string) => sessions.adapter({ userId: `user-${round}`, key });
      const revoke = async (key: string, target: string) =>
        round % 2
          ? adapterOf(key).revokeSession?.(await sessions.idOf(target))
          : adapterOf(key).revokeOtherSessions?.();
      const results = await Promise.allSettled([revoke(one, two), revoke(two, one)]);
      for (const result of results) if (result.status === "rejected") codes.add(result.reason.code);
      expect(await application.living(`user-${round}`)).toHaveLength(1);
      expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    }
    expect([...codes]).toEqual(["unauthenticated"]);
    await application.close();
  });

  test("networks that are new at the same time get a number each", async () => {
    const application = await startApplication(() => openPostgres(server as PostgresServer, 8));
    const { sessions } = application;
    const keys = Array.from({ length: 8 }, (_, index) => `key-${index}`);
    for (const key of keys) await application.signIn(key);
    await Promise.all(
      keys.map((key, index) => sessions.touch({ userId: "ann", key, ipAddress: `198.51.${index}.1` })),
    );
    const list = await sessions.adapter({ userId: "ann", key: "key-0" }).listSessions();
    const ids = list.sessions.map((session) => String(session.network?.id));
    expect(ids.toSorted()).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
    await application.close();
  });

  test("whoever is ended while it waits for the lock ends nobody", async () => {
    const database = await openPostgres(server as PostgresServer, 4);
    const other = await openPostgres(server as PostgresServer, 1);
    const application = await startApplication(async () => database);
    for (const key of ["a", "b", "c"]) await application.signIn(key);
    // The connection of somebody who ends b, and has not committed yet.
    const schema = await application.query("SELECT current_schema() AS name", []);
    const table = `${(schema as { name: string }[])[0]?.name}.sessions`;
    await other.query("BEGIN", []);
    await other.query(`DELETE FROM ${table} WHERE "sessionToken" = 'b'`, []);
    const late = application.sessions.adapter({ userId: "ann", key: "b" }).revokeOtherSessions?.();
    const settled = Promise.allSettled([late]);
    await waitForLock(other);
    await other.query("COMMIT", []);
    expect(await settled).toMatchObject([{ status: "rejected", reason: { code: "unauthenticated" } }]);
    expect(await application.living()).toEqual(["a", "c"]);
    await other.close();
    await application.close();
  });
}

/** Until some statement waits for a lock. */
async function waitForLock({ query }: { query: (text: string, values: never[]) => unknown }): Promise<void> {
  await expect
    .poll(async () => {
      const rows = (await query("SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1", [])) as unknown[];
      return rows.length;
    })
    .toBe(1);
}
