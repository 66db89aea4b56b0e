import express from "express";
import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { createSessionsHandler, toNodeListener } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { basePath } from "./support/requests.ts";
import {
  askNode,
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

describe("a body that is too much", () => {
  const forever = "1000\r\n".concat(" ".repeat(4096), "\r\n");

  const chunked = (path: string, lines: string, method = "POST") =>
    `${headOf(basePath + path, lines, method)}Transfer-Encoding: chunked\r\n\r\n`;

  it.each([
    ["413", chunked("/revoke", own)],
    ["415", chunked("/revoke", "Sec-Fetch-Site: same-origin\r\n")],
    ["403", chunked("/revoke", "Sec-Fetch-Site: cross-site\r\n")],
    ["404", chunked("/other", own)],
    ["405", chunked("", own)],
    ["200", chunked("", own, "GET")],
  ])("is answered with %s and cut off, though it never ends", async (status, text) => {
    const { send } = await serveNode();
    const response = await send(text, { thenForever: forever });
    expect(response).toContain(`HTTP/1.1 ${status} `);
    expect(response.toLowerCase()).toContain("connection: close");
  });

  it("is refused by its length alone", async () => {
    const { send } = await serveNode();
    const response = await send(
      `${headOf(`${basePath}/revoke`, own, "POST")}Content-Length: 9000000000\r\n\r\n{`,
    );
    expect(statusOf(response)).toBe(413);
    expect(response.toLowerCase()).toContain("connection: close");
  });

  it("is 408 where it does not come", async () => {
    const { send } = await serveNode({ timeoutMs: 20 });
    const response = await send(
      `${headOf(`${basePath}/revoke`, own, "POST")}Content-Length: 20\r\n\r\n{"id":`,
    );
    expect(statusOf(response)).toBe(408);
    expect(response.toLowerCase()).toContain("connection: close");
  });

  it("costs no connection where it was read", async () => {
    const { send } = await serveNode();
    const refused =
      bytesOfPost("/revoke", "junk") +
      headOf("/other", "\r\n") +
      bytesOfPost("/revoke", '{"id":"session-2"}', last);
    expect((await send(refused)).match(/HTTP\/1\.1 (\d+)/g)).toEqual([
      "HTTP/1.1 400",
      "HTTP/1.1 404",
      "HTTP/1.1 204",
    ]);
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
    return { ...(await listenWith(app)), calls };
  };

  it.each<[string, (app: express.Express) => void]>([
    ["no body parser", () => {}],
    ["express.json()", (app) => app.use(express.json())],
    ["express.text()", (app) => app.use(express.text({ type: "*/*" }))],
    ["express.raw()", (app) => app.use(express.raw({ type: "*/*" }))],
    ["express.urlencoded()", (app) => app.use(express.urlencoded())],
  ])("works after %s, with the mount cut off", async (_, prepare) => {
    const { port, calls } = await mount(prepare);
    expect((await askNode(port, basePath)).status).toBe(200);
    expect((await askNode(port, `${basePath}/revoke`, '{"id":"session-2"}')).status).toBe(204);
    expect((await askNode(port, `${basePath}/revoke`, '{"id":"session-3","__proto__":{}}')).status).toBe(400);
    expect((await askNode(port, `${basePath}/revoke`, `{"id":"${"x".repeat(9000)}"}`)).status).toBe(413);
    expect((await askNode(port, `${basePath}/revoke-others`, "{}")).status).toBe(204);
    expect((await askNode(port, `${basePath}/`)).status).toBe(404);
    expect(calls.filter((call) => call !== "list")).toEqual(["revoke session-2", "revoke-others"]);
  });

  it("takes no form that a parser made into an object", async () => {
    const { send, calls } = await mount((app) => app.use(express.urlencoded()));
    const form = `${headOf(`${basePath}/revoke`, "Sec-Fetch-Site: same-origin\r\nX-Your-Devices: 1\r\n", "POST")}${last}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nid=session-2`;
    expect(statusOf(await send(form))).toBe(415);
    expect(calls).toEqual([]);
  });

  it("reads the body itself where a parser of Express 4 has left {} and read nothing", async () => {
    const { adapter, calls } = recordingAdapter(memoryAdapter(createFixtures({ count: 3 })));
    const listener = toNodeListener(createSessionsHandler({ basePath, adapter: () => adapter }));
    const running = await listenWith((request, response) => {
      void listener(Object.assign(request, { body: {} }), response);
    });
    const { status } = await askNode(running.port, `${basePath}/revoke`, '{"id":"session-2"}');
    expect([status, calls]).toEqual([204, ["list", "revoke session-2"]]);
  });

  it("reads the path that the browser wrote, not the one that is left of it", async () => {
    const { port } = await mount(() => {}, "/api");
    expect((await askNode(port, basePath)).status).toBe(200);
    expect((await askNode(port, `/api${basePath}`)).status).toBe(404);
  });
});
