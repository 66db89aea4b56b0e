import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { basePath, get, origin, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";
import { withHeaders } from "./support/with-headers.ts";

const setUp = (options = {}) => {
  const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 3 })));
  let opened = 0;
  const open = () => {
    opened += 1;
    return adapter;
  };
  return { ...serve(open, options), calls, opened: () => opened };
};
const at = (path: string, init: RequestInit = {}) =>
  withHeaders(new Request(origin + path, init), { "sec-fetch-site": "same-origin" });

describe("path", () => {
  it.each([
    "/",
    "/api",
    "/api/device",
    "/api/devices/",
    "/api/devices//",
    "//api/devices",
    "/api//devices",
    "/api/devicesX",
    "/api/devices-old/revoke",
    "/api/devices/Revoke",
    "/API/devices",
    "/api/devices/revoke/",
    "/api/devices/revoke/session-2",
    "/api/devices/toString",
    "/api/devicestoString",
    "/api/devices/__proto__",
    "/api/devices;a=1",
    "/api/devices/revoke;a=1",
    "/api/%64evices",
    "/api%2fdevices",
    "/api/devices%2frevoke",
    "/api/devices/%2e%2e%2fdevices",
    "/api/devices%00",
    "/api/devices%20",
    "/x/api/devices",
    "/api/devices/ended/ended",
  ])("%s is not ours", async (path) => {
    const { ask, opened } = setUp();
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const { status, json } = await ask(at(path, { method }));
      expect(status).toBe(404);
      expect(json).not.toHaveProperty("code");
    }
    expect(opened()).toBe(0);
  });

  it("may be as deep as the application likes", async () => {
    const { ask } = setUp({ basePath: "/a/b~c/d.e/@f" });
    expect((await ask(at("/a/b~c/d.e/@f"))).status).toBe(200);
    expect((await ask(at(basePath))).status).toBe(404);
  });
});

describe("method", () => {
  const paths = ["", "/ended", "/revoke", "/revoke-others", "/rename"];
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "LOCK", "QUERY"];
  it.each(paths)(`of "%s" is one alone`, async (path) => {
    const { ask, opened } = setUp();
    const allowed = path === "" || path === "/ended" ? "GET" : "POST";
    for (const method of methods.filter((name) => name !== allowed)) {
      const { status, headers, json } = await ask(at(basePath + path, { method }));
      expect([method, status, headers.allow]).toEqual([method, 405, allowed]);
      if (method !== "HEAD") expect(json).not.toHaveProperty("code");
    }
    for (const method of ["TRACE", "CONNECT", "post", "get", "patch", ""]) {
      const request = Object.defineProperty(at(basePath + path), "method", { value: method });
      expect((await ask(request)).status).toBe(405);
    }
    expect(opened()).toBe(0);
  });

  it("HEAD has no body", async () => {
    const { ask } = setUp();
    expect(await ask(at(basePath, { method: "HEAD" }))).toMatchObject({ status: 405, text: "" });
  });

  it("can't be overridden by a header or a parameter", async () => {
    const { ask, calls } = setUp();
    const overridden = post("/revoke", { id: "session-2" }, { "x-http-method-override": "GET" });
    expect((await ask(overridden)).status).toBe(204);
    expect((await ask(post("?_method=GET", {}))).status).toBe(405);
    expect((await ask(get("/revoke?_method=POST&id=session-3"))).status).toBe(405);
    expect((await ask(get("", { "x-http-method-override": "DELETE" }))).status).toBe(200);
    expect(calls).toEqual(["list", "revoke session-2", "list"]);
  });
});

describe("content type", () => {
  it.each([
    "application/json",
    "APPLICATION/JSON",
    "application/json;charset=utf-8",
    "application/json; charset=UTF-8",
    "application/json ; x=y",
    "application/json\t;charset=utf-8",
    "application/json;",
  ])("%j is taken", async (type) => {
    expect((await setUp().ask(post("/revoke", { id: "session-2" }, { "content-type": type }))).status).toBe(
      204,
    );
  });

  it.each([
    undefined,
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "application/json5",
    "application/problem+json",
    "text/json",
    "application/json, text/plain",
    "application/json; a=b, text/plain",
    "text/plain, application/json",
    "text/plain; application/json",
    "application/\tjson",
    "application /json",
    "x application/json",
    ";application/json",
  ])("%j is 415, before anybody is asked", async (type) => {
    const { ask, opened } = setUp();
    const body = new TextEncoder().encode('{"id":"session-2"}');
    const { status, json } = await ask(post("/revoke", body, { "content-type": type }));
    expect(status).toBe(415);
    expect(json).not.toHaveProperty("code");
    expect(opened()).toBe(0);
  });
});

describe("query", () => {
  it.each(["", "/revoke", "/revoke-others", "/rename"])(`of "%s" must not be there`, async (path) => {
    const { ask, opened } = setUp();
    const request = (query: string) => (path === "" ? get(query) : post(path + query, { id: "session-2" }));
    for (const query of [
      "?id=session-2",
      "?id=a&id=b",
      "?cursor=x",
      "?returnTo=https://evil.example",
      "?x",
      "?&",
    ])
      expect((await ask(request(query))).status).toBe(400);
    expect(opened()).toBe(0);
  });

  it.each([
    "?cursor=",
    "?cursor=a&cursor=b",
    "?cursor=a&x=1",
    "?Cursor=a",
    "?x=1",
    "?cursor[]=a",
    `?cursor=${"x".repeat(2049)}`,
    "?&",
  ])("/ended%s is 400", async (query) => {
    const { ask, opened } = setUp();
    expect((await ask(get(`/ended${query}`))).status).toBe(400);
    expect(opened()).toBe(0);
  });

  it("/ended takes a cursor of 2,048 characters", async () => {
    const { adapter, calls } = recordingAdapter({
      ...memoryAdapter(createFixtures({ count: 1 })),
      listEndedSessions: async () => ({ sessions: [] }),
    });
    const cursor = "x".repeat(2048);
    expect((await serve(adapter).ask(get(`/ended?cursor=${cursor}`))).status).toBe(200);
    expect(calls).toEqual(["list", `ended ${cursor}`]);
  });
});

describe("body", () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  const deep = `${'{"id":'.repeat(1000)}1${"}".repeat(1000)}`;
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["an empty text", ""],
    ["no JSON", "id=session-2"],
    ["half of one", '{"id":"session-2"'],
    ["two of them", '{"id":"session-2"}{}'],
    ["a byte order mark", '\ufeff{"id":"session-2"}'],
    ["invalid UTF-8", bytes(0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d)],
    ["half of a character at the end", bytes(0x7b, 0x7d, 0xc3)],
    ["UTF-16", bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
    ["null", null],
    ["a list", ["session-2"]],
    ["a text", '"session-2"'],
    ["a number", 7],
    ["no member", {}],
    ["an unknown member", { id: "session-2", all: true }],
    ["__proto__", '{"id":"session-2","__proto__":{}}'],
    ["__proto__ alone", '{"__proto__":{"id":"session-2"}}'],
    ["constructor", '{"constructor":{"prototype":{"id":"session-2"}}}'],
    ["another case", { ID: "session-2" }],
    ["deep nesting", deep],
    ["deep lists", `{"id":${"[".repeat(4000)}${"]".repeat(4000)}}`],
    ["a number as id", { id: 2 }],
    ["a list as id", { id: ["session-2"] }],
    ["an object as id", { id: { toString: "session-2" } }],
    ["null as id", { id: null }],
    ["true as id", { id: true }],
    ["an empty id", { id: "" }],
    ["a long id", { id: "x".repeat(513) }],
    ["half a character as id", '{"id":"\\ud83e"}'],
  ])("%s is 400", async (_, body) => {
    const { ask, calls } = setUp();
    const { status, json } = await ask(post("/revoke", body));
    expect(status).toBe(400);
    expect(json).not.toHaveProperty("code");
    expect(calls).toEqual([]);
  });

  it.each([{ id: "session-2" }, { ids: [] }, [], "null", "{", { __proto__: null, x: 1 }])(
    "of revoke-others is none: %j is 400",
    async (body) => {
      const { ask, calls } = setUp();
      expect((await ask(post("/revoke-others", body))).status).toBe(400);
      expect(calls).toEqual([]);
    },
  );

  it("may have an id of 512 characters, and space up to 8 KiB", async () => {
    const { ask } = setUp();
    const text = JSON.stringify({ id: "x".repeat(512) });
    expect((await ask(post("/revoke", text.padEnd(8192)))).status).toBe(204);
    expect((await ask(post("/revoke", text.padEnd(8193)))).status).toBe(413);
  });

  it("is counted in bytes", async () => {
    const { ask } = setUp();
    expect((await ask(post("/revoke", `{"id":"${"é".repeat(4097)}"}`))).status).toBe(413);
  });

  it("of a Content-Length that is too long is refused before it is read", async () => {
    const { ask } = setUp();
    let wasRead = false;
    const body = new ReadableStream(
      {
        pull(controller) {
          wasRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const { status, json } = await ask(post("/revoke", body, { "content-length": "8193" }));
    expect([status, json]).toMatchObject([413, { title: "Content Too Large" }]);
    expect(wasRead).toBe(false);
  });

  it.each([undefined, "2"])("without an end is cut at the limit, Content-Length %s", async (length) => {
    const { ask } = setUp();
    let sent = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
      cancel() {
        isCancelled = true;
        return new Promise(() => {});
      },
    });
    expect((await ask(post("/revoke", body, { "content-length": length }))).status).toBe(413);
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(20_000);
  });

  it("that does not come is 408", async () => {
    const { ask, errors, calls } = setUp({ timeoutMs: 20 });
    let isCancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
      cancel() {
        isCancelled = true;
      },
    });
    const { status, json } = await ask(post("/revoke", body));
    expect([status, json]).toMatchObject([408, { title: "Request Timeout" }]);
    expect(json).not.toHaveProperty("code");
    expect(isCancelled).toBe(true);
    expect([calls, errors]).toEqual([[], []]);
  });

  it("that breaks off is 400", async () => {
    const { ask } = setUp();
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    expect((await ask(post("/revoke", body))).status).toBe(400);
  });

  it("in many pieces is one body", async () => {
    const { ask, calls } = setUp();
    const pieces = [...new TextEncoder().encode('{"id":"session-2 🦊"}')];
    const body = new ReadableStream({
      pull(controller) {
        const next = pieces.shift();
        if (next === undefined) controller.close();
        else controller.enqueue(new Uint8Array([next]));
      },
    });
    expect((await ask(post("/revoke", body))).status).toBe(204);
    expect(calls).toEqual(["list"]);
  });

  it("is read where the runtime has no request.body", async () => {
    const { ask, calls } = setUp();
    const request = Object.defineProperty(post("/revoke", { id: "session-2" }), "body", { value: undefined });
    expect((await ask(request)).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-2"]);
  });

  it("is not read before it is known who asks", async () => {
    const { ask } = serve(() => null);
    expect((await ask(post("/revoke", "x".repeat(10_000)))).status).toBe(401);
  });

  it("never pollutes a prototype", async () => {
    const { ask } = setUp();
    for (const body of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'])
      await ask(post("/revoke", body));
    expect({}).not.toHaveProperty("polluted");
  });
});
