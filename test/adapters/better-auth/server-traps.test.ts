import { admin, customSession } from "better-auth/plugins";
import { afterEach, describe, expect, it } from "vitest";
import {
  type BetterAuthServer as Auth,
  type BetterAuthServerAdapterOptions,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import {
  type BetterAuthServer,
  bob,
  type Settings,
  startBetterAuthServer,
  type TestDevice,
} from "../../fakes/better-auth-server.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

let server: BetterAuthServer;
afterEach(() => server.close());

async function twoDevices(settings: Settings = {}, more: Partial<BetterAuthServerAdapterOptions> = {}) {
  server = await startBetterAuthServer(settings);
  const laptop = await server.signIn("Laptop/1");
  const phone = await server.signIn("Phone/1");
  return { laptop, phone, adapter: adapterOf(laptop, more) };
}
const adapterOf = (device: TestDevice, more: Partial<BetterAuthServerAdapterOptions> = {}) =>
  betterAuthServerAdapter({ auth: server.auth, request: device.request(), ...more });
const rowOf = (device: TestDevice) => {
  const id = device.sessionId();
  const row = server.sessions.find((session) => session.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
};
/** The server's own `auth`, but for how it ends a session. */
const authThatEnds = (revokeSession: Auth["api"]["revokeSession"]): Auth => ({
  $context: server.auth.$context,
  api: { getSession: (call) => server.auth.api.getSession(call), revokeSession },
});
const named = { additionalFields: { name: { type: "string", required: false } } } as const;

describe("who asks", () => {
  it("better-auth-server-revocable-current: is not ended by Better Auth, which would", async () => {
    const { laptop, adapter } = await twoDevices();
    expect(await outcomeOf(adapter.revokeSession?.(laptop.sessionId()))).toBe("current-session");
    expect(server.sessions).toHaveLength(2);
  });

  it("better-auth-server-unknown-current: ends nothing where a customSession leaves the session out", async () => {
    const { phone, adapter } = await twoDevices({ plugins: [customSession(async ({ user }) => ({ user }))] });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("current-unknown");
    expect(server.sessions).toHaveLength(2);
  });

  it("better-auth-server-ungated-acts: has to have signed in lately where the application wants it", async () => {
    const { laptop, phone, adapter } = await twoDevices({}, { requireFreshSession: true });
    rowOf(laptop).createdAt = ago(25 * hour);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("reauth-required");
    expect(server.sessions).toHaveLength(2);
  });

  it("better-auth-server-reading-refreshes: notes no activity by looking at the list", async () => {
    const { adapter } = await twoDevices({ session: { updateAge: 0 } });
    const before = JSON.stringify(server.sessions);
    await adapter.listSessions();
    expect(JSON.stringify(server.sessions)).toBe(before);
  });

  it("better-auth-server-revocation-refreshes: notes no activity by ending another session", async () => {
    const { laptop, phone, adapter } = await twoDevices({ session: { updateAge: 0 } });
    const { updatedAt } = rowOf(laptop);
    await adapter.revokeSession?.(phone.sessionId());
    expect(rowOf(laptop).updatedAt).toEqual(updatedAt);
  });
});

describe("the list", () => {
  it("better-auth-server-row-cap: has all 152, of which Better Auth reads 100", async () => {
    const { phone, adapter } = await twoDevices();
    server.copySession(phone.sessionId(), 150);
    expect((await adapter.listSessions()).sessions).toHaveLength(152);
  });

  it("better-auth-server-no-session-table: asks no database that has no sessions", async () => {
    const { adapter } = await twoDevices({ storage: "secondary" });
    await expect(adapter.listSessions()).resolves.toMatchObject({ sessions: { length: 2 } });
  });

  it("better-auth-server-listed-impersonations: lacks who impersonates the user, as Better Auth's own", async () => {
    const { laptop, phone, adapter } = await twoDevices({ plugins: [admin()] });
    rowOf(phone).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it("better-auth-server-impersonator-lists: is read-only for whoever impersonates the user", async () => {
    const { laptop, adapter } = await twoDevices({ plugins: [admin()] });
    rowOf(laptop).impersonatedBy = "somebody";
    expect((await adapter.listSessions()).can).toEqual([]);
  });

  it("better-auth-server-unreturned-fields: lacks what the application keeps on its server", async () => {
    const { laptop, adapter } = await twoDevices({
      session: { additionalFields: { city: { type: "string", required: false, returned: false } } },
    });
    rowOf(laptop).city = "Athens";
    expect(JSON.stringify(await adapter.listSessions())).not.toContain("Athens");
  });

  it("better-auth-server-stale-activity: says that the last activity is a lower bound", async () => {
    const { adapter } = await twoDevices({ session: { updateAge: 600 } });
    expect((await adapter.listSessions()).lastActiveGranularitySeconds).toBe(600);
  });

  it("better-auth-server-cached-activity: counts what the cookie cache keeps from being noted", async () => {
    const { adapter } = await twoDevices({
      session: { updateAge: 600, cookieCache: { enabled: true, maxAge: 900 } },
    });
    expect((await adapter.listSessions()).lastActiveGranularitySeconds).toBe(1500);
  });

  it("better-auth-server-cookie-cache-lag: says how long a revoked device may go on", async () => {
    const { adapter } = await twoDevices({ session: { cookieCache: { enabled: true, maxAge: 900 } } });
    expect((await adapter.listSessions()).revocationLagSeconds).toBe(900);
  });

  it("better-auth-server-unremembered-cache: says so too for a device that is not to be remembered", async () => {
    const { adapter } = await twoDevices({ session: { cookieCache: { enabled: true, maxAge: 1 } } });
    expect((await adapter.listSessions()).revocationLagSeconds).toBe(60);
  });

  it("better-auth-server-unremembered-activity: claims none for a device that is not to be remembered", async () => {
    const { laptop, adapter } = await twoDevices({ session: { updateAge: 60 } });
    const row = rowOf(laptop);
    row.expiresAt = new Date(row.createdAt.getTime() + 24 * hour);
    const [session] = (await adapter.listSessions()).sessions;
    expect(session).not.toHaveProperty("lastActiveAt");
  });
});

describe("ending sessions", () => {
  it("better-auth-server-ignored-tokens: finds no session of somebody else, where Better Auth says nothing", async () => {
    const { adapter } = await twoDevices();
    const foreign = await server.signIn("Other/1", bob);
    expect(await outcomeOf(adapter.revokeSession?.(foreign.sessionId()))).toBe("not-found");
  });

  it("better-auth-server-found-though-expired: counts a session that has expired meanwhile as ended", async () => {
    const { laptop, phone } = await twoDevices();
    const auth = authThatEnds(async () => {
      rowOf(phone).expiresAt = ago(1000);
    });
    const adapter = adapterOf(laptop, { auth });
    await expect(adapter.revokeSession?.(phone.sessionId())).resolves.toBeUndefined();
  });

  it("better-auth-server-stale-index: is done one after another where an index is rewritten each time", async () => {
    const { laptop, phone } = await twoDevices({ storage: "secondary" });
    server.copySession(phone.sessionId(), 5);
    let running = 0;
    let atOnce = 0;
    const auth = authThatEnds(async (call) => {
      running += 1;
      atOnce = Math.max(atOnce, running);
      await server.auth.api.revokeSession(call);
      running -= 1;
    });
    await adapterOf(laptop, { auth }).revokeOtherSessions?.();
    expect(atOnce).toBe(1);
  });
});

describe("a name", () => {
  it("better-auth-server-unconfigured-name: needs a field, which a secondary storage would not mind lacking", async () => {
    const { laptop, adapter } = await twoDevices({ storage: "secondary" });
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "Mine"))).toBe("unsupported");
    expect(JSON.stringify(server.sessions)).not.toContain("Mine");
  });

  it("better-auth-server-renaming-is-activity: notes no activity", async () => {
    const { phone, adapter } = await twoDevices({ session: named });
    rowOf(phone).updatedAt = ago(3 * hour);
    const { updatedAt } = rowOf(phone);
    await adapter.renameSession?.(phone.sessionId(), "Kitchen");
    expect(rowOf(phone).updatedAt).toEqual(updatedAt);
  });

  it("better-auth-server-no-validators: is looked at before it is kept", async () => {
    const { laptop, adapter } = await twoDevices({ session: named });
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "a".repeat(81)))).toBe("forbidden");
    expect(rowOf(laptop).name).toBeUndefined();
  });

  it("better-auth-server-null-update: that a hook refuses is no session that is gone", async () => {
    const update = { before: async () => false as const };
    const { laptop, adapter } = await twoDevices({ session: named, databaseHooks: { session: { update } } });
    expect(await outcomeOf(adapter.renameSession?.(laptop.sessionId(), "Mine"))).toBe("backend");
  });
});
