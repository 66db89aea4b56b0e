import { inspect } from "node:util";
import { admin, bearer, customSession } from "better-auth/plugins";
import { afterEach, describe, expect, it, vi } from "vitest";
import { betterAuthServerAdapter } from "../../../src/adapters/better-auth/server.ts";
import type { UserSessionInput } from "../../../src/contract.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { bob } from "../../fakes/better-auth-server.ts";
import type { SessionRow } from "../../fakes/session-row.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  ago,
  aliveIds,
  hour,
  ids,
  isSignedIn,
  rowOf,
  server,
  stop,
  storages,
  threeDevices,
  twoDevices,
  withName,
} from "./running-server.ts";

afterEach(stop);
const idsOfCurrent = (sessions: readonly UserSessionInput[]) =>
  sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id);
/** True for a read of all the rows of a person. */
const readsRows = (access: string) =>
  access === "findMany session" || (/ from "session"/.test(access) && !/"token" = /.test(access));

describe.each(storages)("more sessions than Better Auth reads at once, in %s", (storage) => {
  it.each([
    [150, "inFront"],
    [150, "behind"],
    [350, "inFront"],
  ] as const)("are all listed: %i %s", async (count, where) => {
    const { laptop, phone, adapter } = await threeDevices({ storage });
    server.copySession(phone.sessionId(), count, {}, where);
    const { sessions, truncated } = await adapter.listSessions();
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(count + 3);
    expect(sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([laptop.sessionId()]);
    expect(truncated).toBe(storage === "secondary" || undefined);
  });
});

describe("more than a thousand sessions", () => {
  it("better-auth-server-current-cut-off: are said to be more, the current one is among them, and others ends all of them", async () => {
    const { laptop, phone } = await threeDevices();
    // Revoking a thousand sessions takes seconds, and more on a busy machine.
    const adapter = adapterOf(laptop, { timeoutMs: 60_000 });
    rowOf(laptop).createdAt = ago(48 * hour);
    server.copySession(phone.sessionId(), 1100, {}, "inFront");
    const { sessions, truncated } = await adapter.listSessions();
    expect(truncated).toBe(true);
    expect(sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([laptop.sessionId()]);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });

  it("are ended and renamed one by one too, however far beyond the list they are", async () => {
    const { laptop, phone, adapter } = await threeDevices({
      session: withName,
    });
    const phoneId = phone.sessionId();
    rowOf(phone).createdAt = ago(48 * hour);
    server.copySession(laptop.sessionId(), 1100, { createdAt: new Date() }, "inFront");
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).not.toContain(phoneId);
    await adapter.renameSession?.(phoneId, "Desk");
    expect(rowOf(phone).name).toBe("Desk");
    await adapter.revokeSession?.(phoneId);
    expect(aliveIds()).not.toContain(phoneId);
  });

  it("are not said to be more where the application's own limit is met exactly", async () => {
    const { adapter } = await threeDevices({ advanced: { database: { defaultFindManyLimit: 3 } } });
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions).toHaveLength(3);
    expect(truncated).toBeUndefined();
  });
});

describe("a secondary storage that lost its entries, with a database behind it", () => {
  it("better-auth-server-short-index: hides no session, for they still let people in", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage: "secondary-and-database" });
    server.loseSecondaryStorage();
    expect(await isSignedIn(phone)).toBe(true);
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    await adapter.revokeOtherSessions?.();
    expect(await Promise.all([laptop, phone, tablet].map(isSignedIn))).toEqual([true, false, false]);
  });
});

describe("the list", () => {
  it("better-auth-server-row-cap: has all 152, of which Better Auth reads 100", async () => {
    const { phone, adapter } = await twoDevices();
    server.copySession(phone.sessionId(), 150);
    expect((await adapter.listSessions()).sessions).toHaveLength(152);
  });
});

describe("a row without an id", () => {
  it("is left out and counted", async () => {
    const { phone, adapter } = await threeDevices();
    const id = phone.sessionId();
    for (const row of server.sessions) if (row.id === id) row.id = 7 as unknown as string;
    const { adapter: database } = await server.auth.$context;
    const rows = await database.findMany<SessionRow>({ model: "session" });
    const unnamed = rows.map((row) => (row.userAgent === "Phone/1" ? { ...row, id: undefined } : row));
    vi.spyOn(database, "findMany").mockResolvedValue(unnamed);
    expect(await adapter.listSessions()).toMatchObject({ sessions: { length: 2 }, skipped: 1 });
  });
});

describe("an index that names somebody else's session", () => {
  it("shows it to nobody, and ends it for nobody", async () => {
    const { laptop, adapter } = await threeDevices({ storage: "secondary" });
    const foreign = await server.signIn("Other/1", bob);
    const foreignId = foreign.sessionId();
    const { internalAdapter } = await server.auth.$context;
    const users = new Set(server.sessions.map(({ userId }) => userId));
    const lists = [...users].map((userId) => internalAdapter.listSessions(userId));
    const all = (await Promise.all(lists)).flat();
    vi.spyOn(internalAdapter, "listSessions").mockResolvedValue(all);
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect(await outcomeOf(adapter.revokeSession?.(foreignId))).toBe("not-found");
    vi.mocked(internalAdapter.listSessions).mockRestore();
    await adapter.revokeOtherSessions?.();
    expect(ids()).toEqual([laptop.sessionId(), foreignId]);
  });
});

describe("an index that names an expired session", () => {
  it("does not bring it back", async () => {
    const { phone, adapter } = await threeDevices({ storage: "secondary" });
    const { internalAdapter } = await server.auth.$context;
    const id = phone.sessionId();
    const all = await internalAdapter.listSessions(server.users[0]?.id ?? "");
    const expiresAt = new Date(Date.now() - 1000);
    const rows = all.map((row) => (row.id === id ? { ...row, expiresAt } : row));
    vi.spyOn(internalAdapter, "listSessions").mockResolvedValue(rows);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    expect(await outcomeOf(adapter.revokeSession?.(id))).toBe("not-found");
  });
});

describe("an index that has lost entries, with a secondary storage alone", () => {
  const inSecondary = { storage: "secondary" } as const;

  it("does not hide the current session, which can still end the others", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices(inSecondary);
    server.loseIndexEntry(laptop.sessionId());
    const { sessions, can } = await adapter.listSessions();
    expect(idsOfCurrent(sessions)).toEqual([laptop.sessionId()]);
    expect(sessions.map(({ id }) => id).sort()).toEqual(ids().sort());
    expect(can).toEqual(["revoke", "revoke-others"]);
    await adapter.revokeSession?.(phone.sessionId());
    expect(await outcomeOf(adapter.revokeSession?.(laptop.sessionId()))).toBe("current-session");
    await adapter.revokeOtherSessions?.();
    expect(await Promise.all([laptop, phone, tablet].map(isSignedIn))).toEqual([true, false, false]);
  });

  it("lists this device where the whole index is gone, and says that more may exist", async () => {
    const { laptop, adapter } = await threeDevices(inSecondary);
    server.loseIndexEntry(laptop.sessionId(), true);
    expect(await adapter.listSessions()).toMatchObject({
      sessions: [{ id: laptop.sessionId(), isCurrent: true, userAgent: "Laptop/1" }],
      can: ["revoke", "revoke-others"],
      truncated: true,
      subject: rowOf(laptop).userId,
    });
    await adapter.revokeOtherSessions?.();
    expect(await isSignedIn(laptop)).toBe(true);
  });

  it("better-auth-server-lossy-index: can't be told from one that is complete", async () => {
    const { adapter } = await twoDevices(inSecondary);
    expect((await adapter.listSessions()).truncated).toBe(true);
  });

  it("is not the only place that knows the sessions where the database lets people in", async () => {
    const { laptop, adapter } = await threeDevices({ storage: "secondary-and-database" });
    server.loseIndexEntry(laptop.sessionId(), true);
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions).toHaveLength(3);
    expect(truncated).toBeUndefined();
  });

  it.each<[string, Parameters<typeof customSession>[0]]>([
    [
      "keeps the two ids alone",
      async ({ user, session }) => ({ user: { id: user.id }, session: { id: session.id } }),
    ],
    ["keeps the session alone", async ({ session }) => ({ session })],
  ])("knows the current session too where a customSession %s", async (_, custom) => {
    const { laptop, adapter } = await twoDevices({ ...inSecondary, plugins: [customSession(custom)] });
    server.loseIndexEntry(laptop.sessionId());
    expect(idsOfCurrent((await adapter.listSessions()).sessions)).toEqual([laptop.sessionId()]);
  });

  it("knows the current session of a bearer too, whatever a customSession leaves out", async () => {
    const twoIds: Parameters<typeof customSession>[0] = async ({ user, session }) => ({
      user: { id: user.id },
      session: { id: session.id },
    });
    const { laptop, phone } = await twoDevices({
      ...inSecondary,
      plugins: [bearer(), customSession(twoIds)],
    });
    const request = laptop.request();
    request.headers.set("authorization", `Bearer ${rowOf(phone).token}`);
    server.loseIndexEntry(phone.sessionId());
    const adapter = betterAuthServerAdapter({ auth: server.auth, request });
    expect(idsOfCurrent((await adapter.listSessions()).sessions)).toEqual([phone.sessionId()]);
  });

  it("makes nobody the current session whose id a customSession has made up", async () => {
    const madeUp: Parameters<typeof customSession>[0] = async ({ user, session }) => ({
      user,
      session: { ...session, id: "made-up" },
    });
    const { laptop, phone, adapter } = await twoDevices({ ...inSecondary, plugins: [customSession(madeUp)] });
    server.loseIndexEntry(laptop.sessionId());
    const { sessions, can } = await adapter.listSessions();
    expect(idsOfCurrent(sessions)).toEqual([]);
    expect(sessions.map(({ id }) => id)).toContain(phone.sessionId());
    expect(can).toEqual([]);
  });

  it("lets an administrator who impersonates do nothing still", async () => {
    const { laptop, phone, adapter } = await twoDevices({ ...inSecondary, plugins: [admin()] });
    rowOf(laptop).impersonatedBy = "somebody";
    server.loseIndexEntry(laptop.sessionId());
    expect(await adapter.listSessions()).toMatchObject({ can: [], sessions: { length: 2 } });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("forbidden");
  });
});

describe("a row that the database has lost, with a secondary storage before it", () => {
  const inBoth = { storage: "secondary-and-database" } as const;

  it("better-auth-server-unstored-session: hides no session, for the secondary storage lets it in", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices(inBoth);
    server.loseRow(phone.sessionId());
    expect(await isSignedIn(phone)).toBe(true);
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions.map(({ id }) => id).sort()).toEqual(ids().sort());
    expect(truncated).toBeUndefined();
    await adapter.revokeOtherSessions?.();
    expect(await Promise.all([laptop, phone, tablet].map(isSignedIn))).toEqual([true, false, false]);
  });

  it("does not hide the current session, even if the index has lost it as well", async () => {
    const { laptop, adapter } = await threeDevices(inBoth);
    server.loseIndexEntry(laptop.sessionId());
    server.loseRow(laptop.sessionId());
    const { sessions, truncated } = await adapter.listSessions();
    expect(idsOfCurrent(sessions)).toEqual([laptop.sessionId()]);
    expect(sessions).toHaveLength(3);
    // What has lost this one may have lost others.
    expect(truncated).toBe(true);
  });

  it("brings back nobody who was signed out, however stale the index is", async () => {
    const { phone, adapter } = await threeDevices(inBoth);
    const { token } = rowOf(phone);
    server.loseRow(phone.sessionId());
    server.loseSecondaryStorage(token);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
  });

  it.each(["not JSON", "7", "[null, 7, {}]"])(
    "costs nothing else where the index reads %s",
    async (index) => {
      const { adapter } = await threeDevices(inBoth);
      const { secondaryStorage } = await server.auth.$context;
      await secondaryStorage?.set(`active-sessions-${server.users[0]?.id}`, index);
      expect((await adapter.listSessions()).sessions).toHaveLength(3);
    },
  );
});

describe.each(["memory", "sqlite"] as const)("a thousand sessions in %s", (storage) => {
  it.each([
    [999, 999, undefined],
    [1000, 1000, undefined],
    [1001, 1000, true],
  ])("of %i, %i are listed, and more is said: %s", async (count, listed, isTruncated) => {
    const { laptop, phone, adapter } = await twoDevices({ storage });
    server.copySession(phone.sessionId(), count - 2, { createdAt: ago(hour) });
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions).toHaveLength(listed);
    expect(idsOfCurrent(sessions)).toEqual([laptop.sessionId()]);
    expect(truncated).toBe(isTruncated);
  });
});

describe("a list", () => {
  it.each(
    (["memory", "sqlite", "secondary-and-database"] as const).flatMap((storage) =>
      [2, 10, 99, 100, 101, 1000].map((count) => [storage, count] as const),
    ),
  )("reads the rows once, in %s, of %i sessions", async (storage, count) => {
    const { phone, adapter } = await twoDevices({ storage });
    server.copySession(phone.sessionId(), count - 2);
    server.accesses.length = 0;
    expect((await adapter.listSessions()).sessions).toHaveLength(count);
    expect(server.accesses.filter(readsRows)).toHaveLength(1);
  });
});

describe("what has to be a list and is not one", () => {
  const fail = () => {
    throw new Error("token-of-somebody");
  };
  // Whatever a promise resolves with is asked for its `then`.
  const throwing: ProxyHandler<object> = { get: (_, key) => (key === "then" ? undefined : fail()) };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const junk: [string, unknown][] = [
    ["null", null],
    ["undefined", undefined],
    ["an object", { rows: [] }],
    ["a text", "[]"],
    ["a number", 7],
    ["a list of a revoked proxy", [revoked.proxy]],
    ["a list that throws", new Proxy([], throwing)],
    ["a list of rows that throw", [new Proxy({}, throwing)]],
    ["a row that throws in a field", [Object.defineProperty({ id: "phone" }, "userId", { get: fail })]],
  ];

  it.each(
    (["memory", "secondary", "secondary-and-database"] as const).flatMap((storage) =>
      junk.map(([name, value]) => [storage, name, value] as const),
    ),
  )("in %s, is a response that can't be read: %s", async (storage, _, value) => {
    const { phone, adapter } = await threeDevices({ storage, session: withName });
    const id = phone.sessionId();
    const { adapter: database, internalAdapter } = await server.auth.$context;
    if (storage === "secondary") vi.spyOn(internalAdapter, "listSessions").mockResolvedValue(value as never);
    else vi.spyOn(database, "findMany").mockResolvedValue(value as never);
    const requests = [
      adapter.listSessions(),
      adapter.revokeSession?.(id),
      adapter.revokeOtherSessions?.(),
      adapter.renameSession?.(id, "Mine"),
    ];
    for (const failure of await Promise.all(requests.map(failureOf))) {
      expect(failure).toBeInstanceOf(SessionsError);
      expect(failure.code).toBe("bad-response");
      expect(inspect(failure, { depth: 5 })).not.toContain("token-of-somebody");
    }
    expect(ids()).toHaveLength(3);
  });
});
