import { describe, expect, it } from "vitest";
import { createSessionsHandler, type SessionsHandlerOptions } from "../../src/server/index.ts";
import { basePath } from "./support/requests.ts";

const create = (options: Record<string, unknown>) =>
  createSessionsHandler({ adapter: () => null, basePath, ...options } as SessionsHandlerOptions);

describe("createSessionsHandler refuses", () => {
  it.each([
    undefined,
    "",
    "/",
    "api/devices",
    "/api/devices/",
    "//api",
    "/api//devices",
    "/api/../devices",
    "/api/./devices",
    "/api/devices?x=1",
    "/api/devices#x",
    "/api/%64evices",
    "/api\\devices",
    "/api/de vices",
    "/api/geräte",
    "/api;x/devices",
    "https://app.example.test/api/devices",
    7,
    ["/api"],
  ])("basePath %j", (path) => {
    expect(() => create({ basePath: path })).toThrow(TypeError);
    expect(() => create({ basePath: path })).toThrow(/^createSessionsHandler: basePath/);
  });

  it.each([
    "https://app.example.test",
    [""],
    ["*"],
    ["null"],
    [null],
    [undefined],
    ["app.example.test"],
    ["//app.example.test"],
    ["https://app.example.test/"],
    ["https://app.example.test/path"],
    ["https://app.example.test:443"],
    ["http://app.example.test:80"],
    ["https://APP.example.test"],
    ["https://user@app.example.test"],
    ["https://*.example.test"],
    ["ftp://app.example.test"],
    ["file://"],
    ["data:text/plain,x"],
    ["https://app.example.test", "https://other.example.test/"],
  ])("allowedOrigins %j", (allowedOrigins) => {
    expect(() => create({ allowedOrigins })).toThrow(/^createSessionsHandler: allowedOrigins/);
  });

  it.each([
    { adapter: undefined },
    { adapter: {} },
    { ipAddress: "hidden" },
    { ipAddress: null },
    { timeoutMs: 0 },
    { timeoutMs: -1 },
    { timeoutMs: Number.NaN },
    { timeoutMs: Number.POSITIVE_INFINITY },
    { timeoutMs: 2 ** 31 },
    { timeoutMs: "5000" },
    { timeoutMs: true },
    { onError: "log" },
    { onRevoked: {} },
    { onRevoked: null },
    { waitUntil: "request" },
    { waitUntil: Promise.resolve() },
  ])("%o", (option) => {
    const [name] = Object.keys(option);
    expect(() => create(option)).toThrow(TypeError);
    expect(() => create(option)).toThrow(`createSessionsHandler: ${name}`);
  });
});

it("an option that is misspelt is named", () => {
  expect(() => create({ allowedOrigin: ["https://app.example.test"] })).toThrow(
    'createSessionsHandler: there is no option "allowedOrigin"',
  );
  expect(() => createSessionsHandler(undefined as never)).toThrow(/^createSessionsHandler: adapter/);
});

it.each([
  { basePath: "/a" },
  { basePath: "/api/v1.2/your-devices" },
  { allowedOrigins: [] },
  {
    allowedOrigins: [
      "https://app.example.test",
      "http://localhost:5173",
      "http://127.0.0.1:3000",
      "http://[::1]:8080",
    ],
  },
  { allowedOrigins: undefined, ipAddress: undefined, timeoutMs: undefined, onError: undefined },
  { ipAddress: "none", timeoutMs: 1 },
  { onRevoked: undefined, waitUntil: undefined },
  { onRevoked: () => {}, waitUntil: () => {} },
  { waitUntil: () => {} },
])("takes %j", (options) => {
  expect(create(options)).toBeTypeOf("function");
});

it("an option that changes later changes nothing", async () => {
  const allowedOrigins = ["https://app.example.test"];
  const handler = create({ allowedOrigins });
  allowedOrigins.push("https://evil.example.test");
  const request = new Request("https://app.example.test/api/devices/revoke", {
    method: "POST",
    headers: {
      origin: "https://evil.example.test",
      "content-type": "application/json",
      "x-your-devices": "1",
    },
  });
  expect((await handler(request)).status).toBe(403);
});
