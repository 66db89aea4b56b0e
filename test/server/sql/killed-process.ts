// Revokes one session over a file of SQLite, and is killed by the system right after its n-th statement: crash.test.ts runs it.
import { applicationOver, openSqlite } from "./databases.ts";

const [path = "", n] = process.argv.slice(2);
const database = await openSqlite(path);
let left = Number(n);
const { sessions } = await applicationOver({
  ...database,
  query: async (text, values) => {
    const rows = await database.query(text, values);
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
    return rows;
  },
});
await sessions.adapter({ userId: "ann", key: "key-1" }).revokeSession?.(await sessions.idOf("key-2"));
