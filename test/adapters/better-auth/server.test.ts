import { afterEach, describe, expect, it } from "vitest";
import {
  type BetterAuthServerAdapterOptions,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import {
  type BetterAuthServer,
  bob,
  type Settings,
  startBetterAuthServer,
  type TestDevice,
} from "../../fakes/better-auth-server.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);
const storages = ["memory", "sqlite", "secondary", "secondary-and-database"] as const;

let server: BetterAuthServer;
afterEach(() => server.close());

const adapterOf = (device: TestDevice, more: Partial<BetterAuthServerAdapterOptions> = {}) =>
  betterAuthServerAdapter({ auth: server.auth, request: device.request(), ...more });
const aliveIds = () => server.sessions.filter(({ expiresAt }) => expiresAt > new Date()).map(({ id }) => id);
const rowOf = (id: string) => {
  const row = server.sessions.find((session) => session.id === id);
  if (!row) throw new Error(`No row ${id}.`);
  return row;
};
const isSignedIn = async (device: TestDevice) =>
  (await device.authClient.getSession({ query: { disableCookieCache: true } })).data !== null;

async function threeDevices(settings: Settings = {}) {
  server = await startBetterAuthServer(settings);
  const laptop = await server.signIn("Laptop/1");
  const phone = await server.signIn("Phone/1");
  const tablet = await server.signIn("Tablet/1");
  return { laptop, phone, tablet, adapter: adapterOf(laptop) };
}

describe.each(storages)("three devices signed in, sessions in %s", (storage) => {
  it("are listed with all that is known of them, and the one that asks is the current one", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage });
    const list = await adapter.listSessions();
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const known = { createdAt: iso, lastActiveAt: iso, expiresAt: iso };
    expect(list).toEqual({
      sessions: [
        {
          id: laptop.sessionId(),
          isCurrent: true,
          userAgent: "Laptop/1",
          ipAddress: "203.0.113.1",
          ...known,
        },
        { id: phone.sessionId(), isCurrent: false, userAgent: "Phone/1", ipAddress: "203.0.113.2", ...known },
        {
          id: tablet.sessionId(),
          isCurrent: false,
          userAgent: "Tablet/1",
          ipAddress: "203.0.113.3",
          ...known,
        },
      ],
      can: ["revoke", "revoke-others"],
      lastActiveGranularitySeconds: 86_400,
      serverTime: iso,
    });
  });

  it("are listed for whoever signed in more than a day ago", async () => {
    const { laptop, adapter } = await threeDevices({ storage });
    rowOf(laptop.sessionId()).createdAt = ago(25 * hour);
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect((await laptop.authClient.listSessions()).error?.code).toBe("SESSION_NOT_FRESH");
  });

  it("are not touched by a list: no activity is noted, and nobody else's sessions are in it", async () => {
    const { laptop, adapter } = await threeDevices({ storage, session: { updateAge: 0 } });
    await server.signIn("Other/1", bob);
    const before = JSON.stringify(server.sessions);
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect(JSON.stringify(server.sessions)).toBe(before);
    // The very same read by Better Auth itself does note it.
    await laptop.authClient.getSession();
    expect(JSON.stringify(server.sessions)).not.toBe(before);
  });

  it("lose the one that is revoked and no other", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage });
    await adapter.revokeSession?.(phone.sessionId());
    expect(await isSignedIn(phone)).toBe(false);
    expect(aliveIds()).toEqual([laptop.sessionId(), tablet.sessionId()]);
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual(aliveIds());
  });

  it("note no activity of the one that asks when it ends another", async () => {
    const { laptop, phone, adapter } = await threeDevices({ storage, session: { updateAge: 0 } });
    const { updatedAt } = rowOf(laptop.sessionId());
    await adapter.revokeSession?.(phone.sessionId());
    expect(rowOf(laptop.sessionId()).updatedAt).toEqual(updatedAt);
  });

  it("keep the one that asks", async () => {
    const { laptop, adapter } = await threeDevices({ storage });
    expect(await outcomeOf(adapter.revokeSession?.(laptop.sessionId()))).toBe("current-session");
    expect(aliveIds()).toHaveLength(3);
  });

  it("are not found in the same words where they are gone, expired, unknown or somebody else's", async () => {
    const { phone, tablet, adapter } = await threeDevices({ storage });
    const foreign = await server.signIn("Other/1", bob);
    const gone = phone.sessionId();
    await adapter.revokeSession?.(gone);
    rowOf(tablet.sessionId()).expiresAt = ago(hour);
    const ids = [gone, tablet.sessionId(), "no-such-id", "", "__proto__", foreign.sessionId()];
    const failures = await Promise.all(ids.map((id) => failureOf(adapter.revokeSession?.(id))));
    expect(new Set(failures.map((failure) => JSON.stringify(failure))).size).toBe(1);
    expect(failures[0]?.code).toBe("not-found");
    expect(await isSignedIn(foreign)).toBe(true);
  });

  it("are reduced to the one that asks, and other people's sessions stay", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage });
    const foreign = await server.signIn("Other/1", bob);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId(), foreign.sessionId()]);
    for (const device of [phone, tablet]) expect(await isSignedIn(device)).toBe(false);
    await adapter.revokeOtherSessions?.();
  });

  it("expire out of the list", async () => {
    const { phone, adapter } = await threeDevices({ storage });
    rowOf(phone.sessionId()).expiresAt = ago(1000);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
  });

  it("say nothing to nobody: no cookie, a broken one, an expired and a revoked session", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage });
    await adapter.revokeSession?.(phone.sessionId());
    rowOf(tablet.sessionId()).expiresAt = ago(hour);
    const requests = [
      { headers: new Headers() },
      { headers: new Headers({ cookie: "better-auth.session_token=nonsense.nonsense" }) },
      phone.request(),
      tablet.request(),
    ];
    for (const request of requests) {
      const nobody = betterAuthServerAdapter({ auth: server.auth, request });
      expect(await outcomeOf(nobody.listSessions())).toBe("unauthenticated");
      expect(await outcomeOf(nobody.revokeSession?.(laptop.sessionId()))).toBe("unauthenticated");
      expect(await outcomeOf(nobody.revokeOtherSessions?.())).toBe("unauthenticated");
    }
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });
});

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
    expect(truncated).toBeUndefined();
  });

  it("are ended one by one, wherever they stand", async () => {
    const { phone, adapter } = await threeDevices({ storage });
    const last = server.copySession(phone.sessionId(), 150).at(-1) as string;
    await adapter.revokeSession?.(last);
    expect(aliveIds()).not.toContain(last);
    expect(aliveIds()).toHaveLength(152);
  });

  it.each([150, 350])("are all gone after the others were ended: %i", async (count) => {
    const { laptop, phone, adapter } = await threeDevices({ storage });
    server.copySession(phone.sessionId(), count, {}, "inFront");
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });

  it("are listed and ended where 120 expired rows stand in front of them", async () => {
    const { laptop, phone, adapter } = await threeDevices({ storage });
    server.copySession(phone.sessionId(), 120, { expiresAt: ago(hour) }, "inFront");
    server.copySession(phone.sessionId(), 150);
    expect((await adapter.listSessions()).sessions).toHaveLength(153);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });
});

describe("more than a thousand sessions", () => {
  it("better-auth-server-current-cut-off: are said to be more, the current one is among them, and others ends all of them", async () => {
    const { laptop, phone } = await threeDevices();
    // A thousand sessions are ended in seconds, and a busy machine is no failure.
    const adapter = adapterOf(laptop, { timeoutMs: 60_000 });
    rowOf(laptop.sessionId()).createdAt = ago(48 * hour);
    server.copySession(phone.sessionId(), 1100, {}, "inFront");
    const { sessions, truncated } = await adapter.listSessions();
    expect(truncated).toBe(true);
    expect(sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([laptop.sessionId()]);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });

  it("are ended and renamed one by one too, however far beyond the list they are", async () => {
    const { laptop, phone, adapter } = await threeDevices({
      session: { additionalFields: { name: { type: "string", required: false } } },
    });
    const phoneId = phone.sessionId();
    rowOf(phoneId).createdAt = ago(48 * hour);
    server.copySession(laptop.sessionId(), 1100, { createdAt: new Date() }, "inFront");
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).not.toContain(phoneId);
    await adapter.renameSession?.(phoneId, "Desk");
    expect(rowOf(phoneId).name).toBe("Desk");
    await adapter.revokeSession?.(phoneId);
    expect(aliveIds()).not.toContain(phoneId);
  });

  it("are not said to be more where the application's own limit is met exactly", async () => {
    const { adapter } = await threeDevices({ advanced: { database: { defaultFindManyLimit: 3 } } });
    const { sessions, truncated } = await adapter.listSessions();
    expect(sessions).toHaveLength(3);
    expect(truncated).toBeUndefined();
  });

  it("better-auth-server-configured-cap: the application's own limit is no limit", async () => {
    const { laptop, adapter } = await threeDevices({ advanced: { database: { defaultFindManyLimit: 2 } } });
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
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

describe("rows of a database that is kept for the records", () => {
  it("better-auth-server-preserved-rows: are no sessions after their end", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({
      storage: "secondary-and-database",
      session: { preserveSessionInDatabase: true },
    });
    await adapter.revokeSession?.(phone.sessionId());
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    server.loseSecondaryStorage(rowOf(tablet.sessionId()).token);
    expect(await isSignedIn(tablet)).toBe(false);
    expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });
});

describe.each(storages)("behind createSessionsHandler, in %s", (storage) => {
  it("a page lists, ends and names sessions, and gets no token and no cookie", async () => {
    const path = "/api/devices";
    const { laptop, phone, tablet } = await threeDevices({
      storage,
      session: { additionalFields: { name: { type: "string", required: false } } },
      mount: (auth) => ({
        path,
        handle: createSessionsHandler({
          basePath: path,
          adapter: (request) => betterAuthServerAdapter({ auth, request }),
          // Node's own fetch sends no Sec-Fetch-Site.
          allowedOrigins: [auth.options.baseURL as string],
        }),
      }),
    });
    const tokens = server.sessions.map(({ token }) => token);
    const bodies: string[] = [];
    const adapter = restAdapter({
      baseUrl: server.baseURL + path,
      fetch: async (url, init) => {
        const answer = await laptop.fetch(url, init);
        bodies.push(await answer.clone().text());
        expect(answer.headers.getSetCookie()).toEqual([]);
        return answer;
      },
    });
    await adapter.renameSession?.(tablet.sessionId(), "Kitchen");
    expect(await adapter.listSessions()).toMatchObject({
      can: ["revoke", "revoke-others", "rename"],
      sessions: [
        { id: laptop.sessionId(), isCurrent: true, ipAddress: "203.0.113.0/24" },
        { id: phone.sessionId(), isCurrent: false },
        { id: tablet.sessionId(), isCurrent: false, name: "Kitchen" },
      ],
    });
    expect(await outcomeOf(adapter.revokeSession?.(laptop.sessionId()))).toBe("current-session");
    await adapter.revokeSession?.(phone.sessionId());
    expect(aliveIds()).toEqual([laptop.sessionId(), tablet.sessionId()]);
    await adapter.revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
    for (const token of tokens) expect(bodies.join()).not.toContain(token);
  });
});
