import { customSession } from "better-auth/plugins";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { BetterAuthServer as Auth } from "../../../src/adapters/better-auth/server.ts";
import { bob } from "../../fakes/better-auth-server.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  ago,
  aliveIds,
  authThatRevokes,
  hour,
  ids,
  revoke,
  rowOf,
  server,
  start,
  stop,
  storages,
  threeDevices,
  twoDevices,
  withName,
} from "./running-server.ts";

afterEach(stop);
afterEach(() => {
  vi.useRealTimers();
});
const unauthorized = () => Object.assign(new Error("Unauthorized"), { statusCode: 401 });

describe.each(storages)("more sessions than Better Auth reads at once, in %s", (storage) => {
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

  it("better-auth-server-revocation-refreshes: notes no activity by ending another session", async () => {
    const { laptop, phone, adapter } = await twoDevices({ session: { updateAge: 0 } });
    const { updatedAt } = rowOf(laptop);
    await adapter.revokeSession?.(phone.sessionId());
    expect(rowOf(laptop).updatedAt).toEqual(updatedAt);
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
    const auth = authThatRevokes(async () => {
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
    const auth = authThatRevokes(async (call) => {
      running += 1;
      atOnce = Math.max(atOnce, running);
      await server.auth.api.revokeSession(call);
      running -= 1;
    });
    await adapterOf(laptop, { auth }).revokeOtherSessions?.();
    expect(atOnce).toBe(1);
  });
});

describe("a recent sign-in", () => {
  it.each(storages)("is asked for before an act where the option says so, in %s", async (storage) => {
    const { signIn } = await start({ storage, session: withName });
    const [laptop, phone] = [await signIn(), await signIn()];
    const adapter = adapterOf(laptop, { requireFreshSession: true });
    rowOf(laptop).createdAt = ago(25 * hour);
    expect((await adapter.listSessions()).sessions).toHaveLength(2);
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("reauth-required");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("reauth-required");
    expect(await outcomeOf(adapter.renameSession?.(phone.sessionId(), "Phone"))).toBe("reauth-required");
    expect(server.sessions).toHaveLength(2);
    await laptop.signIn();
    await adapterOf(laptop, { requireFreshSession: true }).revokeOtherSessions?.();
    expect(server.sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });

  it.each([
    ["without the option", {}, undefined, 25],
    ["with freshAge 0", { requireFreshSession: true }, 0, 25],
    ["within a longer freshAge", { requireFreshSession: true }, 48 * 3600, 47],
  ])("is not asked for %s", async (_, options, freshAge, hours) => {
    const { signIn } = await start(freshAge === undefined ? {} : { session: { freshAge } });
    const [laptop, phone] = [await signIn(), await signIn()];
    rowOf(laptop).createdAt = ago(hours * hour);
    await adapterOf(laptop, options).revokeSession?.(phone.sessionId());
    expect(server.sessions).toHaveLength(1);
  });

  it("is not proved by a time that can't be read", async () => {
    const { signIn } = await start();
    const [laptop, phone] = [await signIn(), await signIn()];
    rowOf(laptop).createdAt = new Date(Number.NaN);
    const adapter = adapterOf(laptop, { requireFreshSession: true });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("reauth-required");
  });
});

describe.each(storages)("an outage of %s", (storage) => {
  it("that begins while a session is being ended is one too", async () => {
    const { laptop, phone } = await threeDevices({ storage });
    const auth = authThatRevokes((call) => {
      server.isDown = true;
      return revoke(call);
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(phone.sessionId()))).toBe("backend");
  });

  it("that begins after one of the others was ended says that some were", async () => {
    const { laptop } = await threeDevices({ storage });
    let calls = 0;
    const auth = authThatRevokes(async (call) => {
      calls += 1;
      if (calls === 1) await revoke(call);
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
    const adapter = adapterOf(laptop, { auth: authThatRevokes(() => Promise.reject(unauthorized())) });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("backend");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
  });

  it("better-auth-server-outage-as-401: is a sign-out where getSession says so too", async () => {
    const { laptop, phone, tablet } = await threeDevices();
    const id = phone.sessionId();
    const asTablet = adapterOf(tablet);
    const auth = authThatRevokes(async () => {
      await asTablet.revokeSession?.(laptop.sessionId());
      throw unauthorized();
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(id))).toBe("unauthenticated");
    expect(ids()).toContain(id);
  });
});

describe("a session that stays alive", () => {
  const veto = { session: { delete: { before: async () => false as const } } };

  // Without a database, Better Auth does not call this hook.
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
      // It still lets people in, so it must be listed, whatever Better Auth's own index says.
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
    const adapter = adapterOf(laptop, { auth: authThatRevokes(async () => ({ status: true })) });
    expect(await outcomeOf(adapter.revokeSession?.(phone.sessionId()))).toBe("backend");
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("backend");
  });
});

describe("a session that is gone although the call failed", () => {
  it("leaves the outcome open", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const auth = authThatRevokes(async (call) => {
      await revoke(call);
      throw Object.assign(new Error("Late."), { statusCode: 403 });
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(id))).toBe("backend");
    expect(ids()).not.toContain(id);
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

describe("the deadline", () => {
  it("stops what has not begun: nothing is ended after it", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const revokeSession = vi.fn(revoke);
    let ask = () => {};
    const isAsked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const auth: Auth = {
      ...authThatRevokes(revokeSession),
      api: {
        revokeSession,
        getSession: async (call) => {
          ask();
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
    const auth = authThatRevokes((call) => {
      calls += 1;
      if (calls > 1) return new Promise(() => {});
      // The requests run side by side: the clock stands until this session is really gone.
      return Promise.resolve(revoke(call)).finally(() => setImmediate(hangs));
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const failure = failureOf(adapterOf(laptop, { auth }).revokeOtherSessions?.());
    await onlyHangs;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failure).toMatchObject({ code: "backend", cause: { code: "timeout" } });
    expect(ids()).toContain(laptop.sessionId());
  });
});
