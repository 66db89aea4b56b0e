import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Database } from "./databases.ts";

/** How to reach a PostgreSQL server, and what stops it if it was started here. */
export interface PostgresServer {
  config: pg.PoolConfig;
  stop(): Promise<void>;
}

/**
 * The server of `DATABASE_URL`, else one of the system's own binaries, started with an empty database.
 *
 * @returns undefined if there is neither; `NOT RUN` is printed then.
 */
export async function findPostgres(): Promise<PostgresServer | undefined> {
  const { DATABASE_URL: connectionString } = process.env;
  if (connectionString) return { config: { connectionString }, stop: async () => {} };
  const binaries = globSync([
    "/usr/lib/postgresql/*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
  ]).filter((folder) => existsSync(join(folder, "initdb")));
  const folder = binaries.sort().at(-1);
  const user = process.getuid?.() === 0 ? unprivilegedUser() : {};
  if (!folder || !user) {
    process.stderr.write(
      "PostgreSQL server: NOT RUN (no DATABASE_URL and no server found; install postgresql)\n",
    );
    return undefined;
  }
  return start(folder, user);
}

interface User {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): User | undefined {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((of) =>
      Number(spawnSync("id", [of, name], { encoding: "utf8" }).stdout),
    );
    if (uid && gid) return { uid, gid };
  }
  return undefined;
}

async function start(folder: string, user: User): Promise<PostgresServer> {
  const directory = mkdtempSync(join(tmpdir(), "your-devices-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(directory, user.uid, user.gid);
  const data = join(directory, "data");
  const made = spawnSync(
    join(folder, "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync", "--locale=C"],
    { ...user, cwd: directory, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  // A socket alone: no port that somebody else may have.
  const server = spawn(
    join(folder, "postgres"),
    ["-D", data, "-k", directory, "-c", "listen_addresses=", "-F", "-c", "max_connections=40"],
    { ...user, cwd: directory, stdio: "ignore" },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const config = { host: directory, user: "postgres", database: "postgres" };
  const stop = async () => {
    server.kill("SIGINT");
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  for (let left = 200; ; left -= 1) {
    const client = new pg.Client(config);
    try {
      await client.connect();
      await client.end();
      return { config, stop };
    } catch (error) {
      if (left === 0 || server.exitCode !== null) {
        await stop();
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

let schemas = 0;

/** A schema of its own, over a pool of connections. */
export async function openPostgres({ config }: PostgresServer, connections = 1): Promise<Database> {
  const schema = `test_${process.pid}_${++schemas}`;
  const pool = new pg.Pool({ ...config, max: connections, options: `-c search_path=${schema}` });
  // A test that fails leaves connections behind, which end with the server.
  pool.on("error", () => {});
  await pool.query(`CREATE SCHEMA ${schema}`);
  return {
    dialect: "postgres",
    prefix: "",
    query: (text, values) => pool.query(text, values).then(({ rows }) => rows),
    exec: async (script) => {
      await pool.query(script);
    },
    close: async () => {
      await pool.query(`DROP SCHEMA ${schema} CASCADE`);
      await pool.end();
    },
  };
}
