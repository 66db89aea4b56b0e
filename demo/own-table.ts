import { createHash, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { createSessionsHandler } from "../src/server/index.ts";
import { type SqlSignIn, sqlSessions } from "../src/server/sql/index.ts";

/** The device that a request comes from, as the server knows it. */
export type Visitor = Pick<SqlSignIn, "userAgent" | "ipAddress" | "location">;

const maxAge = 30 * 24 * 60 * 60;
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
// Over https, add `Secure`.
const cookieOf = (token: string, seconds: number): string =>
  `own_session=${token}; Path=/own-table; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
// A record that fails is no reason to turn anybody away.
const report = (error: Error): void => console.error(`The side table: ${error.message}`);

/** A sign-in written by hand, over one table, and the devices of its people. The table has hashes of what cookies hold. */
export function createOwnTable(database: DatabaseSync, origins: readonly string[]) {
  const sessions = sqlSessions({
    query: (text, values) => database.prepare(text).all(...values),
    dialect: "sqlite",
    table: "own_sessions",
    columns: { key: "token_hash", userId: "user_id", expiresAt: "expires_at" },
    instants: "epoch-milliseconds",
    keyIs: "hash",
  });
  database.exec(`
    CREATE TABLE IF NOT EXISTS own_sessions (token_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL, expires_at INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS own_sessions_user ON own_sessions (user_id);
    ${sessions.schema}`);
  const insert = database.prepare("INSERT INTO own_sessions VALUES (?, ?, ?)");
  const find = database.prepare("SELECT user_id FROM own_sessions WHERE token_hash = ? AND expires_at > ?");
  const remove = database.prepare("DELETE FROM own_sessions WHERE token_hash = ?");

  /** Whose session the request's cookie belongs to; null if it has ended, or there is none. */
  function callerOf(request: Request): { userId: string; key: string } | null {
    const [, token] = /(?:^|;\s*)own_session=([^;]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
    const key = hashOf(token ?? "");
    const row = find.get(key, Date.now());
    return row ? { userId: String(row.user_id), key } : null;
  }

  return {
    callerOf,
    /** Makes a session, once the password was right. Resolves with the `Set-Cookie` header. */
    async signIn(userId: string, visitor: Visitor): Promise<string> {
      const token = randomBytes(32).toString("base64url");
      insert.run(hashOf(token), userId, Date.now() + maxAge * 1000);
      const signIn = { userId, key: hashOf(token), ...visitor, signInMethod: "password" };
      await sessions.recordSignIn(signIn).catch(report);
      return cookieOf(token, maxAge);
    },
    /** Notes that the caller is there. */
    async touch(request: Request, visitor: Visitor): Promise<void> {
      const caller = callerOf(request);
      if (caller) await sessions.touch({ ...caller, ...visitor }).catch(report);
    },
    /** Ends the caller's session. Returns the `Set-Cookie` header. */
    signOut(request: Request): string {
      remove.run(callerOf(request)?.key ?? "");
      return cookieOf("", 0);
    },
    /** The handler behind `restAdapter({ baseUrl: "/own-table/devices" })`. */
    handleDevices: createSessionsHandler({
      basePath: "/own-table/devices",
      allowedOrigins: origins,
      adapter: (request) => sessions.adapter(callerOf(request)),
    }),
  };
}
