import { inspect } from "node:util";
import { createAuthMiddleware } from "better-auth/api";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type BetterAuthServer as Auth,
  type BetterAuthServerAdapterOptions,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import {
  type BetterAuthServer,
  bob,
  type Settings,
  startBetterAuthServer,
  type TestDevice,
} from "../../fakes/better-auth-server.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";

const storages = ["memory", "sqlite", "secondary", "secondary-and-database"] as const;
// SQLite can't keep anybody waiting.
const waitingStorages = storages.filter((storage) => storage !== "sqlite");

let server: BetterAuthServer;
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

async function threeDevices(settings: Settings = {}) {
  server = await startBetterAuthServer(settings);
  const laptop = await server.signIn("Laptop/1");
  const phone = await server.signIn("Phone/1");
  const tablet = await server.signIn("Tablet/1");
  return { laptop, phone, tablet, adapter: adapterOf(laptop) };
}
const adapterOf = (device: TestDevice, more: Partial<BetterAuthServerAdapterOptions> = {}) =>
  betterAuthServerAdapter({ auth: server.auth, request: device.request(), ...more });
/** The server's own `auth`, but for how it ends a session. */
const authThatEnds = (revokeSession: Auth["api"]["revokeSession"]): Auth => ({
  $context: server.auth.$context,
  api: { getSession: (call) => server.auth.api.getSession(call), revokeSession },
});
const end: Auth["api"]["revokeSession"] = (call) => server.auth.api.revokeSession(call);
const unauthorized = () => Object.assign(new Error("Unauthorized"), { statusCode: 401 });
const ids = () => server.sessions.map(({ id }) => id);

describe.each(storages)("an outage of %s", (storage) => {
  it("is a failure of the backend, never a sign-out and never an empty list", async () => {
    const { phone, adapter } = await threeDevices({
      storage,
      session: { additionalFields: { name: { type: "string", required: false } } },
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

  it("that begins while a session is being ended is one too", async () => {
    const { laptop, phone } = await threeDevices({ storage });
    const auth = authThatEnds((call) => {
      server.isDown = true;
      return end(call);
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(phone.sessionId()))).toBe("backend");
  });

  it("that begins after one of the others was ended says that some were", async () => {
    const { laptop } = await threeDevices({ storage });
    let calls = 0;
    const auth = authThatEnds(async (call) => {
      calls += 1;
      if (calls === 1) await end(call);
      else server.isDown = true;
      if (server.isDown) throw new Error("The database is down.");
    });
    const error = await failureOf(adapterOf(laptop, { auth }).revokeOtherSessions?.());
    expect(error.code).toBe("backend");
    server.isDown = false;
    expect(ids()).toContain(laptop.sessionId());
  });
});

describe("Better Auth's 401 for an outage while it ends a session", () => {
  it("signs nobody out who is signed in", async () => {
    const { laptop, phone } = await threeDevices();
    const adapter = adapterOf(laptop, { auth: authThatEnds(() => Promise.reject(unauthorized())) });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("backend");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
  });

  it("better-auth-server-outage-as-401: is a sign-out where getSession says so too", async () => {
    const { laptop, phone, tablet } = await threeDevices();
    const id = phone.sessionId();
    const asTablet = adapterOf(tablet);
    const auth = authThatEnds(async () => {
      await asTablet.revokeSession?.(laptop.sessionId());
      throw unauthorized();
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(id))).toBe("unauthenticated");
    expect(ids()).toContain(id);
  });
});

describe("a session that stays alive", () => {
  const veto = { session: { delete: { before: async () => false as const } } };

  // Without a database, Better Auth calls no such hook.
  it.each(["memory", "sqlite", "secondary-and-database"] as const)(
    "because a hook keeps it is an error, though Better Auth calls it a success, in %s",
    async (storage) => {
      const { phone, tablet, adapter } = await threeDevices({ storage, databaseHooks: veto });
      const phoneId = phone.sessionId();
      await expect(adapter.revokeSession?.(phoneId)).rejects.toMatchObject({
        code: "backend",
        message: expect.stringContaining("delete.before"),
      });
      expect((await phone.authClient.getSession()).data?.session.id).toBe(phoneId);
      // It lets people in, so it is listed, whatever Better Auth's own index says.
      expect((await adapter.listSessions()).sessions.map(({ id }) => id)).toContain(phoneId);
      await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({
        code: "backend",
        message: expect.stringContaining("2 of 2"),
      });
      expect((await tablet.authClient.getSession()).data).not.toBeNull();
    },
  );

  it("does not keep the others alive, and is counted", async () => {
    let kept = "";
    const before = async (row: { id: string }) => row.id !== kept;
    const { laptop, phone, adapter } = await threeDevices({
      databaseHooks: { session: { delete: { before } } },
    });
    server.copySession(phone.sessionId(), 150);
    kept = phone.sessionId();
    const error = await failureOf(adapter.revokeOtherSessions?.());
    expect(error).toMatchObject({
      code: "backend",
      message: expect.stringContaining("151 sessions were revoked"),
      cause: { code: "backend", message: expect.stringContaining("1 of 152") },
    });
    expect(ids()).toEqual([laptop.sessionId(), kept]);
  });

  it("better-auth-server-silent-veto: is an error where Better Auth does nothing and says nothing", async () => {
    const { laptop, phone } = await threeDevices();
    const adapter = adapterOf(laptop, { auth: authThatEnds(async () => ({ status: true })) });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("backend");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
  });
});

describe("a session that is gone although the call failed", () => {
  it("leaves the outcome open", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const auth = authThatEnds(async (call) => {
      await end(call);
      throw Object.assign(new Error("Late."), { statusCode: 403 });
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(id))).toBe("backend");
    expect(ids()).not.toContain(id);
  });
});

describe("a hook of the application that says no", () => {
  const hooks = (status: "FORBIDDEN" | "TOO_MANY_REQUESTS", path: string) => ({
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path === path) throw ctx.error(status);
    }),
  });
  it.each([
    ["FORBIDDEN", "forbidden"],
    ["TOO_MANY_REQUESTS", "rate-limited"],
  ] as const)("with %s is a refusal: %s", async (status, code) => {
    const { phone, adapter } = await threeDevices({ hooks: hooks(status, "/revoke-session") });
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe(code);
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe(code);
    expect(ids()).toHaveLength(3);
  });

  it("about the session that asks refuses the list", async () => {
    const { adapter } = await threeDevices({ hooks: hooks("FORBIDDEN", "/get-session") });
    expect(await outcomeOf(adapter.listSessions())).toBe("forbidden");
  });

  it.each(["memory", "secondary"] as const)(
    "after one of the others was ended is no refusal any more, in %s",
    async (storage) => {
      const { laptop } = await threeDevices({ storage });
      let calls = 0;
      const auth = authThatEnds(async (call) => {
        calls += 1;
        if (calls > 1) throw Object.assign(new Error("Enough."), { statusCode: 429 });
        return end(call);
      });
      const error = await failureOf(adapterOf(laptop, { auth }).revokeOtherSessions?.());
      expect(error).toMatchObject({
        code: "backend",
        message: expect.stringContaining("1 sessions were revoked"),
        cause: { code: "rate-limited" },
      });
      expect(ids()).toHaveLength(2);
    },
  );

  it("waits for the sessions that are being ended beside it", async () => {
    const { laptop } = await threeDevices();
    let calls = 0;
    const auth = authThatEnds(async (call) => {
      calls += 1;
      if (calls === 1) throw Object.assign(new Error("Enough."), { statusCode: 403 });
      await new Promise((resolve) => setImmediate(resolve));
      return end(call);
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeOtherSessions?.())).toBe("backend");
    expect(ids()).toHaveLength(2);
  });

  it("stops what has not begun", async () => {
    const { laptop, phone } = await threeDevices();
    server.copySession(phone.sessionId(), 50);
    const revokeSession = vi.fn(() =>
      Promise.reject(Object.assign(new Error("Enough."), { statusCode: 429 })),
    );
    expect(
      await outcomeOf(adapterOf(laptop, { auth: authThatEnds(revokeSession) }).revokeOtherSessions?.()),
    ).toBe("rate-limited");
    expect(revokeSession.mock.calls.length).toBeLessThanOrEqual(4);
  });
});

describe("somebody who signs in while the others are ended", () => {
  it("is an other too", async () => {
    const { laptop } = await threeDevices();
    let arrival: Promise<TestDevice> | undefined;
    const auth = authThatEnds(async (call) => {
      arrival ??= server.signIn("Late/1");
      await arrival;
      return end(call);
    });
    await adapterOf(laptop, { auth }).revokeOtherSessions?.();
    expect(ids()).toEqual([laptop.sessionId()]);
  });

  it("without an end is given up in the end", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const { token } = server.sessions[1] ?? {};
    const auth = authThatEnds(async (call) => {
      if (call.body.token !== token) server.copySession(id, 1);
      return call.body.token === token ? undefined : end(call);
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeOtherSessions?.())).toBe("backend");
    expect(ids()).toContain(laptop.sessionId());
  });
});

describe("the session that asks", () => {
  it("that is ended meanwhile stops the run", async () => {
    const { laptop, phone } = await threeDevices();
    const asPhone = adapterOf(phone);
    const laptopId = laptop.sessionId();
    const revokeSession = vi.fn(async () => {
      if (ids().includes(laptopId)) await asPhone.revokeSession?.(laptopId);
      throw unauthorized();
    });
    const adapter = adapterOf(laptop, { auth: authThatEnds(revokeSession) });
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("unauthenticated");
    expect(ids()).toHaveLength(2);
  });
});

describe("a row without a token", () => {
  it("is listed and can't be ended", async () => {
    const { phone, adapter } = await threeDevices();
    const id = phone.sessionId();
    for (const row of server.sessions) if (row.id === id) row.token = "";
    expect((await adapter.listSessions()).sessions).toHaveLength(3);
    expect(await outcomeOf(adapter.revokeSession?.(id))).toBe("not-found");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
  });
});

describe("a row without an id", () => {
  it("is left out and counted", async () => {
    const { phone, adapter } = await threeDevices();
    const id = phone.sessionId();
    for (const row of server.sessions) if (row.id === id) row.id = 7 as unknown as string;
    const context = await server.auth.$context;
    const rows = await context.internalAdapter.listSessions(server.users[0]?.id ?? "");
    const unnamed = rows.map((row) => (row.userAgent === "Phone/1" ? { ...row, id: undefined } : row));
    vi.spyOn(context.internalAdapter, "listSessions").mockResolvedValue(unnamed as typeof rows);
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

describe("the deadline", () => {
  it("is ten seconds unless the application says otherwise", async () => {
    const { adapter } = await threeDevices();
    server.isSilent = true;
    vi.useFakeTimers();
    let failure: unknown;
    adapter.listSessions().catch((error) => {
      failure = error;
    });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(failure).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(failure).toMatchObject({ code: "timeout" });
  });

  it("stops what has not begun: nothing is ended after it", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const revokeSession = vi.fn(end);
    let answer = () => {};
    const isAsked = new Promise<void>((asked) => {
      answer = asked;
    });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const auth: Auth = {
      ...authThatEnds(revokeSession),
      api: {
        revokeSession,
        getSession: async (call) => {
          answer();
          await released;
          return server.auth.api.getSession(call);
        },
      },
    };
    const adapter = adapterOf(laptop, { auth, timeoutMs: 20 });
    const calls = [adapter.revokeSession?.(id), adapter.revokeOtherSessions?.()].map(outcomeOf);
    await isAsked;
    expect(await Promise.all(calls)).toEqual(["timeout", "timeout"]);
    release();
    await adapterOf(laptop).listSessions();
    expect(revokeSession).not.toHaveBeenCalled();
    expect(ids()).toHaveLength(3);
  });

  it("after one of the others was ended leaves the outcome open", async () => {
    const { laptop } = await threeDevices();
    let hangs = () => {};
    const onlyHangs = new Promise<void>((resolve) => {
      hangs = resolve;
    });
    let calls = 0;
    const auth = authThatEnds((call) => {
      calls += 1;
      if (calls > 1) return new Promise(() => {});
      // The others are asked for at the same time: the clock stands until this one is really ended.
      return Promise.resolve(end(call)).finally(() => setImmediate(hangs));
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const failure = failureOf(adapterOf(laptop, { auth }).revokeOtherSessions?.());
    await onlyHangs;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toMatchObject({ code: "backend", cause: { code: "timeout" } });
    expect(ids()).toContain(laptop.sessionId());
  });
});

describe.each(storages)("no credential, in %s", (storage) => {
  it("is in anything that the adapter returns, throws or passes on", async () => {
    const { laptop, phone, tablet } = await threeDevices({ storage, plugins: [] });
    const foreign = await server.signIn("Other/1", bob);
    const [own, others, foreigns] = [laptop, phone, foreign].map((device) => device.sessionId());
    const tokens = server.sessions.map(({ token }) => token);
    const cookies = [laptop, phone, tablet, foreign].flatMap((device) => [...device.cookies.values()]);
    const emails = server.users.map(({ email }) => email);
    const seen: unknown[] = [];
    const watch = async (call: Promise<unknown> | undefined) =>
      seen.push(await Promise.resolve(call).catch((error: unknown) => error));
    const every = async (auth: Auth) => {
      const adapter = adapterOf(laptop, {
        auth,
        location: (row) => {
          seen.push(row);
          throw new Error("A mistake in the application.");
        },
      });
      await watch(adapter.listSessions());
      await watch(adapter.revokeSession?.("no-such-id"));
      await watch(adapter.revokeSession?.(own ?? ""));
      await watch(adapter.revokeSession?.(foreigns ?? ""));
      await watch(adapter.revokeSession?.(others ?? ""));
      await watch(adapter.revokeOtherSessions?.());
      await watch(adapter.renameSession?.(others ?? "", "Mine"));
    };
    const secret = tokens.join(" ");
    const faults: (() => unknown)[] = [
      () => new Error(secret, { cause: tokens }),
      () =>
        Object.assign(new Error(secret), { statusCode: 403, status: secret, body: { code: secret, secret } }),
      () => ({ statusCode: secret, body: { code: tokens[0], cause: new Error(secret) } }),
      () => secret,
    ];
    for (const fault of faults) {
      const fail = () => Promise.reject(fault());
      await every(authThatEnds(fail));
      await every({ ...authThatEnds(fail), api: { getSession: fail, revokeSession: fail } });
      const context = await server.auth.$context;
      const broken = { listSessions: fail, findSession: fail, updateSession: fail };
      await every({
        ...authThatEnds(fail),
        $context: Promise.resolve({
          ...context,
          internalAdapter: broken,
          adapter: { findMany: fail },
        }) as Auth["$context"],
      });
    }
    await every(server.auth);

    expect(seen.length).toBeGreaterThan(80);
    const text = seen
      .map((value) => `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)}`)
      .join();
    for (const credential of [...tokens, ...cookies, ...emails]) expect(text).not.toContain(credential);
    const thrown = seen.filter((value) => value instanceof Error);
    expect(thrown.every((error) => error instanceof SessionsError)).toBe(true);
  });
});
