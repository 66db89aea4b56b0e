// Compares what a list and a revocation of sqlSessions cost over a table of a million sessions with what they cost over one of
// ten thousand, in SQLite and on a PostgreSQL server, if there is one. `npm run bench`; it fails if a ratio is over the goal.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Application,
  type Database,
  openSqlite,
  startApplication,
} from "../../test/server/sql/databases.ts";
import { findPostgres, openPostgres } from "../../test/server/sql/postgres-server.ts";

const small = 10_000;
const large = 1_000_000;
const perUser = 10;
/** Goal for the large table / the small one. */
const goal = 1.3;
const rounds = Number(process.env.REPEATS ?? 5) * 2 + 1;
/** Operations in a round. Each user's sessions can be revoked once. */
const users = 40;

interface Filled {
  application: Application;
  /** Users of whom all sessions are left. */
  left: string[];
}

async function fill(open: () => Promise<Database>, count: number): Promise<Filled> {
  const application = await startApplication(open);
  const { dialect, prefix } = application;
  const series =
    dialect === "postgres"
      ? `generate_series(1, ${count}) AS n (n)`
      : `(WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count}) SELECT n FROM n) AS n`;
  const end = dialect === "postgres" ? "TIMESTAMPTZ '2100-01-01T00:00:00Z'" : "'2100-01-01T00:00:00.000Z'";
  // Neighbours in the table are not the sessions of one user.
  await application.exec(
    `INSERT INTO ${prefix}sessions SELECT 'key-' || n, 'user-' || (n % ${count / perUser}), ${end} FROM ${series}`,
  );
  await application.exec(
    `INSERT INTO ${prefix}device_sessions (user_id, key_hash, id, created_at, last_active_at) SELECT 'other-' || (n % ${count / perUser}), 'hash-' || n, 'hash-' || n, 1, 1 FROM ${series}`,
  );
  await application.exec("ANALYZE");
  const step = Math.floor(count / perUser / (rounds + 1) / users);
  const left = Array.from({ length: (rounds + 1) * users }, (_, index) => `user-${index * step}`);
  return { application, left };
}

async function measure(name: string, open: () => Promise<Database>): Promise<void> {
  const sides = { small: await fill(open, small), large: await fill(open, large) };
  const spent = {
    list: { small: [] as number[], large: [] as number[] },
    revoke: { small: [] as number[], large: [] as number[] },
  };
  for (let round = 0; round <= rounds; round += 1)
    for (const side of round % 2 ? (["small", "large"] as const) : (["large", "small"] as const)) {
      const { application, left } = sides[side];
      const chosen = left.splice(0, users);
      const adapters = [];
      for (const user of chosen) {
        const [key = "", other = ""] = await application.living(user);
        const adapter = application.sessions.adapter({ userId: user, key });
        adapters.push({ adapter, id: await application.sessions.idOf(other) });
      }
      const began = performance.now();
      for (const { adapter } of adapters) await adapter.listSessions();
      const between = performance.now();
      for (const { adapter, id } of adapters) await adapter.revokeSession?.(id);
      const ended = performance.now();
      if (round === 0) continue; // it warms up
      spent.list[side].push((between - began) / users);
      spent.revoke[side].push((ended - between) / users);
    }
  for (const { application } of Object.values(sides)) await application.close();
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  for (const [what, { small: few, large: many }] of Object.entries(spent)) {
    // The lower of two ratios, as everywhere in the benchmarks: other load on the machine makes either of them worse.
    const ratio = Math.min(middle(many) / middle(few), Math.min(...many) / Math.min(...few));
    const verdict = ratio <= goal ? "" : "FAILED  ";
    if (verdict) process.exitCode = 1;
    process.stdout.write(
      `${verdict}${[name, what, middle(few).toFixed(2), middle(many).toFixed(2), `${ratio.toFixed(2)} (${goal})`].join(" | ")}\n`,
    );
  }
}

process.stdout.write(
  `\nNode ${process.version}, sqlSessions, median of ${rounds} rounds, ms for each\n\ndatabase | what | ${small} sessions | ${large} sessions | ratio (goal)\n`,
);
const folder = mkdtempSync(join(tmpdir(), "your-devices-bench-"));
let files = 0;
await measure("SQLite", async () => {
  const database = await openSqlite(join(folder, `${++files}.db`));
  await database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF");
  return database;
});
rmSync(folder, { recursive: true });
const server = await findPostgres();
if (server) {
  await measure("PostgreSQL", () => openPostgres(server));
  await server.stop();
}
