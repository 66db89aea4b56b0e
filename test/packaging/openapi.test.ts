import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it, onTestFinished } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { problemsOfAnswer, problemsOfRequest } from "../fakes/openapi.ts";
import { createPlainServer } from "../fakes/plain-server.ts";
import { wholeAdapter } from "./support/whole-contract.ts";

const base = "/api/devices";
const origin = "https://app.example.test";
const sessions = createFixtures({ count: 3 });
const other = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? "";
const mine = sessions.find(({ isCurrent }) => isCurrent)?.id ?? "";
const json = { "content-type": "application/json", "x-your-devices": "1", "sec-fetch-site": "same-origin" };

const failing = (code: SessionsErrorCode): SessionsAdapter => ({
  name: "failing",
  listSessions: () => Promise.reject(new SessionsError(code, "No.", { retryAfterSeconds: 9 })),
});

const ask = (adapter: SessionsAdapter | null, path: string, init: RequestInit = {}) =>
  createSessionsHandler({ adapter: () => adapter, basePath: base, onError: () => {} })(
    new Request(origin + path, { headers: json, ...init }),
  );
const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

describe("openapi.yaml", () => {
  it("is a valid document of version 3.1", async () => {
    const { valid, errors } = await new Validator().validate(readFileSync("openapi.yaml", "utf8"));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it("has the version of the package", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(readFileSync("openapi.yaml", "utf8")).toContain(`\n  version: ${version}\n`);
  });
});

describe("what the handler answers is as described", () => {
  const partly: SessionsAdapter = {
    name: "partly",
    listSessions: async () => ({ sessions }),
    revokeSession: async (id) => {
      if (id === other) throw new SessionsError("backend", "No.");
    },
  };
  const cases: [status: number, path: string, SessionsAdapter | null, RequestInit?][] = [
    [200, base, memoryAdapter(sessions)],
    [200, base, wholeAdapter],
    [200, `${base}/ended`, wholeAdapter],
    [200, `${base}/ended?cursor=next`, wholeAdapter],
    [204, `${base}/revoke`, memoryAdapter(sessions), post({ id: other })],
    [204, `${base}/revoke`, memoryAdapter(sessions), post({ id: "nobody's" })],
    [204, `${base}/revoke-others`, memoryAdapter(sessions), post({})],
    [204, `${base}/revoke-others`, memoryAdapter(sessions), { method: "POST" }],
    [207, `${base}/revoke-others`, partly, post({})],
    [204, `${base}/rename`, memoryAdapter(sessions), post({ id: mine, name: "Desk" })],
    [400, `${base}/revoke`, memoryAdapter(sessions), post({ id: "" })],
    [400, `${base}?user=1`, memoryAdapter(sessions)],
    [401, base, null],
    [401, `${base}/revoke`, null, post({ id: other })],
    [403, base, memoryAdapter(sessions), { headers: { "sec-fetch-site": "cross-site" } }],
    [403, base, failing("reauth-required")],
    [403, base, failing("forbidden")],
    [405, `${base}/revoke`, memoryAdapter(sessions)],
    [409, `${base}/revoke`, memoryAdapter(sessions), post({ id: mine })],
    [409, `${base}/revoke-others`, memoryAdapter([{ id: "a", isCurrent: false }]), post({})],
    [413, `${base}/revoke`, memoryAdapter(sessions), post({ id: "x".repeat(10_000) })],
    [
      415,
      `${base}/revoke`,
      memoryAdapter(sessions),
      { method: "POST", headers: { ...json, "content-type": "text/plain" } },
    ],
    [429, base, failing("rate-limited")],
    [500, base, { name: "broken" } as SessionsAdapter],
    [501, `${base}/ended`, memoryAdapter(sessions)],
    [502, base, failing("backend")],
    [502, base, failing("network")],
    [502, base, failing("bad-response")],
    [504, base, failing("timeout")],
  ];
  it.each(cases)("%i of %s", async (status, path, adapter, init) => {
    const response = await ask(adapter, path, init);
    expect(response.status).toBe(status);
    expect(await problemsOfAnswer(init?.method ?? "GET", path.split("?")[0] ?? "", response)).toEqual([]);
  });
});

describe("what a backend in 60 lines answers is as described", () => {
  it.each([
    [200, "GET", base, undefined],
    [204, "POST", `${base}/revoke`, '{"id":"nobody"}'],
    [204, "POST", `${base}/revoke-others`, "{}"],
    [409, "POST", `${base}/revoke`, '{"id":"s-1"}'],
    [400, "POST", `${base}/revoke`, '{"id":7}'],
    [501, "POST", `${base}/rename`, '{"id":"s-1","name":""}'],
    [501, "GET", `${base}/ended`, undefined],
  ])("%i of %s %s", async (status, method, path, body) => {
    const row = { userId: "ann", createdAt: "2026-01-15T09:00:00.000Z", userAgent: "curl/8.14.1" };
    const store = [1, 2].map((number) => ({ ...row, id: `s-${number}`, token: `secret-${number}` }));
    const server = createPlainServer(store, []);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const headers = { ...json, cookie: "session=secret-1" };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: body ?? null });
    expect(response.status).toBe(status);
    expect(await problemsOfAnswer(method, path, response)).toEqual([]);
  });
});

it("what restAdapter sends is as described", async () => {
  const problems: string[] = [];
  const paths: string[] = [];
  const adapter = restAdapter({
    baseUrl: origin + base,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const { pathname } = new URL(url);
      paths.push(pathname);
      problems.push(...(await problemsOfRequest(pathname, request)));
      return request.method === "GET" ? Response.json({ sessions: [] }) : new Response(null, { status: 204 });
    },
  });
  await adapter.listSessions();
  await adapter.listEndedSessions?.({ cursor: "next" });
  await adapter.revokeSession?.(other);
  await adapter.revokeOtherSessions?.();
  await adapter.renameSession?.(other, "Desk");
  expect(paths).toEqual(["", "/ended", "/revoke", "/revoke-others", "/rename"].map((path) => base + path));
  expect(problems).toEqual([]);
});

describe("the description is strict", () => {
  const list = { sessions: [{ id: "a", isCurrent: true }], can: [], serverTime: "2026-01-15T10:00:00.000Z" };
  const session = (more: object) => ({ ...list, sessions: [{ id: "a", isCurrent: true, ...more }] });
  it.each([
    ["no session", { ...list, sessions: [] }],
    ["no `can`", { ...list, can: undefined }],
    ["no clock", { ...list, serverTime: undefined }],
    ["a token", session({ token: "secret" })],
    ["null for unknown", session({ lastActiveAt: null })],
    ["a time without its zone", session({ createdAt: "2026-01-15T10:00:00.000" })],
    ["a number for an id", { ...list, sessions: [{ id: 7, isCurrent: true }] }],
    ["no word on which one is current", { ...list, sessions: [{ id: "a" }] }],
    ["a sign-in that is not unfinished", session({ pending: false })],
    ["a limit of no session", { ...list, sessionLimit: { max: 0, then: "replace-oldest" } }],
    ["a limit and no word on what comes then", { ...list, sessionLimit: { max: 5 } }],
    ["half a coordinate", session({ location: { latitude: 1 } })],
    ["an empty subject", { ...list, subject: "" }],
    ["a subject of more than 128 characters", { ...list, subject: "x".repeat(129) }],
  ])("on a list with %s", async (_, body) => {
    const headers = { "cache-control": "no-store", vary: "Cookie, Authorization, Origin, Sec-Fetch-Site" };
    expect(await problemsOfAnswer("GET", base, Response.json(list, { headers }))).toEqual([]);
    expect(await problemsOfAnswer("GET", base, Response.json(body, { headers }))).not.toEqual([]);
    expect(await problemsOfAnswer("GET", base, Response.json(list))).toContain("Cache-Control is missing");
  });
});
