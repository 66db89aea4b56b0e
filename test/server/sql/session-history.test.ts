import { afterEach, describe, expect, test, vi } from "vitest";
import { sessionHistory } from "../../../src/server/sql/index.ts";
import { type Database, day, openPglite, openSqlite } from "./databases.ts";

afterEach(() => void vi.useRealTimers());

describe.each([
  ["node:sqlite", () => openSqlite()],
  ["PGlite", openPglite],
])("sessionHistory over %s", (_, open) => {
  let database: Database;
  afterEach(() => database.close());

  async function started(options: { keepDays?: number; timeoutMs?: number } = {}) {
    database = await open();
    const { query, dialect, prefix } = database;
    const history = sessionHistory({ query, dialect, details: `${prefix}past`, ...options });
    await database.exec(history.schema);
    return history;
  }

  const session = (id: string) => ({
    id,
    isCurrent: false,
    device: { type: "mobile" as const },
    token: "secret",
  });

  test("gives back what was recorded, newest first, page by page, each person's own", async () => {
    const history = await started();
    const start = Date.now() - day;
    for (let index = 0; index < 120; index += 1)
      // Several ended at the same time.
      await history.recordEnd({
        userId: 7,
        session: { ...session(`id-${index}`), endReason: "expired" },
        at: new Date(start + Math.floor(index / 9) * 1000),
      });
    await history.recordEnd({ userId: 8, session: session("foreign"), at: new Date() });
    const ids: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await history.list({ userId: 7, cursor });
      expect(page).toMatchObject({ total: 120, retentionDays: 90, subject: "7" });
      ids.push(...page.sessions.map(({ id }) => id));
      cursor = page.nextCursor;
      pages += 1;
      // What ends between two pages moves none of them.
      await history.recordEnd({ userId: 9, session: session(`late-${pages}`), at: new Date() });
    } while (cursor);
    expect(pages).toBe(3);
    expect(new Set(ids).size).toBe(120);
    const times = ids.map((id) => Math.floor(Number(id.slice(3)) / 9));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test("keeps only members of the contract, and the first record of an id", async () => {
    const history = await started();
    const at = new Date(Date.now() - day);
    await history.recordEnd({ userId: "ann", session: { ...session("one"), endReason: "signed-out" }, at });
    await history.recordEnd({
      userId: "ann",
      session: { ...session("one"), endReason: "expired" },
      at: new Date(),
    });
    const { sessions } = await history.list({ userId: "ann" });
    expect(sessions).toEqual([
      {
        id: "one",
        isCurrent: false,
        device: { type: "mobile" },
        endReason: "signed-out",
        endedAt: at.toISOString(),
      },
    ]);
    expect(JSON.stringify(await database.query(`SELECT * FROM ${database.prefix}past`, []))).not.toContain(
      "secret",
    );
  });

  test("forgets what ended more than keepDays ago, whether it was cleaned up or not", async () => {
    const history = await started({ keepDays: 2 });
    await history.recordEnd({ userId: "ann", session: session("old"), at: new Date(Date.now() - 3 * day) });
    await history.recordEnd({ userId: "ann", session: session("new"), at: new Date(Date.now() - day) });
    expect(await history.list({ userId: "ann" })).toMatchObject({
      total: 1,
      retentionDays: 2,
      sessions: [{ id: "new" }],
    });
    await history.cleanUp();
    expect(await database.query(`SELECT id FROM ${database.prefix}past`, [])).toMatchObject([{ id: "new" }]);
  });

  test("refuses what is no session, no instant and no cursor", async () => {
    const history = await started();
    const at = new Date();
    await expect(history.recordEnd({ userId: "ann", session: { id: "" } as never, at })).rejects.toThrow(
      TypeError,
    );
    await expect(history.recordEnd({ userId: "ann", session: session("a"), at: "today" })).rejects.toThrow(
      TypeError,
    );
    await expect(history.recordEnd({ userId: "", session: session("a"), at })).rejects.toThrow(TypeError);
    await expect(history.list({ userId: "ann", cursor: "2026" })).rejects.toMatchObject({
      code: "bad-response",
    });
  });

  test("rejects with the reason of a signal that aborts", async () => {
    const history = await started();
    const reason = new Error("left");
    await expect(history.list({ userId: "ann", signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
