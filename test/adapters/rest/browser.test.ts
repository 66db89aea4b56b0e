import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import { type RestAdapterOptions, restAdapter } from "../../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../../src/core/errors.ts";
import { createSessionsHandler } from "../../../src/server/index.ts";
import { createFixtures } from "../../../src/testing/index.ts";

const baseUrl = "https://app.example.test/api/devices";
const never = () => new Promise<never>(() => {});
const sessions = createFixtures({ count: 3 });
const other = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "";
const mine = sessions.find(({ isCurrent }) => isCurrent)?.id ?? "";

/** The real handler behind the adapter, without a network; `requests` are what was sent. */
function over(
  backend: SessionsAdapter | (() => SessionsAdapter | null),
  more: Partial<RestAdapterOptions> = {},
) {
  const requests: { request: Request; init: RequestInit }[] = [];
  const handler = createSessionsHandler({
    adapter: typeof backend === "function" ? backend : () => backend,
    basePath: "/api/devices",
    allowedOrigins: ["https://app.example.test"],
    onError: () => {},
  });
  const adapter = restAdapter({
    baseUrl,
    fetch: (url, init) => {
      const request = new Request(url, init);
      request.headers.set("origin", "https://app.example.test");
      requests.push({ request: request.clone(), init });
      return handler(request);
    },
    ...more,
  });
  return { adapter, requests };
}

/** An adapter whose every request is answered so. */
const answered = (answer: (init: RequestInit) => Promise<Response> | Response, more = {}): SessionsAdapter =>
  restAdapter({ baseUrl, fetch: async (_, init) => answer(init), ...more });
const json = (text: string, type = "application/json") =>
  new Response(text, { headers: { "content-type": type } });
const failing = (error: SessionsError): SessionsAdapter => ({
  name: "failing",
  listSessions: () => Promise.reject(error),
  revokeSession: () => Promise.reject(error),
});

describe("the options", () => {
  it.each([
    [{ baseUrl: "" }, /baseUrl/],
    [{ baseUrl: "api/devices" }, /baseUrl/],
    [{ baseUrl: "/" }, /baseUrl/],
    [{ baseUrl: "//other.example.test/devices" }, /baseUrl/],
    [{ baseUrl: "/\\other.example.test" }, /baseUrl/],
    [{ baseUrl: "/api/devices?user=1" }, /baseUrl/],
    [{ baseUrl: "/api/devices#top" }, /baseUrl/],
    [{ baseUrl: "https://ann:secret@app.example.test/devices" }, /baseUrl/],
    [{ baseUrl: "javascript:alert(1)" }, /baseUrl/],
    [{ baseUrl: "/api/../devices" }, /baseUrl/],
    [{ baseUrl: "/api/%2e%2E/devices" }, /baseUrl/],
    [{ baseUrl: "/api/.%2e" }, /baseUrl/],
    [{ baseUrl: "/api\u0000/devices" }, /baseUrl/],
    [{ baseUrl: "http://app.example.test:99999/devices" }, /baseUrl/],
    [{ baseUrl: undefined as never }, /baseUrl/],
    [{ baseUrl: "/d", timeoutMs: 0 }, /timeoutMs/],
    [{ baseUrl: "/d", timeoutMs: Number.NaN }, /timeoutMs/],
    [{ baseUrl: "/d", timeoutMs: 2 ** 31 }, /timeoutMs/],
    [{ baseUrl: "/d", fetch: "fetch" as never }, /fetch/],
    [{ baseUrl: "/d", timeoutMs: "5000" as never }, /timeoutMs/],
    [{ baseUrl: "/d", headers: { "bad name": "1" } }, /restAdapter: headers/],
    [{ baseUrl: "/d", headers: null as never }, /restAdapter: headers/],
    [{ baseUrl: "/d", headers: "x" as never }, /restAdapter: headers/],
    [{ baseUrl: "/." }, /baseUrl/],
    [{ baseUrl: "/a/../b" }, /baseUrl/],
    [{ baseUrl: "/a\\..\\b" }, /baseUrl/],
    [{ baseUrl: "/a//" }, /baseUrl/],
    [undefined as never, /baseUrl/],
  ])("%o are refused at once, by name", (options, message) => {
    expect(() => restAdapter(options)).toThrow(TypeError);
    expect(() => restAdapter(options)).toThrow(message);
  });

  it("keep a header's value to themselves", () => {
    const headers = { authorization: "Bearer secret-token\nx" };
    expect(() => restAdapter({ baseUrl: "/d", headers })).toThrow(/^(?!.*secret-token)restAdapter: headers/s);
  });

  it("name the adapter after its endpoint, with or without a slash at its end", () => {
    expect(restAdapter({ baseUrl: "/api/devices" }).name).toBe("rest:/api/devices");
    expect(restAdapter({ baseUrl: "/api/devices/" }).name).toBe("rest:/api/devices");
  });
});

describe("a request", () => {
  it("reads past every cache, with the page's own cookies, and follows no redirect", async () => {
    const { adapter, requests } = over(memoryAdapter(sessions));
    await adapter.listSessions();
    expect(requests[0]?.init).toMatchObject({
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
    });
    expect(requests[0]?.request.method).toBe("GET");
    expect(requests[0]?.request.url).toBe(baseUrl);
  });

  it("that acts is a POST of JSON with the custom header, its id in the body, and no signal", async () => {
    const { adapter, requests } = over(memoryAdapter(sessions));
    await adapter.revokeSession?.(other);
    const { request, init } = requests[0] ?? {};
    expect(`${request?.method} ${request?.url}`).toBe(`POST ${baseUrl}/revoke`);
    expect(request?.headers.get("content-type")).toBe("application/json");
    expect(request?.headers.get("x-your-devices")).toBe("1");
    expect(await request?.json()).toEqual({ id: other });
    expect(init?.signal).toBeUndefined();
  });

  it("has the application's headers, asked for before each one, and never instead of ours", async () => {
    let token = 0;
    const headers = async () => {
      token += 1;
      return { "x-csrf-token": `t${token}`, "content-type": "text/plain", "x-your-devices": "0" };
    };
    const { adapter, requests } = over(memoryAdapter(sessions), { headers });
    await adapter.revokeSession?.(other);
    await adapter.revokeOtherSessions?.();
    expect(requests.map(({ request }) => request.headers.get("x-csrf-token"))).toEqual(["t1", "t2"]);
    expect(requests.map(({ request }) => request.headers.get("content-type"))).toEqual([
      "application/json",
      "application/json",
    ]);
  });

  it("is not sent where the application's headers can't be had, and its error stays behind", async () => {
    const { adapter, requests } = over(memoryAdapter(sessions), {
      headers: () => {
        throw new Error("secret-of-the-application");
      },
    });
    const error = await adapter.revokeSession?.(other).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "backend", message: expect.stringContaining("headers") });
    expect(String(error)).not.toContain("secret-of");
    expect(requests).toHaveLength(0);
  });

  it("is not sent any more once the deadline has passed", async () => {
    let answer = (_: Record<string, string>): void => {};
    const late = new Promise<Record<string, string>>((resolve) => {
      answer = resolve;
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { adapter, requests } = over(memoryAdapter(sessions), { headers: () => late });
    const refused = expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "timeout" });
    await vi.advanceTimersByTimeAsync(15_000);
    await refused;
    vi.useRealTimers();
    answer({});
    await expect(adapter.listSessions()).resolves.toBeDefined();
    expect(requests.map(({ request }) => request.method)).not.toContain("POST");
  });

  it("is made in browsers that lack URL.canParse too", () => {
    const { canParse } = URL;
    onTestFinished(() => {
      URL.canParse = canParse;
    });
    Object.assign(URL, { canParse: undefined });
    expect(restAdapter({ baseUrl: "/api/devices" }).name).toBe("rest:/api/devices");
    expect(() => restAdapter({ baseUrl: "http://app.example.test:99999/devices" })).toThrow(/baseUrl/);
  });

  it("goes through the global fetch of that moment", async () => {
    const before = globalThis.fetch;
    onTestFinished(() => {
      globalThis.fetch = before;
    });
    const adapter = restAdapter({ baseUrl });
    globalThis.fetch = async () => json('{"sessions":[]}');
    await expect(adapter.listSessions()).resolves.toEqual({ sessions: [] });
  });
});

describe("over the real handler", () => {
  it("lists, with what this person may do and the server's clock", async () => {
    const { adapter } = over(memoryAdapter(sessions));
    const list = await adapter.listSessions();
    expect(list.sessions.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
    expect(list.can).toEqual(["revoke", "revoke-others", "rename"]);
    expect(Date.parse(list.serverTime ?? "")).toBeGreaterThan(0);
  });

  it("ends one, ends the others, renames", async () => {
    const backend = memoryAdapter(sessions);
    const { adapter } = over(backend);
    await adapter.renameSession?.(mine, "Desk");
    await adapter.revokeSession?.(other);
    expect((await backend.listSessions()).sessions.map(({ id, name }) => [id, name])).toEqual(
      sessions.filter(({ id }) => id !== other).map(({ id }) => [id, id === mine ? "Desk" : undefined]),
    );
    await adapter.revokeOtherSessions?.();
    expect((await backend.listSessions()).sessions.map(({ id }) => id)).toEqual([mine]);
  });

  it("reads past sessions page by page, with whatever cursor the backend made", async () => {
    const cursors: (string | undefined)[] = [];
    const { adapter } = over({
      ...memoryAdapter(sessions),
      async listEndedSessions({ cursor } = {}) {
        cursors.push(cursor);
        return { sessions: [], ...(cursor === undefined ? { nextCursor: "a&b=c d/é?" } : {}) };
      },
    });
    const first = await adapter.listEndedSessions?.();
    await adapter.listEndedSessions?.({ cursor: first?.nextCursor ?? "" });
    expect(cursors).toEqual([undefined, "a&b=c d/é?"]);
  });

  it.each<SessionsErrorCode>([
    "unauthenticated",
    "reauth-required",
    "current-session",
    "current-unknown",
    "forbidden",
    "rate-limited",
    "network",
    "timeout",
    "bad-response",
    "backend",
    "unsupported",
  ])("the backend's %s arrives as such, in both directions, without its text", async (code) => {
    const { adapter } = over(failing(new SessionsError(code, "secret-text", { retryAfterSeconds: 7 })));
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)]) {
      const error = await call?.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SessionsError);
      expect(error).toMatchObject({ code, message: expect.stringContaining("/api/devices") });
      expect(String(error)).not.toContain("secret-text");
      expect((error as SessionsError).retryAfterSeconds).toBe(code === "rate-limited" ? 7 : undefined);
    }
  });

  it("nobody signed in is unauthenticated", async () => {
    await expect(over(() => null).adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("a partial run is the backend's failure: only a list tells who is left", async () => {
    const backend = memoryAdapter(sessions);
    const { adapter } = over({
      name: "half",
      listSessions: backend.listSessions,
      revokeSession: async (id) => {
        if (id === other) throw new SessionsError("backend", "No.");
        return backend.revokeSession?.(id);
      },
    });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "backend" });
    expect((await backend.listSessions()).sessions).toHaveLength(2);
  });
});

describe("an answer that the wire does not have", () => {
  it.each([
    [401, "a proxy's sign-in page must sign nobody out"],
    [403, "a firewall's no"],
    [404, "a wrong baseUrl"],
    [429, "a gateway's limit"],
    [500, "a crash"],
    [503, "an outage"],
  ])("with %i and no code is the backend's failure: %s", async (status) => {
    const adapter = answered(() => new Response("<h1>secret page</h1>", { status }));
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)]) {
      const error = await call?.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "backend", message: expect.stringContaining(String(status)) });
      expect(String(error)).not.toContain("secret page");
    }
  });

  it.each([
    [503, "application/problem+json", "unauthenticated"],
    [404, "application/problem+json", "unauthenticated"],
    [401, "text/html", "unauthenticated"],
    [401, "application/json", "unauthenticated"],
    [403, "application/problem+json", "unauthenticated"],
    [401, "application/problem+json", "reauth-required"],
    [200, "application/problem+json", "unauthenticated"],
  ])("(%i, %s) does not sign anybody out, whatever its code (%s)", async (status, type, code) => {
    const adapter = answered(
      () => new Response(JSON.stringify({ code }), { status, headers: { "content-type": type } }),
    );
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)])
      await expect(call).rejects.toMatchObject({ code: status === 200 ? "bad-response" : "backend" });
  });

  it.each(["not-found", "ok", "__proto__", 7, null])(
    "with the code %o is the backend's failure",
    async (code) => {
      const adapter = answered(() => Response.json({ code }, { status: 400 }));
      await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
    },
  );

  it.each([
    ["a page instead of JSON", () => json("<p>Sign in</p>", "text/html; charset=utf-8")],
    ["JSON that calls itself text", () => json('{"sessions":[]}', "text/plain")],
    ["another kind of JSON", () => json('{"sessions":[]}', "application/jsonp")],
    ["a cut-off text", () => json('{"sessions":[{"id":"a"')],
    ["an empty text", () => json("")],
    ["no content", () => new Response(null, { status: 204 })],
    [
      "only a part",
      () => new Response('{"sessions":[]}', { status: 206, headers: { "content-type": "application/json" } }),
    ],
  ])("%s is no list", async (_, answer) => {
    await expect(answered(answer).listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("a byte order mark is no reason to refuse", async () => {
    const adapter = answered(() => json('\ufeff{"sessions":[]}', "Application/JSON;charset=utf-8"));
    await expect(adapter.listSessions()).resolves.toEqual({ sessions: [] });
  });

  it("a body without end is read no further than 10 MB", async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(32));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    const adapter = answered(
      () => new Response(endless, { headers: { "content-type": "application/json" } }),
    );
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThanOrEqual(13_000_000);
  });

  it.each([200, 202, 205, 206])("%i to a sign-out proves nothing", async (status) => {
    const adapter = answered(() => new Response(status === 205 ? null : "{}", { status }));
    await expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "bad-response" });
  });

  it.each<[string, number, string]>([
    ["a page of HTML", 200, "text/html"],
    ["a proxy's error", 502, "text/html"],
    ["another status than the wire's", 207, "application/json"],
  ])("that is %s is not read to its end", async (_, status, type) => {
    let isLetGo = 0;
    const endless = () =>
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode("<p>")),
        cancel: () => {
          isLetGo += 1;
        },
      });
    const adapter = answered(() => new Response(endless(), { status, headers: { "content-type": type } }));
    await expect(adapter.listSessions()).rejects.toBeInstanceOf(SessionsError);
    await expect(adapter.revokeSession?.(other)).rejects.toBeInstanceOf(SessionsError);
    expect(isLetGo).toBe(2);
  });

  it("something that is no answer at all is not taken for one", async () => {
    const adapter = answered(() => undefined as never);
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "network" });
  });
});

describe("no answer", () => {
  it("is a network failure, and what fetch threw stays behind", async () => {
    const adapter = answered(() => {
      throw new TypeError("secret-header: 1");
    });
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)]) {
      const error = await call?.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "network" });
      expect((error as Error).cause).toBeUndefined();
      expect(String(error)).not.toContain("secret-header");
    }
  });

  it("within the deadline is a timeout, for reading and for acting", async () => {
    const adapter = answered(never, { timeoutMs: 5 });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "timeout" });
    await expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "timeout" });
    await expect(adapter.revokeOtherSessions?.()).rejects.toMatchObject({ code: "timeout" });
  });

  it("that stalls in the middle of its body is a timeout too", async () => {
    const stalling = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"sessions":[')),
    });
    const adapter = answered(
      () => new Response(stalling, { headers: { "content-type": "application/json" } }),
      {
        timeoutMs: 5,
      },
    );
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "timeout" });
  });

  it("because the caller aborted is the caller's own reason, and the request is aborted with it", async () => {
    const controller = new AbortController();
    const reason = new Error("The page was left.");
    let sent: AbortSignal | null | undefined;
    const adapter = answered(({ signal }) => {
      sent = signal;
      controller.abort(reason);
      return never();
    });
    await expect(adapter.listSessions({ signal: controller.signal })).rejects.toBe(reason);
    expect(sent?.aborted).toBe(true);
  });

  it("because it was aborted before is never asked for", async () => {
    const { adapter, requests } = over(memoryAdapter(sessions));
    const reason = new Error("Too late.");
    await expect(adapter.listSessions({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(requests).toHaveLength(0);
  });

  it("but a redirect is a network failure: cookies are not carried to another page", async () => {
    const paths: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: "/sign-in" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const adapter = restAdapter({ baseUrl: `http://127.0.0.1:${port}/api/devices` });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "network" });
    await expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "network" });
    expect(paths).toEqual(["/api/devices", "/api/devices/revoke"]);
  });
});
