import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { basePath, get, origin, post } from "./support/requests.ts";
import { serve, serveSessions } from "./support/serve.ts";
import { withHeaders } from "./support/with-headers.ts";

const at = (path: string, init: RequestInit = {}) =>
  withHeaders(new Request(origin + path, init), { "sec-fetch-site": "same-origin" });

describe("method", () => {
  const paths = ["", "/ended", "/revoke", "/revoke-others", "/rename"];

  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "LOCK", "QUERY"];

  it.each(paths)(`of "%s" is one alone`, async (path) => {
    const { ask, opened } = serveSessions();
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
    const { ask } = serveSessions();
    expect(await ask(at(basePath, { method: "HEAD" }))).toMatchObject({ status: 405, text: "" });
  });

  it("can't be overridden by a header or a parameter", async () => {
    const { ask, calls } = serveSessions();
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
    expect(
      (await serveSessions().ask(post("/revoke", { id: "session-2" }, { "content-type": type }))).status,
    ).toBe(204);
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
    const { ask, opened } = serveSessions();
    const body = new TextEncoder().encode('{"id":"session-2"}');
    const { status, json } = await ask(post("/revoke", body, { "content-type": type }));
    expect(status).toBe(415);
    expect(json).not.toHaveProperty("code");
    expect(opened()).toBe(0);
  });
});

describe("query", () => {
  it.each(["", "/revoke", "/revoke-others", "/rename"])(`of "%s" must not be there`, async (path) => {
    const { ask, opened } = serveSessions();
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
    const { ask, opened } = serveSessions();
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

describe("POST rename", () => {
  it.each([
    ["Phone", "Phone"],
    ["  Ann’s\u202e phone\n", "Ann’s phone"],
    ["", ""],
    ["\u200b \t", ""],
    ["x".repeat(80), "x".repeat(80)],
    [` ${"x".repeat(80)}\u200b`, "x".repeat(80)],
  ])("renames to %j as %j", async (name, sent) => {
    const { ask, calls } = serveSessions();
    expect(await ask(post("/rename", { id: "session-2", name }))).toMatchObject({ status: 204, text: "" });
    expect(calls).toEqual(["list", `rename session-2 ${sent}`]);
  });

  it.each([
    ["a number", 7],
    ["null", null],
    ["a list", ["Phone"]],
    ["81 characters", "x".repeat(81)],
    ["thousands of characters", "x".repeat(4000)],
    ["half a character", "\ud83e"],
    ["missing", undefined],
  ])("refuses a name that is %s", async (_, name) => {
    const { ask, calls } = serveSessions();
    const { status, json } = await ask(post("/rename", { id: "session-2", name }));
    expect(status).toBe(400);
    expect(json).not.toHaveProperty("code");
    expect(calls).toEqual([]);
  });
});
