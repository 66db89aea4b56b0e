import { type BetterAuthOptions, betterAuth } from "better-auth";
import { admin, bearer, customSession, multiSession, organization, twoFactor } from "better-auth/plugins";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type BetterAuthServer as Auth,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import { bob, type TestDevice } from "../../fakes/better-auth-server.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  ago,
  aliveIds,
  bare,
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
// SQLite can't keep anybody waiting.
const waitingStorages = storages.filter((storage) => storage !== "sqlite");

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
      subject: rowOf(laptop).userId,
      // Nobody can say that the index of a secondary storage is complete.
      ...(storage === "secondary" && { truncated: true }),
    });
  });

  it("are listed for whoever signed in more than a day ago", async () => {
    const { laptop, adapter } = await threeDevices({ storage });
    rowOf(laptop).createdAt = ago(25 * hour);
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
    const { updatedAt } = rowOf(laptop);
    await adapter.revokeSession?.(phone.sessionId());
    expect(rowOf(laptop).updatedAt).toEqual(updatedAt);
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
    rowOf(tablet).expiresAt = ago(hour);
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
    rowOf(phone).expiresAt = ago(1000);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
  });

  it("say nothing to nobody: no cookie, a broken one, an expired and a revoked session", async () => {
    const { laptop, phone, tablet, adapter } = await threeDevices({ storage });
    await adapter.revokeSession?.(phone.sessionId());
    rowOf(tablet).expiresAt = ago(hour);
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

describe.each(storages)("behind createSessionsHandler, in %s", (storage) => {
  it("a page lists, ends and names sessions, and gets no token and no cookie", async () => {
    const path = "/api/devices";
    const { laptop, phone, tablet } = await threeDevices({
      storage,
      session: withName,
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
        const response = await laptop.fetch(url, init);
        bodies.push(await response.clone().text());
        expect(response.headers.getSetCookie()).toEqual([]);
        return response;
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

describe("over the wire", () => {
  const basePath = "/api/devices";
  const request = async (device: TestDevice, path: string, body?: object) => {
    const handle = createSessionsHandler({
      basePath,
      allowedOrigins: [server.baseURL],
      adapter: (incoming) => betterAuthServerAdapter({ auth: server.auth, request: incoming }),
      onError: () => {},
    });
    const { headers } = device.request();
    headers.set("x-your-devices", "1");
    headers.set("content-type", "application/json");
    const init = body ? { method: "POST", body: JSON.stringify(body) } : {};
    const response = await handle(new Request(server.baseURL + basePath + path, { headers, ...init }));
    const text = await response.text();
    return { status: response.status, json: text ? JSON.parse(text) : undefined };
  };

  it("a session that is gone and one that never was are ended alike, also of exactly a thousand", async () => {
    const { laptop, phone } = await twoDevices();
    const gone = phone.sessionId();
    server.copySession(laptop.sessionId(), 999);
    server.loseRow(gone);
    expect(server.sessions).toHaveLength(1000);
    expect(await request(laptop, "/revoke", { id: "no-such-id" })).toEqual({ status: 204 });
    expect(await request(laptop, "/revoke", { id: gone })).toEqual({ status: 204 });
    expect((await request(laptop, "")).json).not.toHaveProperty("truncated");
  });

  it("a device whose storage has lost the whole index has a page, and can still end another", async () => {
    const { laptop, phone } = await twoDevices({ storage: "secondary" });
    server.loseIndexEntry(laptop.sessionId(), true);
    expect(await request(laptop, "")).toMatchObject({
      status: 200,
      json: {
        sessions: [{ id: laptop.sessionId(), isCurrent: true }],
        can: ["revoke", "revoke-others"],
        truncated: true,
      },
    });
    expect(await request(laptop, "/revoke-others", {})).toEqual({ status: 204 });
    await phone.signIn();
    expect((await request(laptop, "")).json.sessions).toHaveLength(2);
    expect(await request(laptop, "/revoke", { id: phone.sessionId() })).toEqual({ status: 204 });
    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(laptop)).toBe(true);
  });

  it("a database that has no list is a response that can't be read, never a fault of the handler", async () => {
    const { laptop } = await twoDevices();
    const { adapter } = await server.auth.$context;
    vi.spyOn(adapter, "findMany").mockResolvedValue(null as never);
    for (const [path, body] of [[""], ["/revoke", { id: "x" }], ["/revoke-others", {}]] as const)
      expect(await request(laptop, path, body)).toMatchObject({
        status: 502,
        json: { code: "bad-response" },
      });
  });
});

describe("auth", () => {
  it("is the application's own, whatever plugins and fields it has", () => {
    // This test is the type checker's: each of these has to be assignable without a cast.
    const all: Auth[] = [
      betterAuth(bare),
      betterAuth({ ...bare, plugins: [admin(), organization(), bearer(), multiSession(), twoFactor()] }),
      betterAuth({ ...bare, plugins: [customSession(async ({ user }) => ({ user, roles: ["owner"] }))] }),
      betterAuth({
        ...bare,
        session: {
          additionalFields: { ...withName.additionalFields, city: { type: "string", input: false } },
        },
      }),
      betterAuth({
        ...bare,
        session: { cookieCache: { enabled: true, strategy: "jwe" } },
      } as BetterAuthOptions),
    ];
    const request = { headers: new Headers() };
    for (const auth of all)
      expect(betterAuthServerAdapter({ auth, request }).name).toBe("better-auth-server");
  });
});

describe.each(storages)("an outage of %s", (storage) => {
  it("is a failure of the backend, never a sign-out and never an empty list", async () => {
    const { phone, adapter } = await threeDevices({
      storage,
      session: withName,
    });
    const id = phone.sessionId();
    server.isDown = true;
    expect(await outcomeOf(adapter.listSessions())).toBe("backend");
    expect(await outcomeOf(adapter.revokeSession?.(id))).toBe("backend");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
    expect(await outcomeOf(adapter.renameSession?.(id, "Mine"))).toBe("backend");
    server.isDown = false;
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
  });
});

describe.each(waitingStorages)("%s that never answers", (storage) => {
  it.each(["listSessions", "revokeSession", "revokeOtherSessions", "renameSession"] as const)(
    "is a timeout of %s",
    async (method) => {
      const { laptop, phone } = await threeDevices({ storage });
      const id = phone.sessionId();
      const adapter = adapterOf(laptop, { timeoutMs: 20 });
      server.isSilent = true;
      const call: Promise<unknown> | undefined =
        method === "listSessions" ? adapter.listSessions() : adapter[method]?.(id, "Mine");
      expect(await outcomeOf(call)).toBe("timeout");
      server.isSilent = false;
      expect(ids()).toHaveLength(3);
    },
  );

  it("keeps no list waiting that is not wanted any more", async () => {
    const { adapter } = await threeDevices({ storage });
    server.isSilent = true;
    const controller = new AbortController();
    const reason = new Error("Not wanted.");
    const list = adapter.listSessions({ signal: controller.signal });
    controller.abort(reason);
    await expect(list).rejects.toBe(reason);
    await expect(adapter.listSessions({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
