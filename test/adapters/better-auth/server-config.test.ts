import { afterEach, describe, expect, it } from "vitest";
import type { Settings } from "../../fakes/better-auth-server.ts";
import {
  adapterOf,
  aliveIds,
  isSignedIn,
  rowOf,
  server,
  start,
  stop,
  threeDevices,
  twoDevices,
  withName,
} from "./running-server.ts";

afterEach(stop);

describe("more than a thousand sessions", () => {
  it("the application's own limit of rows is no limit", async () => {
    const { laptop, adapter } = await threeDevices({ advanced: { database: { defaultFindManyLimit: 2 } } });
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });
});

describe("rows of a database that is kept for the records", () => {
  it("better-auth-server-preserved-rows: are no sessions after their end", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({
      storage: "secondary-and-database",
      session: { preserveSessionInDatabase: true },
    });
    await adapter.revokeSession?.(phone.sessionId());
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    server.loseSecondaryStorage(rowOf(tablet).token);
    expect(await isSignedIn(tablet)).toBe(false);
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });
});

describe("the list", () => {
  it("better-auth-server-no-session-table: asks no database that has no sessions", async () => {
    const { adapter } = await twoDevices({ storage: "secondary" });
    await expect(adapter.listSessions()).resolves.toMatchObject({ sessions: { length: 2 } });
  });

  it("better-auth-server-cached-activity: counts what the cookie cache keeps from being noted", async () => {
    const { adapter } = await twoDevices({
      session: { updateAge: 600, cookieCache: { enabled: true, maxAge: 900 } },
    });
    expect((await adapter.listSessions()).lastActiveGranularitySeconds).toBe(1500);
  });

  it("better-auth-server-unremembered-cache: says so too for a device that is not to be remembered", async () => {
    const { adapter } = await twoDevices({ session: { cookieCache: { enabled: true, maxAge: 1 } } });
    expect((await adapter.listSessions()).revocationLagSeconds).toBe(60);
  });
});

describe("the list says how exact it is", () => {
  const cache = (more: object = {}) => ({ cookieCache: { enabled: true, ...more } });

  it.each<[Settings["session"], number | undefined, number | undefined, Settings["advanced"]?]>([
    [undefined, 86_400, undefined],
    [{ updateAge: 0 }, undefined, undefined],
    [{ updateAge: 600 }, 600, undefined],
    [{ cookieCache: { enabled: false, maxAge: 900 } }, 86_400, undefined],
    [cache(), 86_700, 300],
    [cache({ maxAge: 900 }), 87_300, 900],
    [{ ...cache({ maxAge: 900 }), updateAge: 0 }, 900, 900],
    // For a session that is not to be remembered, Better Auth's cache has a lifetime of its own.
    [cache({ maxAge: 1 }), 86_460, 60],
    [cache({ maxAge: 1, strategy: "jwt" }), 86_700, 300],
    [cache({ maxAge: 1, strategy: "jwe" }), 86_700, 300],
    [cache(), 87_000, 600, { cookies: { session_data: { attributes: { maxAge: 600 } } } }],
    [{ ...cache(), disableSessionRefresh: true }, undefined, 300],
  ])("with %j: active ± %s s, lag %s s", async (session, granularity, lag, advanced) => {
    const { signIn } = await start({ ...(session && { session }), ...(advanced && { advanced }) });
    const list = await adapterOf(await signIn()).listSessions();
    expect(list.lastActiveGranularitySeconds).toBe(granularity);
    expect(list.revocationLagSeconds).toBe(lag);
  });

  it("better-auth-server-no-activity: and claims no activity where none is ever noted", async () => {
    const { signIn } = await start({ session: { disableSessionRefresh: true } });
    const [session] = (await adapterOf(await signIn()).listSessions()).sessions;
    expect(session).toHaveProperty("createdAt");
    expect(session).not.toHaveProperty("lastActiveAt");
  });
});

it("a plugin's field for the name will do, and one that is kept on the server will not", async () => {
  const plugin = (more: object) => ({
    id: "names",
    schema: { session: { fields: { name: { ...withName.additionalFields.name, ...more } } } },
  });
  const { signIn } = await start({ plugins: [plugin({})] });
  const [laptop] = [await signIn()];
  await adapterOf(laptop).renameSession?.(laptop.sessionId(), "Mine");
  expect((await adapterOf(laptop).listSessions()).sessions[0]?.name).toBe("Mine");
  await server.close();
  const hidden = await start({ plugins: [plugin({ returned: false })] });
  expect((await adapterOf(await hidden.signIn()).listSessions()).can).not.toContain("rename");
});
