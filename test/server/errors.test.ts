import { describe, expect, it, onTestFinished, vi } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { takeConsole } from "../setup/console.ts";
import { ask } from "./support/ask.ts";
import { held } from "./support/held.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { basePath, get, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const memory = () => memoryAdapter(createFixtures({ count: 3 }));
const never = () => new Promise<never>(() => {});
const throwing = (error: unknown) => async (): Promise<never> => {
  throw error;
};
const secret = "token-0123456789";
const codes: [SessionsErrorCode, number, SessionsErrorCode][] = [
  ["unauthenticated", 401, "unauthenticated"],
  ["reauth-required", 403, "reauth-required"],
  ["forbidden", 403, "forbidden"],
  ["current-session", 409, "current-session"],
  ["current-unknown", 409, "current-unknown"],
  ["rate-limited", 429, "rate-limited"],
  ["unsupported", 501, "unsupported"],
  ["backend", 502, "backend"],
  ["network", 502, "network"],
  ["bad-response", 502, "bad-response"],
  ["not-found", 502, "backend"],
  ["timeout", 504, "timeout"],
];

describe("an error of the adapter", () => {
  it.each(codes)("%s of a list is %i %s, without its text", async (code, status, said) => {
    const error = new SessionsError(code, `It said ${secret}.`);
    const { ask, errors } = serve({ ...memory(), listSessions: throwing(error) });
    for (const request of [get(), post("/revoke", { id: "session-2" }), post("/revoke-others", {})]) {
      const answer = await ask(request);
      expect(answer.json).toEqual({
        type: "about:blank",
        title: expect.any(String),
        status,
        detail: expect.any(String),
        code: said,
      });
      expect(JSON.stringify(answer)).not.toContain(secret);
    }
    expect(errors).toEqual(status >= 500 ? [error, error, error] : []);
  });

  it.each(codes)("%s of the callback is %i %s", async (code, status, said) => {
    const { ask } = serve(throwing(new SessionsError(code, secret)));
    expect((await ask(get())).json).toMatchObject({ status, code: said });
    expect((await ask(post("/revoke", { id: "session-2" }))).json).toMatchObject({ status, code: said });
  });

  it.each(codes.filter(([code]) => code !== "not-found"))(
    "%s of an act is %i %s",
    async (code, status, said) => {
      const refuse = throwing(new SessionsError(code, secret));
      const { ask } = serve({
        ...memory(),
        revokeSession: refuse,
        revokeOtherSessions: refuse,
        renameSession: refuse,
      });
      for (const request of [
        post("/revoke", { id: "session-2" }),
        post("/revoke-others", {}),
        post("/rename", { id: "session-2", name: "Phone" }),
      ])
        expect((await ask(request)).json).toMatchObject({ status, code: said });
    },
  );

  it.each([
    new TypeError(secret),
    Object.assign(new Error(secret), { status: 418, code: "forbidden", headers: { "x-secret": secret } }),
    new SessionsError("toString" as SessionsErrorCode, secret),
    { code: "forbidden", name: "SessionsError" },
    secret,
    null,
    undefined,
    new Response(secret, { status: 302, headers: { location: "https://evil.example" } }),
  ])("that is none of ours is 500 without detail: %o", async (thrown) => {
    const { ask, errors } = serve({ ...memory(), listSessions: throwing(thrown) });
    const answer = await ask(get());
    expect(answer.json).toEqual({
      type: "about:blank",
      title: "Internal Server Error",
      status: 500,
      detail: "Something went wrong on the server.",
    });
    expect(errors).toEqual([thrown]);
  });

  it.each(["code", "name", "everything"])("whose %s throws when it is read is 500 too", async (what) => {
    const get$ = () => {
      throw new Error(secret);
    };
    const error =
      what === "name"
        ? Object.assign(new Error(secret), { code: "forbidden" })
        : new SessionsError("forbidden", secret);
    const { proxy, revoke } = Proxy.revocable(error, {});
    if (what === "everything") revoke();
    else Object.defineProperty(proxy, what, { get: get$ });
    for (const options of [{}, { onError: undefined as never }]) {
      const { ask } = serve({ ...memory(), listSessions: () => Promise.reject(proxy) }, options);
      expect((await ask(get())).json).toMatchObject({ status: 500 });
    }
    const said = takeConsole().join();
    expect(said).toMatch(/^error: your-devices: GET \S+ was answered with 500: [^:]+\. Pass onError/);
    expect(said).not.toContain(secret);
  });

  it.each([
    [30, "30"],
    [0.2, "1"],
    [29.01, "30"],
    [0, "1"],
    [-5, "1"],
    [1e9, "3600"],
    [Number.POSITIVE_INFINITY, "3600"],
    [Number.NaN, undefined],
    [undefined, undefined],
    [`1\r\nx: ${secret}` as unknown as number, undefined],
  ])("asks to wait %s seconds with Retry-After %s", async (retryAfterSeconds, header) => {
    const limited = new SessionsError(
      "rate-limited",
      "Slow down.",
      retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
    );
    const { ask } = serve(throwing(limited));
    const { status, headers } = await ask(get());
    expect([status, headers["retry-after"]]).toEqual([429, header]);
  });

  it("asks to wait for nothing but a rate limit", async () => {
    const { ask } = serve(throwing(new SessionsError("backend", "Down.", { retryAfterSeconds: 9 })));
    expect((await ask(get())).headers).not.toHaveProperty("retry-after");
  });
});

describe("the adapter callback", () => {
  it("says null: nobody is signed in", async () => {
    const { ask, errors } = serve(() => null);
    for (const request of [
      get(),
      get("/ended"),
      post("/revoke", { id: "session-2" }),
      post("/revoke-others", {}),
    ])
      expect((await ask(request)).json).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(errors).toEqual([]);
  });

  it.each([
    undefined,
    "",
    0,
    Number.NaN,
    false,
    true,
    [],
    {},
    { listSessions: true },
    { userId: "ann" },
    () => {},
  ])("returns junk (%o): nothing is done", async (junk) => {
    const { ask, errors } = serve(() => junk as unknown as SessionsAdapter);
    const { status, json } = await ask(post("/revoke", { id: "session-2" }));
    expect(status).toBe(500);
    expect(json).not.toHaveProperty("code");
    expect(String(errors[0])).toContain("neither an adapter nor null");
  });

  it("throws at once: 500", async () => {
    const { ask, errors } = serve(() => {
      throw new RangeError(secret);
    });
    expect((await ask(get())).status).toBe(500);
    expect(errors).toEqual([expect.any(RangeError)]);
  });

  it("hangs: 504", async () => {
    const { ask, errors } = serve(never, { timeoutMs: 10 });
    expect((await ask(get())).json).toMatchObject({ status: 504, code: "timeout" });
    expect(errors).toMatchObject([{ code: "timeout" }]);
  });

  it("gets the very request, once", async () => {
    const seen: Request[] = [];
    const { ask } = serve((request) => {
      seen.push(request);
      return memory();
    });
    const request = post("/revoke", { id: "session-2" });
    await ask(request);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBe(request);
  });

  it("may read a clone of the request", async () => {
    const { adapter, calls } = recordingAdapter(memory());
    const { ask } = serve(async (request) => {
      expect(await request.clone().json()).toEqual({ id: "session-2" });
      return adapter;
    });
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-2"]);
  });

  it.each([
    ["reads", async (request: Request) => void (await request.text())],
    ["locks", async (request: Request) => void request.body?.getReader()],
    [
      "starts on",
      async (request: Request) => {
        const reader = request.body?.getReader();
        await reader?.read();
        reader?.releaseLock();
      },
    ],
  ])("that %s the body is told to clone", async (_, spoil) => {
    const { adapter, calls } = recordingAdapter(memory());
    const { ask, errors } = serve(async (request) => {
      await spoil(request);
      return adapter;
    });
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(500);
    expect(String(errors[0])).toContain("request.clone()");
    expect(calls).toEqual([]);
  });

  it("is not asked where a check failed before", async () => {
    let opened = 0;
    const { ask } = serve(() => {
      opened += 1;
      return memory();
    });
    for (const request of [get("/x"), post("", {}), get("?a=1"), get("", { "sec-fetch-site": "cross-site" })])
      expect((await ask(request)).status).toBeGreaterThanOrEqual(400);
    expect((await ask(post("/revoke", { id: "x" }, { "x-your-devices": undefined }))).json).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    expect(opened).toBe(0);
  });
});

it("an error of another copy of the package is answered as such", async () => {
  const foreign = Object.assign(new Error("No."), { name: "SessionsError", code: "reauth-required" });
  const { ask } = serve({ ...memory(), listSessions: throwing(foreign) });
  expect((await ask(get())).json).toMatchObject({ status: 403, code: "reauth-required" });
});

describe("the deadline", () => {
  it("is one for the list", async () => {
    let signal: AbortSignal | undefined;
    const { ask } = serve(
      {
        ...memory(),
        listSessions(options) {
          signal = options?.signal;
          return never();
        },
      },
      { timeoutMs: 10 },
    );
    expect((await ask(get())).json).toMatchObject({ status: 504, code: "timeout" });
    expect(signal?.aborted).toBe(true);
  });

  it.each(["/revoke", "/revoke-others", "/rename"])("sends nothing after it: %s", async (path) => {
    const { adapter, calls } = recordingAdapter(memory());
    const list = await adapter.listSessions();
    const late = held<typeof list>();
    const { ask } = serve({ ...adapter, listSessions: () => late.promise }, { timeoutMs: 10 });
    const body =
      { "/revoke": { id: "session-2" }, "/rename": { id: "session-2", name: "Phone" } }[path] ?? {};
    expect((await ask(post(path, body))).status).toBe(504);
    late.release(list);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toEqual(["list"]);
  });

  it("stops a batch that is on its way", async () => {
    const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 30 })));
    const { revokeOtherSessions: _, ...rest } = adapter;
    const ended = held<void>();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { ask } = serve({
      ...rest,
      async revokeSession(id) {
        await adapter.revokeSession?.(id);
        await ended.promise;
      },
    });
    const answered = ask(post("/revoke-others", {}));
    for (let ms = 0; ms < 5_000 && calls.length < 5; ms += 1) await vi.advanceTimersByTimeAsync(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answered).json).toMatchObject({ status: 504, code: "timeout" });
    ended.release();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toHaveLength(5);
  });

  it("is one for the callback, the body and the adapter's work together", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 60));
    const { adapter, calls } = recordingAdapter(memory());
    const slow = { ...adapter, listSessions: () => adapter.listSessions().then(later) };
    const asked = serve(() => later(slow), { timeoutMs: 100 }).ask(post("/revoke", { id: "session-2" }));
    await vi.advanceTimersByTimeAsync(300);
    expect((await asked).json).toMatchObject({ status: 504, code: "timeout" });
    expect(calls).toEqual(["list"]);
  });

  it("leaves the outcome of an act open", async () => {
    const { ask, errors } = serve({ ...memory(), revokeSession: never }, { timeoutMs: 10 });
    expect((await ask(post("/revoke", { id: "session-2" }))).json).toMatchObject({
      status: 504,
      code: "timeout",
    });
    expect(errors).toHaveLength(1);
  });
});

describe("onError", () => {
  it("gets the request with the error", async () => {
    const seen: unknown[][] = [];
    const { ask } = serve(throwing(new TypeError("x")), { onError: (...given) => seen.push(given) });
    const request = get();
    await ask(request);
    expect(seen).toEqual([[expect.any(TypeError), request]]);
    expect(seen[0]?.[1]).toBe(request);
  });

  it.each([
    () => {
      throw new Error("onError threw");
    },
    () => Promise.reject(new Error("onError rejected")),
    never,
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: that is what is tried here.
      get then() {
        throw new Error("then threw");
      },
    }),
  ])("can't change or delay the answer: %s", async (onError) => {
    const { ask } = serve(throwing(new TypeError("x")), { onError });
    expect((await ask(get())).status).toBe(500);
  });

  const withoutOnError = (adapter: Parameters<typeof createSessionsHandler>[0]["adapter"]) =>
    createSessionsHandler({ adapter, basePath });

  it.each([
    [new TypeError(secret), "was answered with 500: TypeError."],
    [new SessionsError("network", secret), "was answered with 502: SessionsError (network)."],
    [secret, "was answered with 500: string."],
  ])("by default is one line on the console, without the error's text: %s", async (thrown, line) => {
    await ask(withoutOnError(throwing(thrown)), post("/revoke", { id: "session-2" }));
    expect(takeConsole()).toEqual([
      `error: your-devices: POST /api/devices/revoke ${line} Pass onError to createSessionsHandler to see the error itself.`,
    ]);
  });

  it("by default names a mistake of the application in full", async () => {
    await ask(
      withoutOnError(() => memory()),
      post("/revoke", { id: "session-2" }, { "sec-fetch-site": undefined }),
    );
    expect(takeConsole().join()).toContain("allowedOrigins");
  });

  it("by default says nothing of what is the client's doing", async () => {
    const handler = withoutOnError(() => null);
    await ask(handler, get());
    await ask(handler, get("/nothing"));
    await ask(handler, post("/revoke", "junk"));
    expect(takeConsole()).toEqual([]);
  });
});

it("an answer is given whatever the request is", async () => {
  const { ask } = serve(memory());
  const broken = Object.defineProperty(get(), "url", { value: "not a url" });
  expect((await ask(broken)).status).toBe(500);
});
