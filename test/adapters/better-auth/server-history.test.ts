import { DatabaseSync } from "node:sqlite";
import { admin } from "better-auth/plugins";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { betterAuthHistory, betterAuthServerAdapter } from "../../../src/adapters/better-auth/server.ts";
import type { SessionsAdapter, UserSessionInput } from "../../../src/contract.ts";
import { type SessionHistory, sessionHistory } from "../../../src/server/sql/index.ts";
import {
  type BetterAuthServer,
  bob,
  type Settings,
  startBetterAuthServer,
  type TestDevice,
} from "../../fakes/better-auth-server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

const hour = 3_600_000;
let server: BetterAuthServer;
let history: SessionHistory;
let database: DatabaseSync;
let isBroken: boolean;

beforeEach(() => {
  isBroken = false;
  database = new DatabaseSync(":memory:");
  history = sessionHistory({
    query: async (text, values) => {
      if (isBroken) throw new Error(`The side table is gone: ${values}`);
      return database.prepare(text).all(...values);
    },
    dialect: "sqlite",
  });
  database.exec(history.schema);
});
afterEach(async () => {
  await server.close();
  database.close();
});

async function start(
  settings: Settings = {},
  options?: Parameters<typeof betterAuthHistory>[1],
): Promise<{ laptop: TestDevice; phone: TestDevice; adapter: SessionsAdapter }> {
  server = await startBetterAuthServer({ databaseHooks: betterAuthHistory(history, options), ...settings });
  const laptop = await server.signIn("Laptop/1");
  const phone = await server.signIn("Phone/1");
  return { laptop, phone, adapter: adapterOf(laptop) };
}

function adapterOf(device: TestDevice): SessionsAdapter {
  return betterAuthServerAdapter({ auth: server.auth, request: device.request(), history });
}

function rowOf(device: TestDevice) {
  const row = server.sessions.find(({ id }) => id === device.sessionId());
  if (!row) throw new Error("This device has no row.");
  return row;
}

const endedOf = async (adapter: SessionsAdapter) => (await adapter.listEndedSessions?.())?.sessions;
const stored = () => JSON.stringify(database.prepare("SELECT * FROM device_sessions").all());

describe.each(["memory", "sqlite", "secondary-and-database"] as const)("sessions in %s", (storage) => {
  it("are in the history once they were signed out: by this page, by Better Auth's own, by themselves", async () => {
    const { laptop, phone, adapter } = await start({ storage });
    const [tablet, desk] = [await server.signIn("Tablet/1"), await server.signIn("Desk/1")];
    const rows = new Map([phone, tablet, desk].map((device) => [device.sessionId(), { ...rowOf(device) }]));
    const tokens = server.sessions.map(({ token }) => token);
    const before = new Date().toISOString();
    await adapter.revokeSession?.(phone.sessionId());
    await laptop.authClient.revokeSession({ token: rowOf(tablet).token });
    await desk.authClient.signOut();
    const after = new Date().toISOString();
    const page = await adapter.listEndedSessions?.();
    expect(page).toMatchObject({ total: 3, retentionDays: 90, subject: rowOf(laptop).userId });
    expect(page?.sessions.map(({ id }) => id).sort()).toEqual([...rows.keys()].sort());
    for (const session of page?.sessions ?? []) {
      const row = rows.get(session.id);
      expect(session).toEqual({
        id: row?.id,
        isCurrent: false,
        endReason: "signed-out",
        endedAt: expect.any(String),
        createdAt: row?.createdAt.toISOString(),
        lastActiveAt: row?.updatedAt.toISOString(),
        expiresAt: row?.expiresAt.toISOString(),
        userAgent: row?.userAgent,
        ipAddress: row?.ipAddress,
      });
      expect(String(session.endedAt) >= before && String(session.endedAt) <= after).toBe(true);
    }
    for (const token of tokens) expect(stored() + JSON.stringify(page)).not.toContain(token);
    expect((await adapter.listSessions()).can).toEqual(["revoke", "revoke-others", "history"]);
  });

  it("are in it once they have expired, at their end, before and after Better Auth has deleted the row", async () => {
    const { phone, adapter } = await start({ storage });
    const id = phone.sessionId();
    const end = new Date(Date.now() - 5 * hour);
    rowOf(phone).expiresAt = end;
    const expired = { id, endReason: "expired", endedAt: end.toISOString(), userAgent: "Phone/1" };
    expect(await endedOf(adapter)).toMatchObject([expired]);
    await phone.authClient.getSession();
    const page = await adapter.listEndedSessions?.();
    expect(page?.sessions).toMatchObject([expired]);
    expect(page?.total).toBe(1);
  });
});

test("better-auth-history-preserved-rows: preserveSessionInDatabase keeps a revoked row as if it had expired; the recorded end wins", async () => {
  const { phone, adapter } = await start({
    storage: "secondary-and-database",
    session: { storeSessionInDatabase: true, preserveSessionInDatabase: true },
  });
  const id = phone.sessionId();
  await adapter.revokeSession?.(id);
  const { adapter: tables } = await server.auth.$context;
  const kept = await tables.findMany<{ id: string }>({
    model: "session",
    where: [{ field: "id", value: id }],
  });
  expect(kept).toHaveLength(1);
  const page = await adapter.listEndedSessions?.();
  expect(page?.sessions).toMatchObject([{ id, endReason: "signed-out" }]);
  expect(page?.total).toBe(1);
});

test("better-auth-history-no-hooks: a secondary storage alone has no history, and the page is told so instead of getting an empty one", async () => {
  const { phone, adapter } = await start({ storage: "secondary" });
  await adapter.revokeSession?.(phone.sessionId());
  expect((await adapter.listSessions()).can).not.toContain("history");
  expect(await outcomeOf(adapter.listEndedSessions?.())).toBe("unsupported");
  expect(stored()).toBe("[]");
});

test("without the option history the adapter has none", async () => {
  const { laptop } = await start();
  const adapter = betterAuthServerAdapter({ auth: server.auth, request: laptop.request() });
  expect(adapter.listEndedSessions).toBeUndefined();
  expect((await adapter.listSessions()).can).toEqual(["revoke", "revoke-others"]);
});

test("better-auth-history-throwing-hooks: a record that fails fails no sign-out, and is told to onError", async () => {
  const onError = vi.fn();
  const { phone, adapter } = await start({}, { onError });
  isBroken = true;
  expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("done");
  expect(await phone.authClient.getSession()).toMatchObject({ data: null });
  expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(["backend"]);
});

test("a record that never ends holds up a sign-out for timeoutMs at most", async () => {
  const onError = vi.fn();
  const recordEnd = () => new Promise<never>(() => {});
  const { phone, adapter } = await start({
    databaseHooks: betterAuthHistory({ recordEnd }, { timeoutMs: 20, onError }),
  });
  await adapter.revokeSession?.(phone.sessionId());
  expect((await adapter.listSessions()).sessions).toHaveLength(1);
  expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(["timeout"]);
});

test("an onError that throws fails no sign-out either", async () => {
  const onError = () => {
    throw new Error("in onError");
  };
  const { phone, adapter } = await start({}, { onError });
  isBroken = true;
  await adapter.revokeSession?.(phone.sessionId());
  expect((await adapter.listSessions()).sessions).toHaveLength(1);
});

test("nobody reads without a session, and everybody their own alone", async () => {
  const { laptop, phone, adapter } = await start();
  const other = await server.signIn("Other/1", bob);
  await adapter.revokeSession?.(phone.sessionId());
  expect(await endedOf(adapterOf(other))).toEqual([]);
  await laptop.authClient.signOut();
  expect(await outcomeOf(adapter.listEndedSessions?.())).toBe("unauthenticated");
});

test("a failing side table is an error and no empty history", async () => {
  const { adapter } = await start();
  isBroken = true;
  expect(await outcomeOf(adapter.listEndedSessions?.())).toBe("backend");
});

test("page by page come recorded and expired ones, newest first, each once", async () => {
  const { laptop, phone, adapter } = await start({ storage: "sqlite" });
  const expired = server.copySession(phone.sessionId(), 60);
  for (const [index, id] of expired.entries()) {
    const row = server.sessions.find((one) => one.id === id);
    if (row) row.expiresAt = new Date(Date.now() - (2 * index + 1) * hour);
  }
  for (let index = 0; index < 70; index += 1)
    await history.recordEnd({
      userId: rowOf(laptop).userId,
      session: { id: `recorded-${index}`, isCurrent: false, endReason: "signed-out" },
      at: new Date(Date.now() - 2 * index * hour),
    });
  const seen: UserSessionInput[] = [];
  let cursor: string | null | undefined;
  let pages = 0;
  do {
    const page = await adapter.listEndedSessions?.(typeof cursor === "string" ? { cursor } : {});
    expect(page?.total).toBe(130);
    seen.push(...(page?.sessions ?? []));
    cursor = page?.nextCursor;
    pages += 1;
  } while (typeof cursor === "string");
  expect(pages).toBe(3);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(130);
  const ends = seen.map(({ endedAt }) => String(endedAt));
  expect(ends).toEqual([...ends].sort().reverse());
});

test("an expired row that is older than what is kept is not in the history", async () => {
  const { phone, adapter } = await start();
  rowOf(phone).expiresAt = new Date(Date.now() - 91 * 24 * hour);
  expect(await adapter.listEndedSessions?.()).toMatchObject({ sessions: [], total: 0 });
});

test("a cursor that is none is refused", async () => {
  const { adapter } = await start();
  expect(await outcomeOf(adapter.listEndedSessions?.({ cursor: "2" }))).toBe("bad-response");
});

test("a place that the application finds is recorded, and the function gets no token", async () => {
  const location = vi.fn(() => ({ city: "Athens" }));
  const { phone, adapter } = await start({}, { location });
  const { token } = rowOf(phone);
  await adapter.revokeSession?.(phone.sessionId());
  expect(await endedOf(adapter)).toMatchObject([{ location: { city: "Athens" } }]);
  expect(JSON.stringify(location.mock.calls)).not.toContain(token);
});

test("a field that the application hides is not in the history", async () => {
  const { phone, adapter } = await start({
    session: {
      additionalFields: {
        name: { type: "string", required: false, returned: false },
        city: { type: "string", required: false, returned: false },
        country: { type: "string", required: false },
      },
    },
  });
  Object.assign(rowOf(phone), { name: "Secret", city: "Athens", country: "GR" });
  await adapter.revokeSession?.(phone.sessionId());
  const [session] = (await endedOf(adapter)) ?? [];
  expect(session?.name).toBeUndefined();
  expect(session?.location).toEqual({ country: "GR" });
});

test("better-auth-history-impersonations: an administrator's sign-in as this person is not one of its devices", async () => {
  const { adapter } = await impersonated();
  await adapter.revokeOtherSessions?.();
  expect((await endedOf(adapter))?.map(({ userAgent }) => userAgent)).toEqual(["Phone/1"]);
});

test("an administrator's sign-in as this person that has expired is not one of its devices", async () => {
  const { adapter, impersonation } = await impersonated();
  impersonation.expiresAt = new Date(Date.now() - hour);
  expect(await endedOf(adapter)).toEqual([]);
});

test("better-auth-history-late-expiry: an expired session ended at its end, whenever it is deleted", async () => {
  const { phone, adapter } = await start();
  const end = new Date(Date.now() - 5 * hour);
  rowOf(phone).expiresAt = end;
  await phone.authClient.getSession();
  expect(await endedOf(adapter)).toMatchObject([{ endReason: "expired", endedAt: end.toISOString() }]);
});

test("better-auth-history-tokens: what is recorded has no token", async () => {
  const recordEnd = vi.fn(async () => {});
  const { phone, adapter } = await start({ databaseHooks: betterAuthHistory({ ...history, recordEnd }) });
  const { token } = rowOf(phone);
  await adapter.revokeSession?.(phone.sessionId());
  expect(recordEnd).toHaveBeenCalledOnce();
  expect(JSON.stringify(recordEnd.mock.calls)).not.toContain(token);
});

async function impersonated() {
  const { laptop, adapter } = await start({ plugins: [admin()] });
  const root = await server.signIn("Admin/1", bob);
  const user = server.users.find(({ email }) => email === bob.email);
  if (user) user.role = "admin";
  const body = { userId: rowOf(laptop).userId };
  await root.authClient.$fetch("/admin/impersonate-user", { method: "POST", body });
  const impersonation = server.sessions.find((row) => row.impersonatedBy);
  if (!impersonation) throw new Error("Nobody impersonates this person.");
  return { adapter, impersonation };
}

test.each<[string, () => unknown]>([
  ["betterAuthHistory: pass what sessionHistory() returns", () => betterAuthHistory({} as SessionHistory)],
  ["betterAuthHistory: timeoutMs can't be 0", () => betterAuthHistory(history, { timeoutMs: 0 })],
  ["betterAuthHistory: options must be", () => betterAuthHistory(history, 1 as never)],
  [
    "betterAuthServerAdapter: history must be what sessionHistory() returns",
    () =>
      betterAuthServerAdapter({ auth: server.auth, request: new Request("http://x"), history: {} as never }),
  ],
])("a wrong argument is told at once: %s", async (message, call) => {
  await start();
  expect(call).toThrow(message);
});
