import { betterAuth } from "better-auth";
import { afterEach, describe, expect, it, vi } from "vitest";
import { betterAuthServerAdapter } from "../../../src/adapters/better-auth/server.ts";
import { bare, server, start, stop, threeDevices } from "./running-server.ts";

afterEach(stop);
afterEach(() => {
  vi.useRealTimers();
});

describe("auth", () => {
  it("better-auth-server-dynamic-base-url: that knows its address by the request alone is told it", async () => {
    const { signIn, auth } = await start();
    const [laptop, phone] = [await signIn(), await signIn()];
    const dynamic = betterAuth({ ...auth.options, baseURL: { allowedHosts: ["127.0.0.1:*"] } });
    expect(laptop.request().headers.has("host")).toBe(false);
    const adapter = betterAuthServerAdapter({ auth: dynamic, request: laptop.request() });
    await expect(adapter.revokeSession?.(phone.sessionId())).resolves.toBeUndefined();
    expect((await adapter.listSessions()).sessions).toMatchObject([
      { id: laptop.sessionId(), isCurrent: true },
    ]);
  });
});

describe("the options", () => {
  const auth = betterAuth(bare);
  const request = { headers: new Headers() };

  it.each([
    [undefined, /auth, request/],
    [{}, /auth must/],
    [{ auth: null, request }, /auth must/],
    [{ auth: { api: auth.api }, request }, /auth must/],
    [{ auth: { ...auth, api: {} }, request }, /auth must/],
    [{ auth }, /request must/],
    [{ auth, request: { headers: { cookie: "a=b" } } }, /request must/],
    [{ auth, request, location: "Athens" }, /location must/],
    [{ auth, request, requireFreshSession: 3600 }, /requireFreshSession must/],
    [{ auth, request, revocationLagSeconds: -1 }, /revocationLagSeconds can't be -1/],
    [{ auth, request, revocationLagSeconds: Number.NaN }, /revocationLagSeconds can't be NaN/],
    [{ auth, request, revocationLagSeconds: Infinity }, /revocationLagSeconds can't be Infinity/],
    [{ auth, request, revocationLagSeconds: "60" }, /revocationLagSeconds can't be 60/],
    [{ auth, request, revocationLagSeconds: null }, /revocationLagSeconds can't be null/],
    [{ auth, request, timeoutMs: 0 }, /timeoutMs can't be 0/],
    [{ auth, request, timeoutMs: Number.NaN }, /timeoutMs/],
    [{ auth, request, timeoutMs: 2 ** 31 }, /timeoutMs/],
    [{ auth, request, timeoutMs: "5000" }, /timeoutMs/],
    [{ auth, request, name: "" }, /name must/],
    [{ auth, request, sessionLimit: { max: 5 } }, /sessionLimit must be/],
  ])("%# are refused at once, by name", (options, message) => {
    expect(() => betterAuthServerAdapter(options as never)).toThrow(TypeError);
    expect(() => betterAuthServerAdapter(options as never)).toThrow(message);
  });

  it("name the adapter", () => {
    expect(betterAuthServerAdapter({ auth, request, name: "staff" }).name).toBe("staff");
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
});
