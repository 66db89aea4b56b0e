import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { UserSession } from "../../../src/contract.ts";
import { checkEndedSessions, checkList } from "../../../src/core/check/check-list.ts";
import { type SqlQuery, type SqlSessionsOptions, sqlSessions } from "../../../src/server/sql/index.ts";
import { makeSqlSessions } from "../../../src/server/sql/sql-sessions.ts";
import { failureOf } from "../../support/failure-of.ts";
import { type Application, day, openPglite, openSqlite, optionsFor, startApplication } from "./databases.ts";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const start = Date.UTC(2026, 0, 15, 12);
const minute = 60_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: start }));
afterEach(() => void vi.useRealTimers());

function wait(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe.each([
  ["node:sqlite", () => openSqlite()],
  ["PGlite", openPglite],
])("sqlSessions over %s", (_, open) => {
  const applications: Application[] = [];
  afterEach(async () => {
    for (const one of applications.splice(0)) await one.close();
  });

  async function started(options: Partial<SqlSessionsOptions> = {}): Promise<Application> {
    const application = await startApplication(open, options);
    applications.push(application);
    return application;
  }

  async function signedIn(application: Application, key: string, details: object = {}, userId = "ann") {
    await application.signIn(key, userId);
    await application.sessions.recordSignIn({ userId, key, ...details });
  }

  const adapterOf = (application: Application, key: string, userId = "ann") =>
    application.sessions.adapter({ userId, key });

  async function listed(application: Application, key: string): Promise<UserSession[]> {
    return (await checkList(await adapterOf(application, key).listSessions())).sessions;
  }

  async function ended(application: Application, key: string): Promise<UserSession[]> {
    const page = await adapterOf(application, key).listEndedSessions?.();
    return (await checkEndedSessions(page)).sessions;
  }

  test("lists what the table and the side table know, by ids that are no keys", async () => {
    const application = await started();
    await signedIn(application, "key-1", {
      request: new Request("https://app.example.test", { headers: { "user-agent": firefox } }),
      ipAddress: "203.0.113.7",
      location: { city: "Athens", country: "GR" },
      signInMethod: "passkey",
    });
    await application.signIn("key-2");
    const list = await adapterOf(application, "key-1").listSessions();
    expect(list).toMatchObject({
      subject: "ann",
      serverTime: new Date(start).toISOString(),
      lastActiveGranularitySeconds: 60,
    });
    const [one, two] = (list.sessions as UserSession[]).toSorted((a) => (a.isCurrent ? -1 : 1));
    expect(one).toEqual({
      id: await application.sessions.idOf("key-1"),
      isCurrent: true,
      createdAt: new Date(start).toISOString(),
      lastActiveAt: new Date(start).toISOString(),
      expiresAt: new Date(start + 30 * day).toISOString(),
      userAgent: firefox,
      ipAddress: "203.0.113.7",
      location: { city: "Athens", country: "GR" },
      signInMethod: "passkey",
      network: { id: "1" },
    });
    expect(one?.id).toMatch(/^[\da-f]{64}$/);
    expect(two).toEqual({
      id: await application.sessions.idOf("key-2"),
      isCurrent: false,
      expiresAt: new Date(start + 30 * day).toISOString(),
    });
  });

  test("the device is read from headers of any class, and from Node's own", async () => {
    const application = await started();
    class OtherHeaders {
      get(name: string): string | null {
        return name === "user-agent" ? firefox : null;
      }
    }
    const all = [new Headers({ "user-agent": firefox }), new OtherHeaders(), { "user-agent": firefox }];
    for (const [index, headers] of all.entries())
      await signedIn(application, `key-${index}`, { request: { headers } });
    const { sessions } = await adapterOf(application, "key-0").listSessions();
    expect(sessions.map(({ userAgent }) => userAgent)).toEqual([firefox, firefox, firefox]);
  });

  test("a row that has expired is not listed, and its caller is signed out", async () => {
    const application = await started();
    await signedIn(application, "key-1");
    await application.signIn("expired", "ann", -1);
    expect(await listed(application, "key-1")).toHaveLength(1);
    await expect(adapterOf(application, "expired").listSessions()).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  test("what is revoked is gone at once, and the history says when and why", async () => {
    const application = await started();
    await signedIn(application, "key-1");
    await signedIn(application, "key-2", { userAgent: firefox });
    wait(minute);
    const id = await application.sessions.idOf("key-2");
    await adapterOf(application, "key-1").revokeSession?.(id);
    expect(await application.living()).toEqual(["key-1"]);
    expect(await ended(application, "key-1")).toEqual([
      expect.objectContaining({
        id,
        endReason: "signed-out",
        endedAt: new Date(start + minute).toISOString(),
        createdAt: new Date(start).toISOString(),
        device: expect.objectContaining({ browser: "Firefox" }),
      }),
    ]);
  });

  test.each(["one", "all others"])(
    "a session that gets a new key while %s is revoked has not ended under its old one",
    async (what) => {
      const application = await started();
      for (const key of ["key-1", "key-2"]) await signedIn(application, key, { userAgent: firefox });
      const rotations = [
        async () => {
          await application.rotate("key-2", "key-9");
          await application.sessions.recordRotation({ userId: "ann", key: "key-2", newKey: "key-9" });
        },
      ];
      // Between the list of a revocation and its note.
      const query: SqlQuery = async (text, values) => {
        if (text.startsWith("INSERT")) await rotations.shift()?.();
        return application.query(text, values);
      };
      const sessions = sqlSessions({ ...optionsFor(application), query });
      const adapter = sessions.adapter({ userId: "ann", key: "key-1" });
      const isOne = what === "one";
      const sent = isOne
        ? adapter.revokeSession?.(await sessions.idOf("key-2"))
        : adapter.revokeOtherSessions?.();
      const [{ status }] = await Promise.allSettled([sent]);
      expect([status, rotations]).toEqual([isOne ? "rejected" : "fulfilled", []]);
      expect(await application.living()).toEqual(isOne ? ["key-1", "key-9"] : ["key-1"]);
      const own = await ended(application, "key-1");
      expect(own.map(({ id }) => id)).toEqual(isOne ? [] : [await sessions.idOf("key-9")]);
    },
  );

  test("what was used long after a note of its revocation did not end by it", async () => {
    const application = await started({ timeoutMs: 1_000 });
    for (const key of ["key-1", "key-2", "key-3"]) await signedIn(application, key);
    // The process that noted these has died before it could revoke them.
    const { details } = optionsFor(application);
    await application.query(`UPDATE ${details} SET revoke_at = ${start}`, []);
    wait(minute);
    await application.sessions.touch({ userId: "ann", key: "key-2" });
    wait(minute);
    for (const key of ["key-2", "key-3"]) await application.signOut(key);
    const [used, unused] = await ended(application, "key-1");
    expect(used).toMatchObject({
      id: await application.sessions.idOf("key-2"),
      lastActiveAt: new Date(start + minute).toISOString(),
      endedAt: new Date(start + 2 * minute).toISOString(),
    });
    expect(used).not.toHaveProperty("endReason");
    // Nothing says that this one outlived its note.
    expect(unused).toMatchObject({ endReason: "signed-out", endedAt: new Date(start).toISOString() });
  });

  test("the current session, a foreign one and an unknown one are not revoked", async () => {
    const application = await started();
    await signedIn(application, "key-1");
    await signedIn(application, "key-2");
    await signedIn(application, "bobs", {}, "bob");
    const { idOf } = application.sessions;
    const revoke = async (key: string) =>
      failureOf(Promise.resolve(adapterOf(application, "key-1").revokeSession?.(await idOf(key))));
    expect(await revoke("key-1")).toMatchObject({ code: "current-session" });
    const foreign = await revoke("bobs");
    expect(foreign).toMatchObject({ code: "not-found" });
    expect(await revoke("nobodys")).toEqual(foreign);
    await application.signOut("key-2");
    expect(await revoke("key-2")).toEqual(foreign);
    expect(await application.living()).toEqual(["key-1"]);
    expect(await application.living("bob")).toEqual(["bobs"]);
  });

  test("all others are revoked, of this person alone", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2", "key-3"]) await signedIn(application, key);
    await application.signIn("key-4");
    await signedIn(application, "bobs", {}, "bob");
    await adapterOf(application, "key-1").revokeOtherSessions?.();
    expect(await application.living()).toEqual(["key-1"]);
    expect(await application.living("bob")).toEqual(["bobs"]);
    const history = await ended(application, "key-1");
    expect(history.map(({ endReason }) => endReason)).toEqual(["signed-out", "signed-out", "signed-out"]);
  });

  test("whoever was signed out ends nobody's session", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    const late = adapterOf(application, "key-2");
    await application.signOut("key-2");
    await expect(late.revokeOtherSessions?.()).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(late.revokeSession?.(await application.sessions.idOf("key-1"))).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await application.living()).toEqual(["key-1"]);
  });

  test("an end that nobody told of is noticed by the next list, without a reason", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    await application.signOut("key-2");
    wait(minute);
    await listed(application, "key-1");
    wait(minute);
    const [one] = await ended(application, "key-1");
    expect(one).toMatchObject({ endedAt: new Date(start + minute).toISOString() });
    expect(one).not.toHaveProperty("endReason");
  });

  test.each([
    ["is still there", false],
    ["was removed", true],
  ])("a session that expired is in the history from its own end on, if its row %s", async (_, isRemoved) => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    const end = start + day;
    await application.setExpiry("key-2", end);
    await application.sessions.touch({ userId: "ann", key: "key-1" });
    await listed(application, "key-1");
    wait(2 * day);
    if (isRemoved) await application.signOut("key-2");
    expect(await ended(application, "key-1")).toEqual([
      expect.objectContaining({ endReason: "expired", endedAt: new Date(end).toISOString() }),
    ]);
  });

  test("a use is written once a minute, and what has ended is not revived by one", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    const activity = async () =>
      (await listed(application, "key-1")).find((one) => !one.isCurrent)?.lastActiveAt;
    wait(minute - 1);
    await application.sessions.touch({ userId: "ann", key: "key-2" });
    expect(await activity()).toBe(new Date(start).toISOString());
    wait(1);
    await application.sessions.touch({ userId: "ann", key: "key-2" });
    expect(await activity()).toBe(new Date(start + minute).toISOString());
    await application.signOut("key-2");
    await listed(application, "key-1");
    // It came back under the same key: the application may do that, but what has ended stays in the history.
    await application.signIn("key-2");
    wait(day);
    await application.sessions.touch({ userId: "ann", key: "key-2" });
    await application.sessions.recordSignIn({ userId: "ann", key: "key-2" });
    await application.signOut("key-2");
    expect(await ended(application, "key-1")).toEqual([
      expect.objectContaining({ endedAt: new Date(start + minute).toISOString() }),
    ]);
  });

  test("what lives is never called ended, whatever the side table says", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    await application.signOut("key-2");
    await listed(application, "key-1");
    await application.signIn("key-2");
    expect(await listed(application, "key-1")).toHaveLength(2);
    expect(await ended(application, "key-1")).toEqual([]);
  });

  test("a session from before the side table gets a row at its first use, and no time of a sign-in", async () => {
    const application = await started();
    await application.signIn("key-1");
    await application.sessions.touch({ userId: "ann", key: "key-1", userAgent: firefox });
    const [one] = await listed(application, "key-1");
    expect(one).toMatchObject({
      lastActiveAt: new Date(start).toISOString(),
      device: { browser: "Firefox" },
    });
    expect(one).not.toHaveProperty("createdAt");
  });

  test("of a session that is not there, nothing is recorded", async () => {
    const application = await started();
    await application.signIn("key-1");
    await application.signIn("expired", "ann", -1);
    const { touch, recordSignIn } = application.sessions;
    for (const key of ["nobodys", "expired"]) {
      await touch({ userId: "ann", key });
      await recordSignIn({ userId: "ann", key });
    }
    await touch({ userId: "bob", key: "key-1" });
    const rows = await application.query(`SELECT * FROM ${optionsFor(application).details}`, []);
    expect(rows).toEqual([]);
  });

  test("a rotation takes along what is known; told twice, it changes nothing", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key, { userAgent: firefox });
    await application.rotate("key-2", "key-3");
    const rotation = { userId: "ann", key: "key-2", newKey: "key-3" };
    await application.sessions.recordRotation(rotation);
    await application.sessions.recordRotation(rotation);
    const other = (await listed(application, "key-1")).find((one) => !one.isCurrent);
    expect(other).toMatchObject({
      id: await application.sessions.idOf("key-3"),
      createdAt: new Date(start).toISOString(),
    });
    expect(await ended(application, "key-1")).toEqual([]);
  });

  test("a rotation that was not told is an end without a reason and an unknown session", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    await application.rotate("key-2", "key-3");
    const other = (await listed(application, "key-1")).find((one) => !one.isCurrent);
    expect(other).not.toHaveProperty("createdAt");
    const [one] = await ended(application, "key-1");
    expect(one?.id).toBe(await application.sessions.idOf("key-2"));
    expect(one).not.toHaveProperty("endReason");
  });

  test.each([
    ["a list", (application: Application) => listed(application, "key-1")],
    ["a use", (application: Application) => application.sessions.touch({ userId: "ann", key: "key-3" })],
  ])("a rotation that is told after %s was none of an end", async (_, between) => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key, { signInMethod: "passkey" });
    await application.rotate("key-2", "key-3");
    wait(minute);
    await between(application);
    await application.sessions.recordRotation({ userId: "ann", key: "key-2", newKey: "key-3" });
    const other = (await listed(application, "key-1")).find((one) => !one.isCurrent);
    expect(other).toMatchObject({ createdAt: new Date(start).toISOString(), signInMethod: "passkey" });
    expect(await ended(application, "key-1")).toEqual([]);
  });

  test("a rotation does not revive what was revoked", async () => {
    const application = await started();
    for (const key of ["key-1", "key-2"]) await signedIn(application, key);
    await adapterOf(application, "key-1").revokeSession?.(await application.sessions.idOf("key-2"));
    await application.signIn("key-3");
    await application.sessions.recordRotation({ userId: "ann", key: "key-2", newKey: "key-3" });
    expect(await ended(application, "key-1")).toEqual([expect.objectContaining({ endReason: "signed-out" })]);
  });

  test("networks have running numbers for each person, and the last ten changes are kept", async () => {
    const application = await started();
    await signedIn(application, "key-1", { ipAddress: "203.0.113.7" });
    await signedIn(application, "bobs", { ipAddress: "198.51.100.1" }, "bob");
    await signedIn(application, "key-2", { ipAddress: "2001:db8:1:2::1" });
    const use = (ipAddress: string, country?: string) =>
      application.sessions.touch({
        userId: "ann",
        key: "key-1",
        ipAddress,
        ...(country ? { location: { country } } : {}),
      });
    await use("203.0.113.200");
    await use("2001:db8:1:9::9", "GR");
    wait(minute);
    await use("203.0.113.8");
    const network = async () => (await listed(application, "key-1")).find((one) => one.isCurrent)?.network;
    expect(await network()).toEqual({
      id: "1",
      changes: [
        { at: new Date(start).toISOString(), country: "GR", networkId: "2" },
        { at: new Date(start + minute).toISOString(), networkId: "1" },
      ],
    });
    for (let index = 1; index <= 12; index += 1) await use(`198.51.${index}.1`);
    const { changes = [] } = (await network()) ?? {};
    expect(changes.map(({ networkId }) => networkId)).toEqual("5,6,7,8,9,10,11,12,13,14".split(","));
    expect(JSON.stringify(changes)).not.toMatch(/198|203|2001/);
  });

  test("without a side table there is no history, and the rest works", async () => {
    const application = await started({ details: false });
    await application.signIn("key-1");
    await application.signIn("key-2");
    await application.sessions.touch({ userId: "ann", key: "key-1" });
    await application.sessions.cleanUp();
    expect(application.sessions.schema).toBe("");
    const adapter = adapterOf(application, "key-1");
    expect(adapter).not.toHaveProperty("listEndedSessions");
    expect(await listed(application, "key-1")).toHaveLength(2);
    await adapter.revokeOtherSessions?.();
    expect(await application.living()).toEqual(["key-1"]);
  });

  test("where the table has hashes, they are the ids, and are not hashed again", async () => {
    const application = await started({ keyIs: "hash" });
    await signedIn(application, "hash-1");
    expect(await application.sessions.idOf("hash-1")).toBe("hash-1");
    expect((await listed(application, "hash-1"))[0]?.id).toBe("hash-1");
  });

  test("a table with an id, times and devices of its own is listed by them, and they go into the history", async () => {
    const application = await started();
    const { dialect, prefix, exec, query } = application;
    const [serial, stamp] = dialect === "postgres" ? ["serial", "timestamp"] : ["integer", "text"];
    await exec(`CREATE TABLE ${prefix}full_sessions (id ${serial} PRIMARY KEY, token text UNIQUE, user_id text, ends bigint, made ${stamp}, used bigint, agent text, address text);
      INSERT INTO ${prefix}full_sessions VALUES
        (41, 'key-1', 'ann', 4102444800, '2026-01-14 10:00:00', ${start - 5 * minute}, '${firefox}', '203.0.113.7'),
        (42, 'key-2', 'ann', 4102444800, '2026-01-14 11:00:00', ${start - 6 * minute}, 'curl/8.7.1', NULL),
        (43, 'key-3', 'ann', NULL, NULL, NULL, '', '')`);
    const sessions = sqlSessions({
      ...optionsFor(application),
      table: `${prefix}full_sessions`,
      columns: {
        id: "id",
        key: "token",
        userId: "user_id",
        expiresAt: "ends",
        createdAt: "made",
        lastActiveAt: "used",
        userAgent: "agent",
        ipAddress: "address",
      },
      instants: {
        expiresAt: "epoch-seconds",
        createdAt: "timestamp-utc",
        lastActiveAt: "epoch-milliseconds",
      },
    });
    const adapter = sessions.adapter({ userId: "ann", key: "key-1" });
    const byId = (rows: readonly object[] = []) =>
      (rows as UserSession[]).toSorted((a, b) => Number(a.id) - Number(b.id));
    expect(byId((await adapter.listSessions()).sessions)).toEqual([
      {
        id: "41",
        isCurrent: true,
        createdAt: "2026-01-14T10:00:00.000Z",
        lastActiveAt: new Date(start - 5 * minute).toISOString(),
        expiresAt: "2100-01-01T00:00:00.000Z",
        userAgent: firefox,
        ipAddress: "203.0.113.7",
      },
      expect.objectContaining({ id: "42", userAgent: "curl/8.7.1" }),
      { id: "43", isCurrent: false },
    ]);
    expect(await sessions.idOf("key-2")).toBe("42");
    await expect(sessions.idOf("nobodys")).rejects.toMatchObject({ code: "not-found" });
    await sessions.touch({ userId: "ann", key: "key-3" });
    await query(`UPDATE ${prefix}full_sessions SET token = 'key-9' WHERE token = 'key-3'`, []);
    await sessions.recordRotation({ userId: "ann", key: "key-3", newKey: "key-9" });
    await adapter.revokeSession?.("42");
    await adapter.revokeOtherSessions?.();
    expect(byId((await adapter.listEndedSessions?.())?.sessions)).toEqual([
      expect.objectContaining({
        id: "42",
        createdAt: "2026-01-14T11:00:00.000Z",
        userAgent: "curl/8.7.1",
        endReason: "signed-out",
      }),
      expect.objectContaining({ id: "43", endReason: "signed-out" }),
    ]);
  });

  test.each([1, 2])(
    "what signs in or rotates after statement %i of a list is not taken for an end",
    async (n) => {
      let left = -1;
      const meanwhile = async (application: Application) => {
        await signedIn(application, "key-3");
        await application.rotate("key-2", "key-9");
        await application.sessions.recordRotation({ userId: "ann", key: "key-2", newKey: "key-9" });
      };
      const application: Application = await startApplication(async () => {
        const database = await open();
        const query: SqlQuery = async (text, values) => {
          const rows = await database.query(text, values);
          left -= 1;
          if (left === 0) await meanwhile(application);
          return rows;
        };
        return { ...database, query };
      });
      applications.push(application);
      for (const key of ["key-1", "key-2"]) await signedIn(application, key);
      left = n;
      await listed(application, "key-1");
      expect(await ended(application, "key-1")).toEqual([]);
      const rows = await listed(application, "key-1");
      expect(rows.map(({ createdAt }) => createdAt)).toEqual(rows.map(() => new Date(start).toISOString()));
      expect(rows).toHaveLength(3);
    },
  );

  test("nobody has no adapter", async () => {
    const application = await started();
    expect(application.sessions.adapter(null)).toBeNull();
    expect(() => application.sessions.adapter({ userId: "ann" } as never)).toThrow(TypeError);
    expect(() => application.sessions.adapter({ userId: "", key: "key" })).toThrow(TypeError);
  });

  test("an adapter that is built on it may know the last activity by the row", async () => {
    const application = await started();
    await application.signIn("key-1");
    const sessions = makeSqlSessions(optionsFor(application), {
      factory: "builtOn",
      lastActiveAt: ({ expiresAt = 0 }) => expiresAt - 30 * day,
      granularitySeconds: 86_400,
    });
    const list = await sessions.adapter({ userId: "ann", key: "key-1" }).listSessions();
    expect(list.lastActiveGranularitySeconds).toBe(86_400);
    expect(list.sessions[0]?.lastActiveAt).toBe(new Date(start).toISOString());
  });

  test("what has ended goes after keepDays, and networks with the last of a person's rows", async () => {
    const application = await started({ keepDays: 10 });
    for (const key of ["key-1", "key-2"]) await signedIn(application, key, { ipAddress: "203.0.113.7" });
    await application.setExpiry("key-1", start + 60 * day);
    await adapterOf(application, "key-1").revokeOtherSessions?.();
    wait(11 * day);
    expect(await ended(application, "key-1")).toEqual([]);
    await application.sessions.cleanUp();
    const rows = () => application.query(`SELECT * FROM ${optionsFor(application).details}`, []);
    expect(await rows()).toHaveLength(2);
    await application.signOut("key-1");
    await application.signIn("key-3");
    await listed(application, "key-3");
    wait(11 * day);
    await application.sessions.cleanUp();
    expect(await rows()).toEqual([]);
  });
});
