import { afterEach, describe, expect, it, vi } from "vitest";
import { betterAuthServerAdapter } from "../../../src/adapters/better-auth/server.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import type { TestDevice } from "../../fakes/better-auth-server.ts";
import type { StorageName } from "../../fakes/better-auth-storage.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  aliveIds,
  authThatRevokes,
  ids,
  revoke,
  server,
  stop,
  threeDevices,
  twoDevices,
} from "./running-server.ts";

afterEach(stop);
afterEach(() => {
  vi.useRealTimers();
});
const unauthorized = () => Object.assign(new Error("Unauthorized"), { statusCode: 401 });

describe("a hook of the application that says no", () => {
  it.each(["memory", "secondary"] as const)(
    "after one of the others was ended is no refusal any more, in %s",
    async (storage) => {
      const { laptop } = await threeDevices({ storage });
      let calls = 0;
      const auth = authThatRevokes(async (call) => {
        calls += 1;
        if (calls > 1) throw Object.assign(new Error("Enough."), { statusCode: 429 });
        return revoke(call);
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
    const auth = authThatRevokes(async (call) => {
      calls += 1;
      if (calls === 1) throw Object.assign(new Error("Enough."), { statusCode: 403 });
      await new Promise((resolve) => setImmediate(resolve));
      return revoke(call);
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
      await outcomeOf(adapterOf(laptop, { auth: authThatRevokes(revokeSession) }).revokeOtherSessions?.()),
    ).toBe("rate-limited");
    expect(revokeSession.mock.calls.length).toBeLessThanOrEqual(4);
  });
});

describe("somebody who signs in while the others are ended", () => {
  it("is an other too", async () => {
    const { laptop } = await threeDevices();
    let arrival: Promise<TestDevice> | undefined;
    const auth = authThatRevokes(async (call) => {
      arrival ??= server.signIn("Late/1");
      await arrival;
      return revoke(call);
    });
    await adapterOf(laptop, { auth }).revokeOtherSessions?.();
    expect(ids()).toEqual([laptop.sessionId()]);
  });

  it("without an end is given up in the end", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const { token } = server.sessions[1] ?? {};
    const auth = authThatRevokes(async (call) => {
      if (call.body.token !== token) server.copySession(id, 1);
      return call.body.token === token ? undefined : revoke(call);
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
    const adapter = adapterOf(laptop, { auth: authThatRevokes(revokeSession) });
    expect(await outcomeOf(adapter.revokeOtherSessions?.())).toBe("unauthenticated");
    expect(ids()).toHaveLength(2);
  });
});

describe("more others than can be ended in time", () => {
  const path = "/api/devices";

  /**
   * A new server with a laptop and `count` others, behind the handler. Each revocation takes `ms` of a clock that stands
   * still otherwise.
   */
  async function manyOthers(storage: StorageName, count: number, ms: number, handlerOptions: object = {}) {
    const { laptop, phone } = await twoDevices({ storage });
    server.copySession(phone.sessionId(), count - 1);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
    const sent: string[] = [];
    const auth = authThatRevokes(async (call) => {
      sent.push(call.body.token);
      const result = await revoke(call);
      vi.advanceTimersByTime(ms);
      return result;
    });
    const origin = server.baseURL;
    const errors: unknown[] = [];
    const handle = createSessionsHandler({
      basePath: path,
      allowedOrigins: [origin],
      adapter: (request) => betterAuthServerAdapter({ auth, request }),
      onError: (error) => errors.push(error),
      ...handlerOptions,
    });
    const press = async () => {
      const before = Date.now();
      const request = new Request(`${origin}${path}/revoke-others`, {
        method: "POST",
        headers: {
          ...Object.fromEntries(laptop.request().headers),
          origin,
          "content-type": "application/json",
          "x-your-devices": "1",
        },
        body: "{}",
      });
      const { status } = await handle(request);
      return { status, took: Date.now() - before };
    };
    return { laptop, press, sent, errors };
  }

  it.each([
    ["sqlite", 10_000, 1],
    ["memory", 1_200, 10],
    ["secondary", 1_200, 8],
    ["secondary-and-database", 1_200, 8],
  ] as const)(
    "are ended as far as time allows, and the next requests go on, in %s: %i",
    async (storage, count, ms) => {
      const { laptop, press, sent, errors } = await manyOthers(storage, count, ms);
      const laptopId = laptop.sessionId();
      const first = await press();
      // The handler's own deadline is 10 s.
      expect(first).toEqual({ status: 502, took: expect.toSatisfy((took: number) => took <= 6_000) });
      expect(errors).toMatchObject([
        { code: "backend", message: expect.stringMatching(/^\d+ sessions were revoked/) },
      ]);
      const left = aliveIds().length;
      expect(left).toBeGreaterThan(1);
      expect(left).toBe(count + 1 - sent.length);
      let last = first;
      for (let presses = 1; last.status !== 204 && presses < 4; presses += 1) last = await press();
      expect(last.status).toBe(204);
      expect(aliveIds()).toEqual([laptopId]);
      // None is revoked twice.
      expect(new Set(sent).size).toBe(count);
      expect(sent).toHaveLength(count);
    },
    // Ten thousand rows are made, listed and deleted: a busy machine needs more than the minute of other tests.
    180_000,
  );

  it("are all ended at once if there is time, however many lists that takes", async () => {
    const { laptop, phone } = await twoDevices({ storage: "sqlite" });
    server.copySession(phone.sessionId(), 10_500);
    const idOf = new Map(server.sessions.map(({ id, token }) => [token, id]));
    // Better Auth itself would take a quarter of a minute for so many.
    const auth = authThatRevokes(async ({ body }) => server.loseRow(idOf.get(body.token) ?? ""));
    await adapterOf(laptop, { auth, timeoutMs: 120_000 }).revokeOtherSessions?.();
    expect(aliveIds()).toEqual([laptop.sessionId()]);
  });

  it("end without an error if the last of them took the time", async () => {
    const { press, sent } = await manyOthers("secondary", 3, 2_000);
    expect((await press()).status).toBe(204);
    expect(sent).toHaveLength(3);
  });
});
