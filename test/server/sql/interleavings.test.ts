import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applicationOver, openSqlite, startApplication } from "./databases.ts";
import { walk } from "./random-walk.ts";

test("1,000 random schedules over two connections of SQLite: the current one is never ended, what has ended stays so, nothing is lost", async () => {
  const folder = mkdtempSync(join(tmpdir(), "your-devices-walks-"));
  const path = join(folder, "sessions.db");
  const one = await startApplication(() => openSqlite(path));
  await one.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
  const two = await applicationOver(await openSqlite(path));
  await two.exec("PRAGMA synchronous = OFF");
  for (let seed = 1; seed <= 1_000; seed += 1) await walk([one, two], `user-${seed}`, seed);
  expect(await one.living("user-1")).toEqual(await two.living("user-1"));
  await one.close();
  await two.close();
  rmSync(folder, { recursive: true });
}, 300_000);
