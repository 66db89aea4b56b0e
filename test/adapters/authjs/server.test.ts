import { encode } from "@auth/core/jwt";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { authJsSessions } from "../../../src/adapters/authjs/server.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import { type AuthApplication, type AuthSettings, listOf, startAuth } from "./auth-application.ts";
import { type AuthStore, openDrizzleSqlite, openKyselySqlite, openPg, stores } from "./auth-stores.ts";

let application: AuthApplication;
afterEach(async () => {
  vi.useRealTimers();
  await application?.close();
});

async function start(open: () => Promise<AuthStore> = openDrizzleSqlite, settings?: AuthSettings) {
  application = await startAuth(open, settings);
  return application;
}

const day = 86_400_000;
/** Moves the end of a session in Auth.js's table. */
async function setEnd(token: string, at: Date): Promise<void> {
  const { exec, table, instant } = application.store;
  await exec(`UPDATE ${table} SET expires = ${instant(at)} WHERE "sessionToken" = '${token}'`);
}

describe.each(Object.entries(stores))("Auth.js over its adapter for %s", (_, open) => {
  test("people who sign in by Auth.js are listed with device and sign-in, the caller as the current one", async () => {
    await start(open);
    const laptop = await application.signIn();
    const phone = await application.signIn("ann@example.test", "Phone/1");
    await application.signIn("bob@example.test");
    const { list } = await listOf(application, laptop);
    const ids = await Promise.all([laptop, phone].map(({ token }) => application.sessions.idOf(token)));
    const instant = expect.stringMatching(/^20.*Z$/);
    const known = { createdAt: instant, lastActiveAt: instant, expiresAt: instant };
    expect(list.sessions).toHaveLength(2);
    expect(list.sessions).toEqual(
      expect.arrayContaining([
        { id: ids[0], isCurrent: true, userAgent: "Laptop/1", ...known },
        { id: ids[1], isCurrent: false, userAgent: "Phone/1", ...known },
      ]),
    );
    expect(list.lastActiveGranularitySeconds).toBe(86_400);
    const [current] = list.sessions.filter(({ isCurrent }) => isCurrent);
    // The row's own end, as Auth.js has it, to the millisecond.
    const left = Date.parse(String(current?.expiresAt)) - Date.now();
    expect(left).toBeGreaterThan(29.9 * day);
    expect(left).toBeLessThanOrEqual(30 * day);
    expect(JSON.stringify(list)).not.toContain(laptop.token);
  });

  test("a revoked session's cookie lets nobody in any more, and the others stay signed in", async () => {
    await start(open);
    const laptop = await application.signIn();
    const phone = await application.signIn("ann@example.test", "Phone/1");
    const bob = await application.signIn("bob@example.test");
    expect(await phone.session()).toMatchObject({ user: { email: "ann@example.test" } });
    const { adapter } = await listOf(application, laptop);
    await adapter.revokeSession?.(await application.sessions.idOf(phone.token));
    expect(await phone.session()).toBeNull();
    expect(await application.sessions.callerOf(phone.request())).toBeNull();
    for (const device of [laptop, bob]) expect(await device.session()).not.toBeNull();
  });

  test("all others end, and the history says which they were", async () => {
    await start(open);
    const laptop = await application.signIn();
    const phone = await application.signIn("ann@example.test", "Phone/1");
    const { adapter } = await listOf(application, laptop);
    await adapter.revokeOtherSessions?.();
    expect(await phone.session()).toBeNull();
    expect((await adapter.listSessions()).sessions).toHaveLength(1);
    expect((await adapter.listEndedSessions?.())?.sessions).toMatchObject([
      { userAgent: "Phone/1", endReason: "signed-out" },
    ]);
  });

  test("a sign-out by Auth.js itself is in the history at once, with its time and reason", async () => {
    await start(open);
    const laptop = await application.signIn();
    const phone = await application.signIn("ann@example.test", "Phone/1");
    const before = Date.now();
    await phone.signOut();
    const after = Date.now();
    const { adapter } = await listOf(application, laptop);
    const [ended] = (await adapter.listEndedSessions?.())?.sessions ?? [];
    expect(ended).toMatchObject({ userAgent: "Phone/1", endReason: "signed-out" });
    const at = Date.parse(String(ended?.endedAt));
    expect(at >= before && at <= after).toBe(true);
  });

  test("authors of requests are found by their cookie as the table has them, and nobody without one", async () => {
    await start(open);
    const laptop = await application.signIn();
    const caller = await application.sessions.callerOf(laptop.request());
    const [row] = (await application.store.query(
      `SELECT "userId" AS id FROM ${application.store.table}`,
      [],
    )) as { id: string | number }[];
    expect(caller).toEqual({ userId: row?.id, key: laptop.token });
    await setEnd(laptop.token, new Date(Date.now() - 1_000));
    expect(await application.sessions.callerOf(laptop.request())).toBeNull();
    expect(await application.sessions.callerOf(new Request("http://localhost/"))).toBeNull();
  });
});

test("a use moves the end on once in updateAge, and the last activity with it", async () => {
  await start(openPg, { session: { maxAge: 10 * 86_400, updateAge: 3_600 } });
  const laptop = await application.signIn();
  const phone = await application.signIn("ann@example.test", "Phone/1");
  await application.store.exec("DELETE FROM device_sessions");
  const usedAt = new Date(Date.now() - 3 * day);
  await setEnd(phone.token, new Date(usedAt.getTime() + 10 * day));
  const phoneOf = async () => {
    const { list } = await listOf(application, laptop);
    expect(list.lastActiveGranularitySeconds).toBe(3_600);
    return list.sessions.find(({ isCurrent }) => !isCurrent);
  };
  expect((await phoneOf())?.lastActiveAt).toBe(usedAt.toISOString());
  const before = Date.now();
  await phone.session();
  const { lastActiveAt, expiresAt } = (await phoneOf()) ?? {};
  // Auth.js counts the end from its own clock.
  expect(Date.parse(String(lastActiveAt))).toBeGreaterThanOrEqual(before);
  expect(Date.parse(String(expiresAt)) - Date.parse(String(lastActiveAt))).toBe(10 * day);
});

test("over https the cookie has its prefix, and is found", async () => {
  await start(openDrizzleSqlite, { protocol: "https" });
  const laptop = await application.signIn();
  expect(laptop.request().headers.get("cookie")).toContain("__Secure-authjs.session-token=");
  expect(await application.sessions.callerOf(laptop.request())).toMatchObject({ key: laptop.token });
});

test.each([
  "authjs.session-token",
  "__Secure-authjs.session-token",
  "next-auth.session-token",
  "__Secure-next-auth.session-token",
])("the cookie %s is known, in a Request and in Node's own headers", async (name) => {
  await start();
  const { token } = await application.signIn();
  const cookie = `theme=dark; ${name}=${encodeURIComponent(token)}; other="a=b"; broken=%E0%A4%A`;
  const key = token;
  expect(
    await application.sessions.callerOf(new Request("http://localhost", { headers: { cookie } })),
  ).toMatchObject({ key });
  expect(await application.sessions.callerOf({ headers: { cookie } })).toMatchObject({ key });
});

test("a cookie of another name is read by cookieName, and then no other is", async () => {
  await start(openDrizzleSqlite, { options: { cookieName: "sid" } });
  const { token } = await application.signIn();
  const { callerOf } = application.sessions;
  expect(await callerOf({ headers: { cookie: `sid=${token}` } })).toMatchObject({ key: token });
  expect(await callerOf({ headers: { cookie: `authjs.session-token=${token}` } })).toBeNull();
});

test("whoever makes the request is read by one statement", async () => {
  const said: string[] = [];
  await start(openDrizzleSqlite, {
    watch: (query) => (text, values) => {
      said.push(text);
      return query(text, values);
    },
  });
  const laptop = await application.signIn();
  said.length = 0;
  await application.sessions.callerOf(laptop.request());
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^SELECT .* WHERE s\."sessionToken" = \?$/);
});

test("a signed token in the cookie that no row has is no sign-out either", async () => {
  await start();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const cookie = `authjs.session-token=${part({ alg: "HS256" })}.${part({ sub: "ann" })}.c2ln`;
  expect(await outcomeOf(application.sessions.callerOf({ headers: { cookie } }))).toBe("unsupported");
});

test("behind the handler, a session in the cookie is answered as unsupported, and nobody as signed out", async () => {
  await start();
  const handle = createSessionsHandler({
    basePath: "/api/devices",
    allowedOrigins: ["http://localhost"],
    adapter: async (request) => application.sessions.adapter(await application.sessions.callerOf(request)),
    onError: () => {},
  });
  const laptop = await application.signIn();
  const statusOf = async (request: Request) => {
    const response = await handle(request);
    return [response.status, (await response.json()).code];
  };
  const jwe = await encode({ salt: "authjs.session-token", secret: "only-for-tests", token: { sub: "ann" } });
  const inCookie = new Request("http://localhost/api/devices", {
    headers: { cookie: `authjs.session-token=${jwe}` },
  });
  expect(await statusOf(inCookie)).toEqual([501, "unsupported"]);
  expect(await statusOf(new Request("http://localhost/api/devices"))).toEqual([401, "unauthenticated"]);
  expect((await handle(laptop.request())).status).toBe(200);
});

test("a database that is down rejects, and nobody is taken for signed out", async () => {
  let isDown = false;
  await start(openDrizzleSqlite, {
    watch: (query) => (text, values) =>
      isDown ? Promise.reject(Object.assign(new Error("lost"), { code: "ECONNRESET" })) : query(text, values),
  });
  const laptop = await application.signIn();
  isDown = true;
  expect(await outcomeOf(application.sessions.callerOf(laptop.request()))).toBe("network");
});

test("Prisma's tables are read: timestamps without a zone in PostgreSQL, text or milliseconds in SQLite", async () => {
  const end = new Date(Date.now() + 30 * day);
  const { query: pgQuery, exec, close } = await openPg();
  await exec(`CREATE TABLE "Session" (id text PRIMARY KEY, "sessionToken" text UNIQUE NOT NULL, "userId" text NOT NULL, expires timestamp(3) NOT NULL);
    INSERT INTO "Session" VALUES ('a', 'key-1', 'ann', '${end.toISOString().replace("Z", "")}'); SET TIME ZONE 'Asia/Tokyo'`);
  const inPostgres = authJsSessions({ query: pgQuery, dialect: "postgres", shape: "prisma", details: false });
  const { sessions: pgRows } = await inPostgres.adapter({ userId: "ann", key: "key-1" }).listSessions();
  await exec("SET TIME ZONE 'UTC'");
  await close();
  expect(pgRows[0]?.expiresAt).toBe(end.toISOString());

  const sqlite = await openKyselySqlite();
  await sqlite.exec(`INSERT INTO "Session" (id, "sessionToken", "userId", expires) VALUES ('a', 'key-1', 'ann', '${end.toISOString().replace("Z", "+00:00")}');
    ALTER TABLE "Session" RENAME TO old; CREATE TABLE "Session" (id text PRIMARY KEY, "sessionToken" text UNIQUE NOT NULL, "userId" text NOT NULL, expires DATETIME NOT NULL);
    INSERT INTO "Session" SELECT id, "sessionToken", "userId", expires FROM old;
    INSERT INTO "Session" VALUES ('b', 'key-2', 'ann', ${end.getTime()}), ('c', 'key-3', 'ann', ${Date.now() - day})`);
  const inSqlite = authJsSessions({
    query: sqlite.query,
    dialect: "sqlite",
    shape: "prisma",
    details: false,
  });
  const { sessions: rows } = await inSqlite.adapter({ userId: "ann", key: "key-1" }).listSessions();
  expect(rows.map(({ expiresAt }) => expiresAt)).toEqual([end.toISOString(), end.toISOString()]);
  await sqlite.close();
});

test("tables, columns and instants of one's own replace those of the shape, one by one", async () => {
  const { query, exec, close } = await openPg();
  onTestFinished(close);
  await exec(`CREATE TABLE auth_sessions ("sessionToken" text, user_id text, expires bigint, at timestamptz, id text);
    INSERT INTO auth_sessions VALUES ('key-1', 'ann', ${Date.now() + day}, '2026-01-15T10:30:00Z', 'row-1')`);
  const { adapter, callerOf } = authJsSessions({
    query,
    dialect: "postgres",
    table: "auth_sessions",
    columns: { userId: "user_id", createdAt: "at", id: "id" },
    instants: { expiresAt: "epoch-milliseconds" },
    maxAge: 86_400,
    details: false,
  });
  const caller = await callerOf({ headers: { cookie: "authjs.session-token=key-1" } });
  expect(caller).toEqual({ userId: "ann", key: "key-1" });
  const { sessions } = (await adapter(caller)?.listSessions()) ?? {};
  expect(sessions).toMatchObject([{ id: "row-1", isCurrent: true, createdAt: "2026-01-15T10:30:00.000Z" }]);
});
