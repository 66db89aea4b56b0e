import { once } from "node:events";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { toNodeListener } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { takeConsole } from "../setup/console.ts";
import { held } from "./support/held.ts";
import { basePath } from "./support/requests.ts";
import {
  askNode,
  bytesOfGet,
  bytesOfPost,
  headOf,
  last,
  listenWith,
  own,
  refuseUnhandledRejections,
  serveNode,
  statusOf,
} from "./support/serve-node.ts";

refuseUnhandledRejections();

const serving = (handler: (request: Request) => Promise<Response>) => listenWith(toNodeListener(handler));

describe("over node:http", () => {
  it("lists and ends", async () => {
    const { port, calls } = await serveNode();
    const list = await askNode(port, basePath);
    expect(list.status).toBe(200);
    expect(list.headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      vary: "Cookie, Authorization, Origin, Sec-Fetch-Site",
      "content-length": `${Buffer.byteLength(list.text)}`,
    });
    expect(JSON.parse(list.text).sessions).toHaveLength(3);
    const ended = await askNode(port, `${basePath}/revoke`, '{"id":"session-2"}');
    expect([ended.status, ended.text, ended.headers["content-length"]]).toEqual([204, "", undefined]);
    expect((await askNode(port, `${basePath}/revoke-others`, "{}")).status).toBe(204);
    expect(calls).toEqual(["list", "list", "revoke session-2", "list", "revoke-others"]);
  });

  it.each(["HEAD", "OPTIONS", "TRACE", "PUT", "PROPFIND"])("answers %s with 405", async (method) => {
    const { port } = await serveNode();
    const { status, headers, text } = await askNode(port, basePath, undefined, method);
    expect([status, headers.allow]).toEqual([405, "GET"]);
    if (method === "HEAD") expect(text).toBe("");
    expect((await askNode(port, "/other", undefined, method)).status).toBe(404);
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
    const { send, calls } = await serveNode();
    expect([400, 404]).toContain(statusOf(await send(bytesOfGet(target))));
    expect(calls).toEqual([]);
  });

  it("answers an odd target of its own accord", async () => {
    const { send } = await serveNode();
    for (const target of ["/x/../api/devices", "//api/devices", "/api/./devices", "http://evil.example"])
      expect(await send(bytesOfGet(target))).toMatch(/^HTTP\/1\.1 404 .*application\/problem\+json/s);
  });

  it.each(["http://app.example.test/api/devices", "HTTPS://app.example.test:8443/api/devices"])(
    "reads the path of the absolute form %s",
    async (target) => {
      const { send } = await serveNode();
      expect(statusOf(await send(bytesOfGet(target)))).toBe(200);
    },
  );

  it.each(["a b", "evil.example/x?", "[::", "a:99999", "user:secret@evil.example", "", "é", "%", "a,b"])(
    "is not troubled by the host %j",
    async (host) => {
      const { send, seen } = await serveNode();
      expect(statusOf(await send(bytesOfGet(basePath, `Host: ${host}\r\n`)))).toBe(200);
      const url = new URL(seen[0]?.url ?? "");
      expect([url.pathname, url.username, url.search]).toEqual([basePath, "", ""]);
    },
  );

  it("hands a cursor over as it is", async () => {
    const page = { sessions: [], nextCursor: "x" };
    const { port, calls } = await serveNode({
      adapter: { ...memoryAdapter(createFixtures({ count: 1 })), listEndedSessions: async () => page },
    });
    const cursor = "it's (a) *cursor*/é+&=";
    const { status } = await askNode(port, `${basePath}/ended?cursor=${encodeURIComponent(cursor)}`);
    expect([status, calls]).toEqual([200, ["list", `ended ${cursor}`]]);
  });

  it("keeps duplicate headers, so that none of them hides another", async () => {
    const { send, seen } = await serveNode();
    const twice = (line: string) => send(bytesOfPost("/revoke", '{"id":"session-2"}', `${line}\r\n${last}`));
    expect(statusOf(await twice("Sec-Fetch-Site: cross-site"))).toBe(403);
    expect(statusOf(await twice("Content-Type: text/plain"))).toBe(415);
    expect(statusOf(await twice("X-Your-Devices: 1"))).toBe(403);
    expect(statusOf(await twice("X-Any: a\r\nX-Any: b"))).toBe(204);
    expect(seen.map(({ headers }) => headers.get("x-any"))).toEqual(["a, b"]);
  });

  it("reads a body without a length", async () => {
    const { send, calls } = await serveNode();
    const chunked = `${headOf(`${basePath}/revoke`, own, "POST")}${last}Transfer-Encoding: chunked\r\n\r\n`;
    expect(statusOf(await send(`${chunked}5\r\n{"id"\r\nd\r\n:"session-2"}\r\n0\r\n\r\n`))).toBe(204);
    expect(calls).toContain("revoke session-2");
  });

  it("serves one request after the other on one connection", async () => {
    const { send, calls } = await serveNode();
    const both =
      bytesOfPost("/revoke", '{"id":"session-2"}') + bytesOfPost("/revoke", '{"id":"session-3"}', last);
    const response = await send(both);
    expect(response.match(/HTTP\/1\.1 204/g)).toHaveLength(2);
    expect(calls.filter((call) => call !== "list")).toEqual(["revoke session-2", "revoke session-3"]);
  });
});

describe("a client that goes away", () => {
  it("in the middle of its body is no error of the server", async () => {
    const { port, server, calls } = await serveNode();
    const socket = connect(port, "127.0.0.1");
    const asked = once(server, "request");
    socket.write(`${headOf(`${basePath}/revoke`, own, "POST")}Content-Length: 20\r\n\r\n{"id":`);
    const [, response] = await asked;
    socket.destroy();
    await once(response, "close");
    expect((await askNode(port, basePath)).status).toBe(200);
    expect(calls).toEqual(["list"]);
  });

  it("before its answer is no error of the server", async () => {
    const asking = held<void>();
    const inner = memoryAdapter(createFixtures({ count: 3 }));
    const { port, server, calls } = await serveNode({
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
    socket.write(bytesOfPost("/revoke", '{"id":"session-2"}'));
    const [, response] = await asked;
    socket.destroy();
    await once(response, "close");
    asking.release();
    expect((await askNode(port, basePath)).status).toBe(200);
    expect(calls).toContain("revoke session-2");
  });
});

describe("any handler", () => {
  it("that rejects is 500, and one line on the console without the error's text", async () => {
    const { port } = await serving(() => Promise.reject(new RangeError("token-0123456789")));
    const { status, headers, text } = await askNode(port, "/");
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
      expect((await askNode(port, "/")).status).toBe(500);
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
    const response = await askNode(port, "/");
    expect([response.status, response.text]).toEqual([202, "ok"]);
    expect(response.headers).toMatchObject({ "set-cookie": ["a=1, 2", "b=2"], "x-one": "1" });
  });

  it("sends nothing where somebody else has answered", async () => {
    const listener = toNodeListener(async () => new Response("late"));
    const running = await listenWith(async (request, response) => {
      response.end("early");
      await listener(request, response);
    });
    expect((await askNode(running.port, "/")).text).toBe("early");
  });

  it("may give a body up and still answers", async () => {
    const { send } = await serving(async (request) => {
      const reader = request.body?.getReader();
      await reader?.read();
      await reader?.cancel();
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return new Response("enough");
    });
    expect(await send(`${headOf("/", "", "POST")}Content-Length: 9000\r\n\r\n{"id":`)).toContain("enough");
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
  ])("whose answer has %s that Node refuses is 500, and the server lives on", async (_, refused) => {
    const { port } = await serving(async () => refused());
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, headers, text } = await askNode(port, "/");
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
