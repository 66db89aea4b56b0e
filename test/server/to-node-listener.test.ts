import { once } from "node:events";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { createSessionsHandler, toNodeListener } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { takeConsole } from "../setup/console.ts";
import { held } from "./support/held.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { basePath } from "./support/requests.ts";
import { type RunningServer, startServer } from "./support/start-server.ts";

let running: RunningServer | undefined;
afterEach(() => running?.close());

const unhandled: unknown[] = [];
process.on("unhandledRejection", (error) => unhandled.push(error));
afterEach(() => expect(unhandled.splice(0)).toEqual([]));

const setUp = async (options: { timeoutMs?: number; adapter?: SessionsAdapter } = {}) => {
  const { adapter, calls } = recordingAdapter(options.adapter ?? memoryAdapter(createFixtures({ count: 3 })));
  const seen: Request[] = [];
  const handler = createSessionsHandler({
    basePath,
    adapter: (request) => {
      seen.push(request);
      return adapter;
    },
    onError: () => {},
    ...(options.timeoutMs && { timeoutMs: options.timeoutMs }),
  });
  running = await startServer(toNodeListener(handler));
  return { ...running, calls, seen };
};
const serving = async (handler: (request: Request) => Promise<Response>) => {
  running = await startServer(toNodeListener(handler));
  return running;
};
const own = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nX-Your-Devices: 1\r\n";
const head = (target: string, lines = "", method = "GET", host = "Host: app.example.test\r\n") =>
  `${method} ${target} HTTP/1.1\r\n${host}${lines}`;
const get = (target: string, host?: string) => `${head(target, own, "GET", host)}Connection: close\r\n\r\n`;
const post = (path: string, body: string, more = "") =>
  `${head(basePath + path, own, "POST")}Content-Length: ${body.length}\r\n${more}\r\n${body}`;
const last = "Connection: close\r\n";
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

interface Sent {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}
const ask = (port: number, path: string, body?: string, method = body === undefined ? "GET" : "POST") =>
  new Promise<Sent>((resolve, reject) => {
    const headers = {
      "sec-fetch-site": "same-origin",
      ...(body !== undefined && { "content-type": "application/json", "x-your-devices": "1" }),
    };
    const sent = httpRequest({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on("error", reject).end(body);
  });

describe("over node:http", () => {
  it("lists and ends", async () => {
    const { port, calls } = await setUp();
    const list = await ask(port, basePath);
    expect(list.status).toBe(200);
    expect(list.headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      vary: "Cookie, Authorization, Origin, Sec-Fetch-Site",
      "content-length": `${Buffer.byteLength(list.text)}`,
    });
    expect(JSON.parse(list.text).sessions).toHaveLength(3);
    const ended = await ask(port, `${basePath}/revoke`, '{"id":"session-2"}');
    expect([ended.status, ended.text, ended.headers["content-length"]]).toEqual([204, "", undefined]);
    expect((await ask(port, `${basePath}/revoke-others`, "{}")).status).toBe(204);
    expect(calls).toEqual(["list", "list", "revoke session-2", "list", "revoke-others"]);
  });

  it.each(["HEAD", "OPTIONS", "TRACE", "PUT", "PROPFIND"])("answers %s with 405", async (method) => {
    const { port } = await setUp();
    const { status, headers, text } = await ask(port, basePath, undefined, method);
    expect([status, headers.allow]).toEqual([405, "GET"]);
    if (method === "HEAD") expect(text).toBe("");
    expect((await ask(port, "/other", undefined, method)).status).toBe(404);
  });

  it.each([
    "/api/devices/",
    "//api/devices",
    "/x/../api/devices",
    "/x/%2e%2e/api/devices",
    "/./api/devices",
    "/api/./devices",
    "/api/devices/.",
    "/api/devices/x/..",
    "/api/devices/x%2f..",
    "/api\\devices",
    "\\api\\devices",
    "/%61pi/devices",
    "/api/devices;a=1",
    "/api/devices#x",
    "/api/devices%00",
    "/api/devices%",
    "/api/devicesX",
    "//evil.example/api/devices",
    "http://evil.example/x/../api/devices",
    "http://evil.example",
    "api/devices",
    "*",
  ])("does not take %s for its own path", async (target) => {
    const { send, calls } = await setUp();
    expect([400, 404]).toContain(statusOf(await send(get(target))));
    expect(calls).toEqual([]);
  });

  it("answers an odd target of its own accord", async () => {
    const { send } = await setUp();
    for (const target of ["/x/../api/devices", "//api/devices", "/api/./devices", "http://evil.example"])
      expect(await send(get(target))).toMatch(/^HTTP\/1\.1 404 .*application\/problem\+json/s);
  });

  it.each(["http://app.example.test/api/devices", "HTTPS://app.example.test:8443/api/devices"])(
    "reads the path of the absolute form %s",
    async (target) => {
      const { send } = await setUp();
      expect(statusOf(await send(get(target)))).toBe(200);
    },
  );

  it.each(["a b", "evil.example/x?", "[::", "a:99999", "user:secret@evil.example", "", "é", "%", "a,b"])(
    "is not troubled by the host %j",
    async (host) => {
      const { send, seen } = await setUp();
      expect(statusOf(await send(get(basePath, `Host: ${host}\r\n`)))).toBe(200);
      const url = new URL(seen[0]?.url ?? "");
      expect([url.pathname, url.username, url.search]).toEqual([basePath, "", ""]);
    },
  );

  it("hands a cursor over as it is", async () => {
    const page = { sessions: [], nextCursor: "x" };
    const { port, calls } = await setUp({
      adapter: { ...memoryAdapter(createFixtures({ count: 1 })), listEndedSessions: async () => page },
    });
    const cursor = "it's (a) *cursor*/é+&=";
    const { status } = await ask(port, `${basePath}/ended?cursor=${encodeURIComponent(cursor)}`);
    expect([status, calls]).toEqual([200, ["list", `ended ${cursor}`]]);
  });

  it("keeps duplicate headers, so that none of them hides another", async () => {
    const { send, seen } = await setUp();
    const twice = (line: string) => send(post("/revoke", '{"id":"session-2"}', `${line}\r\n${last}`));
    expect(statusOf(await twice("Sec-Fetch-Site: cross-site"))).toBe(403);
    expect(statusOf(await twice("Content-Type: text/plain"))).toBe(415);
    expect(statusOf(await twice("X-Your-Devices: 1"))).toBe(403);
    expect(statusOf(await twice("X-Any: a\r\nX-Any: b"))).toBe(204);
    expect(seen.map(({ headers }) => headers.get("x-any"))).toEqual(["a, b"]);
  });

  it("reads a body without a length", async () => {
    const { send, calls } = await setUp();
    const chunked = `${head(`${basePath}/revoke`, own, "POST")}${last}Transfer-Encoding: chunked\r\n\r\n`;
    expect(statusOf(await send(`${chunked}5\r\n{"id"\r\nd\r\n:"session-2"}\r\n0\r\n\r\n`))).toBe(204);
    expect(calls).toContain("revoke session-2");
  });

  it("serves one request after the other on one connection", async () => {
    const { send, calls } = await setUp();
    const both = post("/revoke", '{"id":"session-2"}') + post("/revoke", '{"id":"session-3"}', last);
    const answer = await send(both);
    expect(answer.match(/HTTP\/1\.1 204/g)).toHaveLength(2);
    expect(calls.filter((call) => call !== "list")).toEqual(["revoke session-2", "revoke session-3"]);
  });
});

describe("a body that is too much", () => {
  const forever = "1000\r\n".concat(" ".repeat(4096), "\r\n");
  const chunked = (path: string, lines: string, method = "POST") =>
    `${head(basePath + path, lines, method)}Transfer-Encoding: chunked\r\n\r\n`;

  it.each([
    ["413", chunked("/revoke", own)],
    ["415", chunked("/revoke", "Sec-Fetch-Site: same-origin\r\n")],
    ["403", chunked("/revoke", "Sec-Fetch-Site: cross-site\r\n")],
    ["404", chunked("/other", own)],
    ["405", chunked("", own)],
    ["200", chunked("", own, "GET")],
  ])("is answered with %s and cut off, though it never ends", async (status, text) => {
    const { send } = await setUp();
    const answer = await send(text, { thenForever: forever });
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer.toLowerCase()).toContain("connection: close");
  });

  it("is refused by its length alone", async () => {
    const { send } = await setUp();
    const answer = await send(
      `${head(`${basePath}/revoke`, own, "POST")}Content-Length: 9000000000\r\n\r\n{`,
    );
    expect(statusOf(answer)).toBe(413);
    expect(answer.toLowerCase()).toContain("connection: close");
  });

  it("is 408 where it does not come", async () => {
    const { send } = await setUp({ timeoutMs: 20 });
    const answer = await send(`${head(`${basePath}/revoke`, own, "POST")}Content-Length: 20\r\n\r\n{"id":`);
    expect(statusOf(answer)).toBe(408);
    expect(answer.toLowerCase()).toContain("connection: close");
  });

  it("costs no connection where it was read", async () => {
    const { send } = await setUp();
    const refused =
      post("/revoke", "junk") + head("/other", "\r\n") + post("/revoke", '{"id":"session-2"}', last);
    expect((await send(refused)).match(/HTTP\/1\.1 (\d+)/g)).toEqual([
      "HTTP/1.1 400",
      "HTTP/1.1 404",
      "HTTP/1.1 204",
    ]);
  });
});

describe("a client that goes away", () => {
  it("in the middle of its body is no error of the server", async () => {
    const { port, server, calls } = await setUp();
    const socket = connect(port, "127.0.0.1");
    const asked = once(server, "request");
    socket.write(`${head(`${basePath}/revoke`, own, "POST")}Content-Length: 20\r\n\r\n{"id":`);
    const [, response] = await asked;
    socket.destroy();
    await once(response, "close");
    expect((await ask(port, basePath)).status).toBe(200);
    expect(calls).toEqual(["list"]);
  });

  it("before its answer is no error of the server", async () => {
    const asking = held<void>();
    const inner = memoryAdapter(createFixtures({ count: 3 }));
    const { port, server, calls } = await setUp({
      adapter: {
        ...inner,
        async listSessions(options) {
          await asking.promise;
          return inner.listSessions(options);
        },
      },
    });
    const socket = connect(port, "127.0.0.1");
    const asked = once(server, "request");
    socket.write(post("/revoke", '{"id":"session-2"}'));
    const [, response] = await asked;
    socket.destroy();
    await once(response, "close");
    asking.release();
    expect((await ask(port, basePath)).status).toBe(200);
    expect(calls).toContain("revoke session-2");
  });
});

describe("behind Express", () => {
  const mount = async (prepare: (app: express.Express) => void, at = basePath) => {
    const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 3 })));
    const app = express();
    prepare(app);
    app.use(
      at,
      toNodeListener(createSessionsHandler({ adapter: () => adapter, basePath, onError: () => {} })),
    );
    running = await startServer(app);
    return { ...running, calls };
  };

  it.each<[string, (app: express.Express) => void]>([
    ["no body parser", () => {}],
    ["express.json()", (app) => app.use(express.json())],
    ["express.text()", (app) => app.use(express.text({ type: "*/*" }))],
    ["express.raw()", (app) => app.use(express.raw({ type: "*/*" }))],
    ["express.urlencoded()", (app) => app.use(express.urlencoded())],
  ])("works after %s, with the mount cut off", async (_, prepare) => {
    const { port, calls } = await mount(prepare);
    expect((await ask(port, basePath)).status).toBe(200);
    expect((await ask(port, `${basePath}/revoke`, '{"id":"session-2"}')).status).toBe(204);
    expect((await ask(port, `${basePath}/revoke`, '{"id":"session-3","__proto__":{}}')).status).toBe(400);
    expect((await ask(port, `${basePath}/revoke`, `{"id":"${"x".repeat(9000)}"}`)).status).toBe(413);
    expect((await ask(port, `${basePath}/revoke-others`, "{}")).status).toBe(204);
    expect((await ask(port, `${basePath}/`)).status).toBe(404);
    expect(calls.filter((call) => call !== "list")).toEqual(["revoke session-2", "revoke-others"]);
  });

  it("takes no form that a parser made into an object", async () => {
    const { send, calls } = await mount((app) => app.use(express.urlencoded()));
    const form = `${head(`${basePath}/revoke`, "Sec-Fetch-Site: same-origin\r\nX-Your-Devices: 1\r\n", "POST")}${last}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nid=session-2`;
    expect(statusOf(await send(form))).toBe(415);
    expect(calls).toEqual([]);
  });

  it("reads the body itself where a parser of Express 4 has left {} and read nothing", async () => {
    const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 3 })));
    const listener = toNodeListener(createSessionsHandler({ basePath, adapter: () => adapter }));
    running = await startServer((request, response) => {
      void listener(Object.assign(request, { body: {} }), response);
    });
    const { status } = await ask(running.port, `${basePath}/revoke`, '{"id":"session-2"}');
    expect([status, calls]).toEqual([204, ["list", "revoke session-2"]]);
  });

  it("reads the path that the browser wrote, not the one that is left of it", async () => {
    const { port } = await mount(() => {}, "/api");
    expect((await ask(port, basePath)).status).toBe(200);
    expect((await ask(port, `/api${basePath}`)).status).toBe(404);
  });
});

describe("any handler", () => {
  it("that rejects is 500, and one line on the console without the error's text", async () => {
    const { port } = await serving(() => Promise.reject(new RangeError("token-0123456789")));
    const { status, headers, text } = await ask(port, "/");
    expect([status, headers["content-type"], text]).toEqual([500, "text/plain", "Internal Server Error"]);
    expect(takeConsole()).toEqual([
      "error: your-devices: the handler given to toNodeListener failed with RangeError.",
    ]);
  });

  it("that throws at once or breaks its body off is 500 too", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("x")) });
    const handlers = [
      () => {
        throw new Error("x");
      },
      async () => new Response(broken),
    ];
    for (const handler of handlers) {
      const { port, close } = await serving(handler);
      expect((await ask(port, "/")).status).toBe(500);
      await close();
    }
    expect(takeConsole()).toHaveLength(2);
  });

  it("keeps its cookies apart", async () => {
    const headers = new Headers([
      ["set-cookie", "a=1, 2"],
      ["set-cookie", "b=2"],
      ["x-one", "1"],
    ]);
    const { port } = await serving(async () => new Response("ok", { status: 202, headers }));
    const answer = await ask(port, "/");
    expect([answer.status, answer.text]).toEqual([202, "ok"]);
    expect(answer.headers).toMatchObject({ "set-cookie": ["a=1, 2", "b=2"], "x-one": "1" });
  });

  it("sends nothing where somebody else has answered", async () => {
    const listener = toNodeListener(async () => new Response("late"));
    running = await startServer(async (request, response) => {
      response.end("early");
      await listener(request, response);
    });
    expect((await ask(running.port, "/")).text).toBe("early");
  });

  it("may give a body up and still answers", async () => {
    const { send } = await serving(async (request) => {
      const reader = request.body?.getReader();
      await reader?.read();
      await reader?.cancel();
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return new Response("enough");
    });
    expect(await send(`${head("/", "", "POST")}Content-Length: 9000\r\n\r\n{"id":`)).toContain("enough");
  });

  it("gives the connection up where a body lies unread, though it came whole", async () => {
    const set: string[] = [];
    const response = {
      statusCode: 0,
      headersSent: false,
      setHeader: (name: string, value: string | string[]) => set.push(`${name}: ${value}`),
      removeHeader: () => {},
      end: () => {},
    };
    const request = {
      rawHeaders: [],
      complete: true,
      readableDidRead: true,
      readableEnded: false,
      async *[Symbol.asyncIterator]() {},
    };
    const listener = toNodeListener(async () => new Response(null));
    await listener(request, response);
    await listener({ ...request, readableEnded: true }, response);
    // HTTP/2 has no such header.
    await listener({ ...request, httpVersionMajor: 2 }, response);
    expect(set).toEqual(["connection: close"]);
  });

  it.each([
    ["a header", () => new Response("x", { headers: { "x-file": "a\u0001b", "x-other": "1" } })],
    ["a status", () => Response.error()],
  ])("whose answer has %s that Node refuses is 500, and the server lives on", async (_, answer) => {
    const { port } = await serving(async () => answer());
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, headers, text } = await ask(port, "/");
      expect([status, text]).toEqual([500, "Internal Server Error"]);
      expect(headers).not.toHaveProperty("x-other");
    }
    expect(takeConsole()).toHaveLength(2);
  });

  it.each([undefined, "app.example.test"])(
    "gets the headers of HTTP/2 without its own kind of them, and its authority as the host (%s)",
    async (host) => {
      const seen: Request[] = [];
      const server = createHttp2Server(
        toNodeListener(async (request) => {
          seen.push(request);
          return new Response(await request.text(), { status: 202 });
        }),
      );
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const client = connectHttp2(`http://127.0.0.1:${port}`);
      const stream = client.request({
        ":path": "/a?b=c",
        ":method": "POST",
        ":authority": "app.example.test",
        // A proxy may send both.
        ...(host && { host }),
        "x-one": "1",
      });
      stream.end("body");
      let text = "";
      for await (const piece of stream.setEncoding("utf8")) text += piece;
      client.close();
      await new Promise((resolve) => server.close(resolve));
      expect(text).toBe("body");
      expect(seen[0]?.url).toBe("http://app.example.test/a?b=c");
      expect([...(seen[0]?.headers ?? [])]).toEqual([
        ["host", "app.example.test"],
        ["x-one", "1"],
      ]);
    },
  );
});
