import { inspect } from "node:util";
import { betterAuth } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type BetterAuthServer as Auth,
  betterAuthServerAdapter,
} from "../../../src/adapters/better-auth/server.ts";
import { failureOf } from "../../support/failure-of.ts";
import { outcomeOf } from "../../support/outcome-of.ts";
import {
  adapterOf,
  authThatRevokes,
  bare,
  ids,
  revoke,
  server,
  stop,
  threeDevices,
  withName,
} from "./running-server.ts";

afterEach(stop);

describe("auth", () => {
  it("better-auth-server-raw-errors: that could not start is a failure of the backend, in our words", async () => {
    const auth = { ...betterAuth(bare), $context: Promise.reject(new Error("postgres://ann:secret@db")) };
    const adapter = betterAuthServerAdapter({ auth, request: { headers: new Headers() } });
    const error = await adapter.listSessions().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "SessionsError", code: "backend" });
    expect(`${error}`).not.toContain("postgres");
    expect(error).not.toHaveProperty("cause");
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
});

describe("whatever Better Auth throws", () => {
  const fail = () => {
    throw new Error("token-of-somebody");
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  it.each<[string, "backend" | "bad-response", unknown]>([
    ["undefined", "backend", undefined],
    ["null", "backend", null],
    ["a symbol", "backend", Symbol("token-of-somebody")],
    ["a status that is a symbol", "backend", { statusCode: Symbol("token-of-somebody") }],
    ["a revoked proxy", "bad-response", revoked.proxy],
    ["an object that throws", "bad-response", Object.defineProperty({}, "statusCode", { get: fail })],
    ["a code that throws as a text", "bad-response", { statusCode: 500, body: { code: { toString: fail } } }],
    [
      "a code that is a symbol",
      "bad-response",
      { statusCode: 500, body: { code: Symbol("token-of-somebody") } },
    ],
  ])("is an error in our words, and no refusal: %s, %s", async (_, code, thrown) => {
    const { laptop, phone } = await threeDevices({ session: withName });
    const id = phone.sessionId();
    const reject = () => Promise.reject(thrown);
    const { auth } = server;
    const broken = {
      ...auth,
      api: { ...auth.api, getSession: reject },
    } as Auth;
    const { internalAdapter } = await auth.$context;
    const requests = [
      adapterOf(laptop, { auth: broken }).listSessions(),
      adapterOf(laptop, { auth: authThatRevokes(reject) }).revokeSession?.(id),
      adapterOf(laptop, { auth: authThatRevokes(reject) }).revokeOtherSessions?.(),
    ];
    const failures = await Promise.all(requests.map(failureOf));
    vi.spyOn(internalAdapter, "updateSession").mockImplementation(reject);
    failures.push(await failureOf(adapterOf(laptop).renameSession?.(id, "Mine")));
    expect(failures.map((failure) => failure.code)).toEqual([code, code, "backend", code]);
    expect(inspect(failures, { depth: 9 })).not.toContain("token-of-somebody");
    expect(ids()).toHaveLength(3);
  });

  it("is no refusal after a session was revoked, even if nobody can read whether it is alive", async () => {
    const { laptop, phone } = await threeDevices();
    const id = phone.sessionId();
    const { internalAdapter } = await server.auth.$context;
    const unreadable = Object.defineProperty({}, "session", { get: fail });
    const auth = authThatRevokes(async (call) => {
      await revoke(call);
      vi.spyOn(internalAdapter, "findSession").mockResolvedValueOnce(unreadable as never);
    });
    expect(await outcomeOf(adapterOf(laptop, { auth }).revokeSession?.(id))).toBe("backend");
    expect(ids()).not.toContain(id);
  });
});
