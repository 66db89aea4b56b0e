import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SqlQuery } from "../../../src/server/sql/index.ts";
import {
  type Application,
  applicationOver,
  type Database,
  day,
  openPglite,
  openSqlite,
  startApplication,
} from "./databases.ts";

const start = Date.UTC(2026, 0, 15, 12);
const statements = [1, 2, 3, 4, 5, 6, 7, 8];
const keys = ["key-1", "key-2", "key-3"];

/** What an application knows after it has started again. */
async function stateOf(application: Application) {
  const adapter = application.sessions.adapter({ userId: "ann", key: "key-1" });
  const list = await adapter.listSessions();
  const history = await adapter.listEndedSessions?.();
  return {
    listed: list.sessions.map(({ id }) => id).sort(),
    ended: (history?.sessions ?? []).map(({ id, endReason }) => ({ id, endReason })),
  };
}

async function idsOf({ sessions }: Application, all: readonly string[]): Promise<string[]> {
  return (await Promise.all(all.map((key) => sessions.idOf(key)))).sort();
}

/** What lives is listed and not ended; what is gone is ended, by a sign-out, and nothing of it is lost. */
async function expectTruth(application: Application): Promise<string[]> {
  const living = await application.living();
  const { listed, ended } = await stateOf(application);
  expect(listed).toEqual(await idsOf(application, living));
  const gone = await idsOf(
    application,
    keys.filter((key) => !living.includes(key)),
  );
  expect(ended.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    gone.map((id) => ({ id, endReason: "signed-out" })),
  );
  return living;
}

describe.each([
  ["node:sqlite", () => openSqlite()],
  ["PGlite", openPglite],
])("over %s, a process that dies", (_, open) => {
  let database: Database;
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: start }));
  afterEach(async () => {
    vi.useRealTimers();
    await database.close();
  });

  /** Three sessions, and a process over them that dies after its n-th statement. */
  async function dyingAfter(n: number, isRecorded: boolean) {
    const application = await startApplication(async () => {
      database = await open();
      return database;
    });
    for (const key of keys) {
      await application.signIn(key);
      if (isRecorded) await application.sessions.recordSignIn({ userId: "ann", key });
    }
    let left = n;
    const query: SqlQuery = async (text, values) => {
      if (left <= 0) throw new Error("This process is dead.");
      left -= 1;
      return database.query(text, values);
    };
    return { application, dying: await applicationOver({ ...database, query }) };
  }

  describe.each([
    ["one", true],
    ["one without a side row", false],
    ["all others", true],
  ])("while it revokes %s", (what, isRecorded) => {
    test.each(statements)(
      "after statement %i: the history is true, and nothing that ended comes back",
      async (n) => {
        const { dying, application } = await dyingAfter(n, isRecorded);
        const adapter = dying.sessions.adapter({ userId: "ann", key: "key-1" });
        const id = await dying.sessions.idOf("key-2");
        await Promise.allSettled([
          what === "all others" ? adapter.revokeOtherSessions?.() : adapter.revokeSession?.(id),
        ]);
        const restarted = await applicationOver(database);
        const living = await expectTruth(restarted);
        expect(living).toContain("key-1");
        // Later than any deadline, a note of what still lives is taken back; the application's own sign-out has no reason then.
        vi.setSystemTime(start + day);
        await expectTruth(restarted);
        for (const key of living.slice(1)) await application.signOut(key);
        const { ended } = await stateOf(restarted);
        const reasons = ended.map(({ endReason }) => endReason);
        expect(reasons.filter((reason) => reason === undefined).length).toBeLessThan(living.length);
        expect(reasons.filter((reason) => reason !== undefined)).toHaveLength(keys.length - living.length);
      },
    );
  });

  test("before it could revoke what then expires: it has expired", async () => {
    const { dying } = await dyingAfter(3, true);
    const adapter = dying.sessions.adapter({ userId: "ann", key: "key-1" });
    const restarted = await applicationOver(database);
    await restarted.setExpiry("key-1", start + 60 * day);
    await Promise.allSettled([adapter.revokeSession?.(await dying.sessions.idOf("key-2"))]);
    expect(await restarted.living()).toEqual(keys);
    vi.setSystemTime(start + 31 * day);
    const { ended } = await stateOf(restarted);
    expect(ended.map(({ endReason }) => endReason)).toEqual(["expired", "expired"]);
  });

  test.each(statements)(
    "while it records a rotation, after statement %i: the session lives on",
    async (n) => {
      const { dying } = await dyingAfter(n, true);
      await database.query(
        `UPDATE ${database.prefix}sessions SET "sessionToken" = 'key-9' WHERE "sessionToken" = 'key-2'`,
        [],
      );
      await Promise.allSettled([
        dying.sessions.touch({ userId: "ann", key: "key-9" }),
        dying.sessions.recordRotation({ userId: "ann", key: "key-2", newKey: "key-9" }),
      ]);
      const restarted = await applicationOver(database);
      const { listed, ended } = await stateOf(restarted);
      expect(listed).toEqual(await idsOf(restarted, ["key-1", "key-3", "key-9"]));
      // Not told, it is an end without a reason.
      expect(ended.filter(({ endReason }) => endReason !== undefined)).toEqual([]);
    },
  );
});

describe("a process that the system kills, over a file of SQLite", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "after its statement %i, the history is true when it has started again",
    async (n) => {
      const folder = mkdtempSync(join(tmpdir(), "your-devices-killed-"));
      const path = join(folder, "sessions.db");
      const application = await startApplication(() => openSqlite(path));
      for (const key of keys) {
        await application.signIn(key);
        await application.sessions.recordSignIn({ userId: "ann", key });
      }
      const child = spawnSync(process.execPath, ["test/server/sql/killed-process.ts", path, String(n)], {
        encoding: "utf8",
      });
      expect([child.signal, child.stderr]).toEqual(n > 5 ? [null, ""] : ["SIGKILL", ""]);
      const living = await expectTruth(application);
      expect(living).toEqual(n < 4 ? keys : ["key-1", "key-3"]);
      await application.close();
      rmSync(folder, { recursive: true });
    },
  );
});
