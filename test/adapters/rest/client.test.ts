import { describe, expect, it, onTestFinished, vi } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/adapter.ts";
import { restAdapter } from "../../../src/adapters/rest/browser.ts";
import { get, post } from "../../../src/adapters/rest/client.ts";
import { resolveOptions } from "../../../src/adapters/rest/options.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { failureOf } from "../../support/failure-of.ts";
import { baseUrl, json, other, over, responding, sessions } from "./over-handler.ts";

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
    let release = (_: Record<string, string>): void => {};
    const late = new Promise<Record<string, string>>((resolve) => {
      release = resolve;
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { adapter, requests } = over(memoryAdapter(sessions), { headers: () => late });
    const refused = expect(adapter.revokeSession?.(other)).rejects.toMatchObject({ code: "timeout" });
    await vi.advanceTimersByTimeAsync(15_000);
    await refused;
    vi.useRealTimers();
    release({});
    await expect(adapter.listSessions()).resolves.toBeDefined();
    expect(requests.map(({ request }) => request.method)).not.toContain("POST");
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

describe("an answer that the wire does not have", () => {
  it.each([
    [401, "a proxy's sign-in page must sign nobody out"],
    [403, "a firewall's no"],
    [404, "a wrong baseUrl"],
    [429, "a gateway's limit"],
    [500, "a crash"],
    [503, "an outage"],
  ])("with %i and no code is the backend's failure: %s", async (status) => {
    const adapter = responding(() => new Response("<h1>secret page</h1>", { status }));
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
    const adapter = responding(
      () => new Response(JSON.stringify({ code }), { status, headers: { "content-type": type } }),
    );
    for (const call of [adapter.listSessions(), adapter.revokeSession?.(other)])
      await expect(call).rejects.toMatchObject({ code: status === 200 ? "bad-response" : "backend" });
  });

  it.each(["not-found", "ok", "__proto__", 7, null])(
    "with the code %o is the backend's failure",
    async (code) => {
      const adapter = responding(() => Response.json({ code }, { status: 400 }));
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
  ])("%s is no list", async (_, respond) => {
    await expect(responding(respond).listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("a byte order mark is no reason to refuse", async () => {
    const adapter = responding(() => json('\ufeff{"sessions":[]}', "Application/JSON;charset=utf-8"));
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
    const adapter = responding(
      () => new Response(endless, { headers: { "content-type": "application/json" } }),
    );
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThanOrEqual(13_000_000);
  });

  it.each([200, 202, 205, 206])("%i to a sign-out proves nothing", async (status) => {
    const adapter = responding(() => new Response(status === 205 ? null : "{}", { status }));
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
    const adapter = responding(() => new Response(endless(), { status, headers: { "content-type": type } }));
    await expect(adapter.listSessions()).rejects.toBeInstanceOf(SessionsError);
    await expect(adapter.revokeSession?.(other)).rejects.toBeInstanceOf(SessionsError);
    expect(isLetGo).toBe(2);
  });

  it("something that is no answer at all is not taken for one", async () => {
    const adapter = responding(() => undefined as never);
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "network" });
  });
});

describe("get", () => {
  it("keeps the query out of its messages", async () => {
    const options = resolveOptions({ baseUrl, fetch: async () => new Response(null, { status: 500 }) });
    const { message } = await failureOf(get(options, "/ended?cursor=secret"));
    expect(message).toContain(`GET ${baseUrl}/ended responded with 500`);
    expect(message).not.toContain("secret");
  });
});

describe("post", () => {
  it("takes a 207 for an open outcome: some sessions were revoked, and only a list tells which", async () => {
    const options = resolveOptions({ baseUrl, fetch: async () => new Response("{}", { status: 207 }) });
    await expect(post(options, "/revoke-others", {})).rejects.toMatchObject({
      code: "backend",
      message: expect.stringContaining("list again"),
    });
  });
});
