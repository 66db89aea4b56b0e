import { afterEach, describe, expect, it, vi } from "vitest";
import { adapterOver, json, me, row } from "./scripted-adapter.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("the client", () => {
  it("is called past the cookie cache, once for the list and once for who asks", async () => {
    const { adapter, requests } = adapterOver([me]);
    await adapter.listSessions();
    expect(requests.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
      "GET https://app.example.test/api/auth/get-session?disableCookieCache=true",
      "GET https://app.example.test/api/auth/list-sessions?disableCookieCache=true",
    ]);
  });

  it("better-auth-cacheable-tokens: is told to keep no answer in the HTTP cache", async () => {
    const { adapter, requests } = adapterOver([me]);
    await adapter.listSessions();
    expect(requests.map(({ cache }) => cache)).toEqual(["no-store", "no-store"]);
  });

  it("does not retry by itself, even where the application told it to", async () => {
    const { adapter, sent } = adapterOver([me], { "list-sessions": () => json({}, 503) }, { retry: 3 });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
    expect(sent.filter((line) => line.includes("list"))).toHaveLength(1);
  });
});

describe("the list", () => {
  it("that Better Auth keeps back from an older sign-in is explained to the developer", async () => {
    const { adapter } = adapterOver([], { "list-sessions": () => json({ code: "SESSION_NOT_FRESH" }, 403) });
    const error = await adapter.listSessions().catch((thrown: unknown) => thrown);
    for (const word of ["session.freshAge", "your-devices/server/better-auth", "sign in again"])
      expect(String(error)).toContain(word);
  });
});

describe("an error of Better Auth", () => {
  const codeOf = (respond: () => unknown, fetchOptions = {}) => {
    const { adapter } = adapterOver([me], { "list-sessions": respond, "get-session": respond }, fetchOptions);
    return adapter.listSessions().then(
      () => "none",
      ({ code }) => code,
    );
  };

  it("better-auth-returned-error: is thrown where the client returns it", async () => {
    expect(await codeOf(() => json({ code: "INTERNAL_SERVER_ERROR" }, 500))).toBe("backend");
  });

  it("better-auth-thrown-error: is read where the client throws it", async () => {
    expect(await codeOf(() => json({ code: "SESSION_NOT_FRESH" }, 403), { throw: true })).toBe(
      "reauth-required",
    );
  });

  it("better-auth-thrown-network-failure: is a network failure where fetch throws a TypeError", async () => {
    expect(await codeOf(() => Promise.reject(new TypeError("fetch failed")))).toBe("network");
  });

  it("better-auth-429-without-code: is a rate limit by its status alone", async () => {
    expect(await codeOf(() => json({ message: "Too many requests. Please try again later." }, 429))).toBe(
      "rate-limited",
    );
  });
});

describe.each([
  ["returned", {}],
  ["thrown", { throw: true }],
])("an error that the client has %s", (_, fetchOptions) => {
  const failing = (response: () => unknown, more: object = {}) =>
    adapterOver([me], { "list-sessions": response, "get-session": response }, { ...fetchOptions, ...more })
      .adapter;

  it.each([
    [401, { code: "UNAUTHORIZED" }, "unauthenticated"],
    [401, { code: "SESSION_NOT_FRESH" }, "unauthenticated"],
    [403, { code: "SESSION_NOT_FRESH" }, "reauth-required"],
    [403, { code: "SESSION_IS_NOT_FRESH" }, "reauth-required"],
    [403, { code: "FRESH_SESSION_REQUIRED" }, "reauth-required"],
    [403, { code: "REAUTHENTICATION_REQUIRED" }, "reauth-required"],
    [403, { message: "Session is not fresh" }, "reauth-required"],
    [403, { code: "FAILED_TO_REFRESH" }, "forbidden"],
    [403, { code: "INVALID_ORIGIN" }, "forbidden"],
    [403, null, "forbidden"],
    [404, "", "unsupported"],
    [405, "", "backend"],
    [409, {}, "backend"],
    [429, { message: "Too many requests." }, "rate-limited"],
    [500, { code: "INTERNAL_SERVER_ERROR" }, "backend"],
    [502, "<html>Bad gateway</html>", "backend"],
  ])("%s %o is %s", async (status, body, code) => {
    const response = () => (typeof body === "string" ? new Response(body, { status }) : json(body, status));
    await expect(failing(response).listSessions()).rejects.toMatchObject({
      code,
      message: expect.stringContaining(String(status)),
    });
  });

  it("is a network failure where fetch throws a TypeError", async () => {
    const offline = () => {
      throw new TypeError("fetch failed");
    };
    await expect(failing(offline).listSessions()).rejects.toMatchObject({ code: "network" });
    await expect(failing(offline, { catchAllError: true }).listSessions()).rejects.toMatchObject({
      code: "network",
    });
  });

  it("is what its status says, whatever names stand in its body", async () => {
    const body = { name: "AbortError", error: { name: "TypeError", status: 200 }, code: "constructor" };
    await expect(failing(() => json(body, 401)).listSessions()).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("is a timeout where the client's own one aborts it", async () => {
    const aborted = () => {
      throw new DOMException("Aborted", "AbortError");
    };
    await expect(failing(aborted).listSessions()).rejects.toMatchObject({ code: "timeout" });
  });

  it.each([["a text"], [null], [undefined], [7], [new Error("Odd.")]])(
    "is the backend's where it is %o",
    async (odd) => {
      await expect(failing(() => Promise.reject(odd)).listSessions()).rejects.toMatchObject({
        name: "SessionsError",
        code: "backend",
      });
    },
  );

  it.each([
    [{ "x-retry-after": "7" }, 7],
    [{ "retry-after": "8" }, 8],
    [{ "x-retry-after": "7", "retry-after": "8" }, 7],
    [{ "x-retry-after": "soon", "retry-after": "8" }, 8],
    [{ "x-retry-after": "0.2" }, 1],
    [{ "retry-after": "Thu, 15 Jan 2026 12:01:00 GMT" }, 60],
    [{ "retry-after": "Thu, 15 Jan 2026 11:00:00 GMT" }, undefined],
    [{ "x-retry-after": "1000000000" }, 3600],
    [{ "x-retry-after": "-5" }, undefined],
    [{ "x-retry-after": "0" }, undefined],
    [{ "x-retry-after": "NaN" }, undefined],
    [{}, undefined],
  ])("429 with %o asks to wait %s seconds", async (headers, seconds) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 12), toFake: ["Date"] });
    const error = await failing(() => json({ message: "Too many requests." }, 429, headers))
      .listSessions()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "rate-limited" });
    expect((error as { retryAfterSeconds?: number }).retryAfterSeconds).toBe(seconds);
  });
});

describe("ending one session", () => {
  it.each([
    ["a page", () => new Response("<p>Sign in</p>", { headers: { "content-type": "text/html" } })],
    ["something else", () => ({ ok: true })],
    ["nothing", () => null],
  ])("is not taken for done where the answer is %s", async (_, response) => {
    const { adapter } = adapterOver([me, row("phone")], {
      "revoke-session": response,
      "revoke-other-sessions": response,
    });
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "bad-response" });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "bad-response" });
  });
});
