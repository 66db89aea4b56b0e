import { describe, expect, it } from "vitest";
import { post } from "./support/requests.ts";
import { serve, serveSessions } from "./support/serve.ts";

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
    const { ask, calls } = serveSessions();
    const { status, json } = await ask(post("/revoke", body));
    expect(status).toBe(400);
    expect(json).not.toHaveProperty("code");
    expect(calls).toEqual([]);
  });

  it.each([{ id: "session-2" }, { ids: [] }, [], "null", "{", { __proto__: null, x: 1 }])(
    "of revoke-others is none: %j is 400",
    async (body) => {
      const { ask, calls } = serveSessions();
      expect((await ask(post("/revoke-others", body))).status).toBe(400);
      expect(calls).toEqual([]);
    },
  );

  it("may have an id of 512 characters, and space up to 8 KiB", async () => {
    const { ask } = serveSessions();
    const text = JSON.stringify({ id: "x".repeat(512) });
    expect((await ask(post("/revoke", text.padEnd(8192)))).status).toBe(204);
    expect((await ask(post("/revoke", text.padEnd(8193)))).status).toBe(413);
  });

  it("is counted in bytes", async () => {
    const { ask } = serveSessions();
    expect((await ask(post("/revoke", `{"id":"${"é".repeat(4097)}"}`))).status).toBe(413);
  });

  it("of a Content-Length that is too long is refused before it is read", async () => {
    const { ask } = serveSessions();
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
    const { ask } = serveSessions();
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
    const { ask, errors, calls } = serveSessions({ timeoutMs: 20 });
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
    const { ask } = serveSessions();
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    expect((await ask(post("/revoke", body))).status).toBe(400);
  });

  it("in many pieces is one body", async () => {
    const { ask, calls } = serveSessions();
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
    const { ask, calls } = serveSessions();
    const request = Object.defineProperty(post("/revoke", { id: "session-2" }), "body", { value: undefined });
    expect((await ask(request)).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-2"]);
  });

  it("is not read before it is known who asks", async () => {
    const { ask } = serve(() => null);
    expect((await ask(post("/revoke", "x".repeat(10_000)))).status).toBe(401);
  });

  it("never pollutes a prototype", async () => {
    const { ask } = serveSessions();
    for (const body of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'])
      await ask(post("/revoke", body));
    expect({}).not.toHaveProperty("polluted");
  });
});
