import { createAuthClient as createVanillaClient } from "better-auth/client";
import {
  adminClient,
  inferAdditionalFields,
  multiSessionClient,
  organizationClient,
} from "better-auth/client/plugins";
import { createAuthClient as createReactClient } from "better-auth/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type BetterAuthClient, betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { scriptedAuthClient } from "../../fakes/scripted-auth-client.ts";

const parser = vi.hoisted(() => ({ prefetches: 0 }));
vi.mock("../../../src/core/user-agent/parser.ts", () => {
  throw new Error("The parser is blocked.");
});
vi.mock("../../../src/core/user-agent/load-parser.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../../src/core/user-agent/load-parser.ts")>();
  return {
    ...original,
    prefetchUserAgentParser: () => {
      parser.prefetches += 1;
      original.prefetchUserAgentParser();
    },
  };
});
afterEach(() => {
  vi.useRealTimers();
});

const row = (id: string, more: object = {}) => ({
  id,
  token: `token-of-${id}`,
  userId: "ann",
  createdAt: "2026-01-15T09:00:00.000Z",
  updatedAt: "2026-01-15T10:00:00.000Z",
  expiresAt: "2026-01-22T10:00:00.000Z",
  ipAddress: "203.0.113.7",
  userAgent: "Example/1",
  ...more,
});
const me = row("me");
const signedIn = { session: me, user: { id: "ann" } };
const json = (body: unknown, status: number, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const unauthorized = () => json({ message: "Unauthorized", code: "UNAUTHORIZED" }, 401);
const never = () => new Promise<never>(() => {});

/** A signed-in user with these rows; `script` replaces single endpoints. */
function adapterOver(rows: unknown[], script: Record<string, unknown> = {}, fetchOptions: object = {}) {
  const scripted = scriptedAuthClient(
    {
      "get-session": signedIn,
      "list-sessions": () => rows,
      "revoke-session": { status: true },
      "revoke-other-sessions": { status: true },
      ...script,
    },
    fetchOptions,
  );
  return { ...scripted, adapter: betterAuthAdapter(scripted.authClient) };
}

describe("the client", () => {
  it("is the application's own: vanilla or React, with plugins, own fields, and either error style", () => {
    const baseURL = "https://app.example.test";
    // This test is the type checker's: each of these has to be a BetterAuthClient without a cast.
    const clients: BetterAuthClient[] = [
      createVanillaClient(),
      createVanillaClient({ baseURL, fetchOptions: { throw: true } }),
      createReactClient({ baseURL }),
      createReactClient({ baseURL, fetchOptions: { throw: true } }),
      createReactClient({
        baseURL,
        plugins: [
          adminClient(),
          organizationClient(),
          multiSessionClient(),
          inferAdditionalFields({ session: { city: { type: "string" } } }),
        ],
      }),
    ];
    for (const client of clients) expect(betterAuthAdapter(client).name).toBe("better-auth");
  });

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

describe("the arguments", () => {
  const client = scriptedAuthClient({}).authClient;
  it.each([
    [{ name: "" }, /name/],
    [{ timeoutMs: 0 }, /timeoutMs/],
    [{ timeoutMs: Number.NaN }, /timeoutMs/],
    [{ timeoutMs: 2 ** 31 }, /timeoutMs/],
    [{ timeoutMs: "5000" as never }, /timeoutMs/],
    [{ revocationLagSeconds: -1 }, /revocationLagSeconds/],
    [{ lastActiveGranularitySeconds: Number.POSITIVE_INFINITY }, /lastActiveGranularitySeconds/],
    [{ location: "Athens" as never }, /location/],
  ])("%o is refused at once, by name", (options, message) => {
    expect(() => betterAuthAdapter(client, options)).toThrow(TypeError);
    expect(() => betterAuthAdapter(client, options)).toThrow(message);
  });

  it.each([undefined, null, {}, { api: {} }])("a client that is %o is refused at once", (wrong) => {
    expect(() => betterAuthAdapter(wrong as never)).toThrow(/createAuthClient\(\)/);
  });

  it("name the adapter, for a page with two", () => {
    expect(betterAuthAdapter(client, { name: "staff" }).name).toBe("staff");
  });
});

describe("a row", () => {
  const listed = async (more: object, options = {}) => {
    const { authClient } = adapterOver([me, row("phone", more)]);
    return (await betterAuthAdapter(authClient, options).listSessions()).sessions[1];
  };

  it("comes out in our words, without token, user id and unknown fields", async () => {
    expect(
      await listed({ activeOrganizationId: "org", sessionToken: "secret", email: "ann@example.test" }),
    ).toEqual({
      id: "phone",
      isCurrent: false,
      createdAt: "2026-01-15T09:00:00.000Z",
      lastActiveAt: "2026-01-15T10:00:00.000Z",
      expiresAt: "2026-01-22T10:00:00.000Z",
      ipAddress: "203.0.113.7",
      userAgent: "Example/1",
    });
  });

  it("better-auth-empty-texts: has no address and no user agent where Better Auth knows none", async () => {
    const session = await listed({ ipAddress: "", userAgent: "" });
    expect(session).not.toHaveProperty("ipAddress");
    expect(session).not.toHaveProperty("userAgent");
  });

  it.each([null, 0, 17, {}, []])("has no address and no user agent where they are %o", async (value) => {
    const session = await listed({ ipAddress: value, userAgent: value });
    expect(session).not.toHaveProperty("ipAddress");
    expect(session).not.toHaveProperty("userAgent");
  });

  it.each([null, "", 0, 1_763_700_000, {}])("has no instants where they are %o", async (value) => {
    const session = await listed({ createdAt: value, updatedAt: value, expiresAt: value });
    expect(Object.keys(session ?? {})).toEqual(["id", "isCurrent", "userAgent", "ipAddress"]);
  });

  it("better-auth-revived-dates: may hold Date objects, as the client revives them, real or not", async () => {
    const dates = { createdAt: new Date(Date.UTC(2026, 0, 1)), updatedAt: new Date(Number.NaN) };
    const client = {
      ...plainClient(),
      listSessions: async () => ({ data: [me, row("phone", dates)], error: null }),
    };
    const session = (await betterAuthAdapter(client).listSessions()).sessions[1];
    expect(session?.createdAt).toBe("2026-01-01T00:00:00.000Z");
    expect(session).not.toHaveProperty("lastActiveAt");
  });

  it("is marked where somebody impersonates the user in it", async () => {
    expect(await listed({ impersonatedBy: "admin" })).toMatchObject({ impersonated: true });
  });

  it("has the place from the session's own fields, where they are texts", async () => {
    expect((await listed({ city: "Athens", region: "", country: "GR" }))?.location).toEqual({
      city: "Athens",
      country: "GR",
    });
    expect(await listed({ city: 7, country: null })).not.toHaveProperty("location");
  });

  it("better-auth-listed-tokens: has the place that the application says, from a row without the token", async () => {
    const location = vi.fn((session: Readonly<Record<string, unknown>>) => ({
      label: String(session.network),
    }));
    expect((await listed({ network: "Office", city: "Athens" }, { location }))?.location).toEqual({
      label: "Office",
    });
    expect(location.mock.calls.map(([session]) => "token" in session)).toEqual([false, false]);
  });

  it("falls back to its own fields where the application knows no place, or fails", async () => {
    const unknown = () => undefined;
    const failing = () => {
      throw new Error("A mistake in the application.");
    };
    for (const location of [unknown, failing])
      expect((await listed({ city: "Athens" }, { location }))?.location).toEqual({ city: "Athens" });
  });
});

/** A client that is not built on Better Fetch, in the style that throws. */
function plainClient(): BetterAuthClient {
  return {
    getSession: async () => signedIn,
    listSessions: async () => [me],
    revokeSession: async () => ({ status: true }),
    revokeOtherSessions: async () => ({ status: true }),
  };
}

describe("the list", () => {
  it("that Better Auth keeps back from an older sign-in is explained to the developer", async () => {
    const { adapter } = adapterOver([], { "list-sessions": () => json({ code: "SESSION_NOT_FRESH" }, 403) });
    const error = await adapter.listSessions().catch((thrown: unknown) => thrown);
    for (const word of ["session.freshAge", "your-devices/server/better-auth", "sign in again"])
      expect(String(error)).toContain(word);
  });

  it("starts the parser together with its request, and survives that it can't be had", async () => {
    const { adapter } = adapterOver([me], { "list-sessions": never });
    const before = parser.prefetches;
    adapter.listSessions().catch(() => {});
    expect(parser.prefetches).toBe(before + 1);
    await expect(adapterOver([me]).adapter.listSessions()).resolves.toBeDefined();
  });

  it("leaves out rows that can't be named, and counts them", async () => {
    const { adapter } = adapterOver([me, null, 7, "row", [], {}, row("x", { id: 7 })]);
    expect(await adapter.listSessions()).toMatchObject({ sessions: [{ id: "me" }], skipped: 6 });
  });

  it.each([null, 0, "", {}, { data: { sessions: [] } }, { sessions: [] }])("%o is no list", async (body) => {
    const { adapter } = adapterOver([], { "list-sessions": () => Response.json(body) });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it.each([
    ["an HTML page", new Response("<p>Sign in</p>", { headers: { "content-type": "text/html" } })],
    ["an empty body", new Response("", { headers: { "content-type": "application/json" } })],
    ["half a body", new Response('[{"id":"me","tok', { headers: { "content-type": "application/json" } })],
    ["a body in another encoding", new Response(new Uint8Array([255, 254, 91, 0, 93, 0]))],
  ])("%s is no list", async (_, response) => {
    const { adapter } = adapterOver([], { "list-sessions": response });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it.each([
    ["with 100 rows", 100, true],
    ["with 99 rows", 99, undefined],
  ])("%s says truncated: %3$s", async (_, count, truncated) => {
    const rows = Array.from({ length: count - 1 }, (__, index) => row(`other-${index}`));
    expect((await adapterOver([me, ...rows]).adapter.listSessions()).truncated).toBe(truncated);
  });

  it("better-auth-current-cut-off: gets the session that asks where it lacks it, and says that there are more", async () => {
    const { sessions, truncated } = await adapterOver([row("phone")]).adapter.listSessions();
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ["me", true],
      ["phone", false],
    ]);
    expect(truncated).toBe(true);
  });

  it("better-auth-impersonator-lists: does not get the session of somebody who impersonates the user, and is read-only", async () => {
    const impersonated = { session: { ...me, impersonatedBy: "admin" }, user: {} };
    const list = await adapterOver([row("phone")], { "get-session": impersonated }).adapter.listSessions();
    expect(list).toMatchObject({ sessions: [{ id: "phone", isCurrent: false }], can: [] });
    expect(list).not.toHaveProperty("truncated");
  });

  it.each([
    ["null", null],
    ["a user without a session", { user: {} }],
    ["a session without an id", { session: {} }],
  ])("has no current session where get-session answers %s", async (_, answer) => {
    const { sessions } = await adapterOver([me], {
      "get-session": Response.json(answer),
    }).adapter.listSessions();
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false]);
  });

  it.each([[[]], ["<p>"], [7], [true]])("is refused where get-session answers %o", async (answer) => {
    const { adapter } = adapterOver([me], { "get-session": () => Response.json(answer) });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("better-auth-changed-account: is refused where its two answers belong to two users", async () => {
    const { adapter } = adapterOver([row("x", { userId: "bob" })]);
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("fails as get-session does where that one fails", async () => {
    const { adapter } = adapterOver([me], { "get-session": () => json({}, 500) });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
  });

  it("says signed out where get-session alone gets 401: the session ended in between", async () => {
    const { adapter } = adapterOver([me], { "get-session": unauthorized });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each([
    ["null", () => Response.json(null)],
    ["401", unauthorized],
  ])("says signed out where it gets 401 and get-session %s", async (_, answer) => {
    const { adapter } = adapterOver([], { "list-sessions": unauthorized, "get-session": answer });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("better-auth-outage-as-401: does not say signed out where it gets 401 and get-session knows the session", async () => {
    const { adapter } = adapterOver([], { "list-sessions": unauthorized });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
  });

  it("carries the options, and leaves out what is exact", async () => {
    const { authClient } = adapterOver([me]);
    const options = { revocationLagSeconds: 300, lastActiveGranularitySeconds: 60 };
    expect(await betterAuthAdapter(authClient, options).listSessions()).toMatchObject(options);
    const exact = await betterAuthAdapter(authClient, {
      revocationLagSeconds: 0,
      lastActiveGranularitySeconds: 0,
    }).listSessions();
    expect(exact).not.toHaveProperty("revocationLagSeconds");
    expect(exact).not.toHaveProperty("lastActiveGranularitySeconds");
  });
});

describe("an error of Better Auth", () => {
  const codeOf = (answer: () => unknown, fetchOptions = {}) => {
    const { adapter } = adapterOver([me], { "list-sessions": answer, "get-session": answer }, fetchOptions);
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

describe("a signal and a deadline", () => {
  it("nothing is sent where the signal is aborted already", async () => {
    const { adapter, sent } = adapterOver([me]);
    await expect(adapter.listSessions({ signal: AbortSignal.abort("gone") })).rejects.toBe("gone");
    expect(sent).toEqual([]);
  });

  it("aborting rejects with the reason and stops both requests", async () => {
    let started = () => {};
    const bothSent = new Promise<void>((resolve) => {
      started = resolve;
    });
    const hanging = () => {
      if (scripted.sent.length === 2) started();
      return never();
    };
    const scripted = adapterOver([], { "list-sessions": hanging, "get-session": hanging });
    const controller = new AbortController();
    const list = scripted.adapter.listSessions({ signal: controller.signal });
    await bothSent;
    controller.abort("gone");
    await expect(list).rejects.toBe("gone");
    expect(scripted.signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  it("a client that never answers and knows no signal is a timeout", async () => {
    vi.useFakeTimers();
    const hanging = { ...plainClient(), listSessions: never, getSession: never, revokeOtherSessions: never };
    const adapter = betterAuthAdapter(hanging, { timeoutMs: 5000 });
    const calls = [adapter.listSessions(), adapter.revokeSession?.("x"), adapter.revokeOtherSessions?.()];
    const codes = Promise.all(calls.map((call) => call?.catch((error) => error.code)));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await codes).toEqual(["timeout", "timeout", "timeout"]);
  });

  it.each(["revokeSession", "revokeOtherSessions"] as const)(
    "what the deadline has called unanswered is not sent after it: %s",
    async (act) => {
      vi.useFakeTimers();
      let answer = (_: Response) => {};
      const late = new Promise<Response>((resolve) => {
        answer = resolve;
      });
      const { adapter, sent } = adapterOver([me, row("phone")], { "get-session": () => late });
      const failed = expect(adapter[act]?.("phone")).rejects.toMatchObject({ code: "timeout" });
      await vi.advanceTimersByTimeAsync(15_000);
      await failed;
      answer(Response.json(signedIn));
      await vi.advanceTimersByTimeAsync(1000);
      expect(sent.filter((line) => line.startsWith("POST"))).toEqual([]);
    },
  );
});

describe("ending one session", () => {
  it.each([
    ["a page", () => new Response("<p>Sign in</p>", { headers: { "content-type": "text/html" } })],
    ["something else", () => ({ ok: true })],
    ["nothing", () => null],
  ])("is not taken for done where the answer is %s", async (_, answer) => {
    const { adapter } = adapterOver([me, row("phone")], {
      "revoke-session": answer,
      "revoke-other-sessions": answer,
    });
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "bad-response" });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("asks who asks, and lists nothing, where it knows the token", async () => {
    const { adapter, sent, requests } = adapterOver([me, row("phone")]);
    await adapter.listSessions();
    sent.length = 0;
    await adapter.revokeSession?.("phone");
    expect(sent).toEqual(["GET /get-session", "POST /revoke-session"]);
    expect(await requests.at(-1)?.json()).toEqual({ token: "token-of-phone" });
  });

  it("lists once more for an id that it does not know", async () => {
    const rows = [me];
    const { adapter, sent } = adapterOver(rows);
    await adapter.listSessions();
    rows.push(row("new"));
    sent.length = 0;
    await adapter.revokeSession?.("new");
    expect(sent.sort()).toEqual(["GET /get-session", "GET /list-sessions", "POST /revoke-session"]);
  });

  it.each(["gone", "__proto__", "constructor", ""])("%o, which no list has, is not found", async (id) => {
    const { adapter, sent } = adapterOver([me, row("phone")]);
    await adapter.listSessions();
    await expect(adapter.revokeSession?.(id)).rejects.toMatchObject({ code: "not-found" });
    expect(sent.filter((line) => line.startsWith("POST"))).toEqual([]);
  });

  it("better-auth-masked-tokens: sends nothing where the list masks the token", async () => {
    for (const token of ["", null, 7]) {
      const { adapter, sent } = adapterOver([me, row("phone", { token })]);
      await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "not-found" });
      expect(sent).not.toContain("POST /revoke-session");
    }
  });

  it("better-auth-null-session: says signed out where get-session answers null, whatever is listed", async () => {
    const { adapter, sent } = adapterOver([me, row("phone")], { "get-session": () => Response.json(null) });
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("forgets the tokens of what a newer list lacks", async () => {
    const rows = [me, row("phone")];
    const { adapter, sent } = adapterOver(rows);
    await adapter.listSessions();
    rows.pop();
    await adapter.listSessions();
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "not-found" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("is refused for the session that asks where get-session hides its token", async () => {
    const { adapter, sent } = adapterOver([me], { "get-session": { session: { id: "me" }, user: {} } });
    await adapter.listSessions();
    await expect(adapter.revokeSession?.("me")).rejects.toMatchObject({ code: "current-session" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("is refused where the token is the one of the session that asks, whatever the ids say", async () => {
    const { adapter, sent } = adapterOver([me, row("twin", { token: me.token })]);
    await expect(adapter.revokeSession?.("twin")).rejects.toMatchObject({ code: "current-session" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("is refused where the session that asks can't be known any more", async () => {
    let session: unknown = signedIn;
    const { adapter, sent } = adapterOver([me, row("phone")], {
      "get-session": () => Response.json(session),
    });
    await adapter.listSessions();
    session = { user: {} };
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "current-unknown" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("says signed out where nobody is signed in any more, with tokens at hand", async () => {
    let isSignedIn = true;
    const { adapter, sent } = adapterOver([], {
      "get-session": () => Response.json(isSignedIn ? signedIn : null),
      "list-sessions": () => (isSignedIn ? [me, row("phone")] : unauthorized()),
    });
    await adapter.listSessions();
    isSignedIn = false;
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
    sent.length = 0;
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(sent).toContain("GET /list-sessions");
  });
});

describe("ending all others", () => {
  it.each([
    [403, { code: "SESSION_NOT_FRESH" }, "reauth-required"],
    [429, {}, "rate-limited"],
    [500, {}, "backend"],
  ])("ends nothing where no list can be had (%s), which says what was ended", async (status, body, code) => {
    const { adapter, sent } = adapterOver([], { "list-sessions": () => json(body, status) });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code });
    expect(sent.filter((line) => line.startsWith("POST"))).toEqual([]);
  });
  /** `revoke-other-sessions` as this function of the rows; rows are ended by token too. */
  function others(
    count: number,
    end: (rows: ReturnType<typeof row>[]) => ReturnType<typeof row>[],
    script = {},
  ) {
    let rows = [me, ...Array.from({ length: count }, (_, index) => row(`other-${index}`))];
    return adapterOver([], {
      "list-sessions": () => rows,
      "revoke-other-sessions": () => {
        rows = end(rows);
        return { status: true };
      },
      "revoke-session": async (request: Request) => {
        const { token } = await request.json();
        rows = rows.filter((one) => one.token !== token);
        return { status: true };
      },
      ...script,
    });
  }
  const posts = (sent: string[]) => sent.filter((line) => line.startsWith("POST"));

  it("is one call where the next list agrees", async () => {
    const { adapter, sent } = others(3, () => [me]);
    await adapter.revokeOtherSessions?.();
    expect(posts(sent)).toEqual(["POST /revoke-other-sessions"]);
  });

  it("ends by token what the call leaves standing, and asks once more", async () => {
    const { adapter, sent } = others(2, (rows) => rows);
    await adapter.revokeOtherSessions?.();
    expect(posts(sent)).toEqual([
      "POST /revoke-other-sessions",
      "POST /revoke-other-sessions",
      "POST /revoke-session",
      "POST /revoke-session",
      "POST /revoke-other-sessions",
    ]);
  });

  it("gives up in the end where {status: true} is all that ever happens", async () => {
    const { adapter, sent } = others(2, (rows) => rows, { "revoke-session": { status: true } });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(sent.filter((line) => line.endsWith("revoke-other-sessions"))).toHaveLength(10);
  });

  it("never ends the session that asks by a row that has its token", async () => {
    const twin = row("twin", { token: me.token });
    const { adapter, sent } = others(0, () => [me, twin]);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(sent).not.toContain("POST /revoke-session");
  });

  it("sends no request by token after its deadline", async () => {
    vi.useFakeTimers();
    let answer = (_: Response) => {};
    const { adapter, sent } = others(2, (rows) => rows, {
      "revoke-session": () =>
        new Promise<Response>((resolve) => {
          answer = resolve;
        }),
    });
    const failed = expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
    answer(Response.json({ status: true }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.filter((line) => line.endsWith("revoke-session"))).toHaveLength(1);
  });

  it.each([
    [401, "unauthenticated"],
    [403, "forbidden"],
    [429, "rate-limited"],
  ])("fails with the server's own no (%s) where nothing was ended", async (status, code) => {
    const { adapter } = others(2, () => [me], { "revoke-other-sessions": () => json({}, status) });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code });
  });

  it.each(["list-sessions", "get-session", "revoke-session"])(
    "leaves the outcome open where %s fails after sessions were ended",
    async (endpoint) => {
      let calls = 0;
      const { adapter } = others(2, (rows) => rows, {
        [endpoint]: () => {
          calls += 1;
          // Before the first call both are asked once.
          if (calls === 1 && endpoint === "get-session") return signedIn;
          if (calls === 1 && endpoint === "list-sessions") return [me];
          return json({}, 429, { "x-retry-after": "5" });
        },
      });
      await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({
        code: "backend",
        cause: { code: "rate-limited" },
      });
    },
  );

  it("leaves the outcome open where the deadline comes after sessions were ended", async () => {
    vi.useFakeTimers();
    let lists = 0;
    const { adapter } = others(2, () => [me], {
      "list-sessions": () => {
        lists += 1;
        return lists === 1 ? [me] : never();
      },
    });
    const failed = expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    await vi.advanceTimersByTimeAsync(15_000);
    await failed;
  });

  it("sends nothing more after the first one that could not be ended by token", async () => {
    const { adapter, sent } = others(50, (rows) => rows, { "revoke-session": () => json({}, 429) });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(sent.filter((line) => line.endsWith("revoke-session"))).toHaveLength(1);
  });

  it("stops where somebody else has signed in meanwhile", async () => {
    const bobs = row("bob-1", { userId: "bob" });
    let caller = me;
    const { adapter, sent } = others(
      2,
      (rows) => {
        caller = bobs;
        return rows;
      },
      {
        "get-session": () => ({ session: caller, user: {} }),
      },
    );
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(posts(sent)).toEqual(["POST /revoke-other-sessions"]);
  });

  it("stops where the list is somebody else's already and get-session is not yet", async () => {
    const { adapter, sent } = others(2, () => [
      row("bob-1", { userId: "bob" }),
      row("bob-2", { userId: "bob" }),
    ]);
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect(posts(sent)).toEqual(["POST /revoke-other-sessions"]);
  });
});
