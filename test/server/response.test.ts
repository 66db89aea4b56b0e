import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { takeConsole } from "../setup/console.ts";
import { get, post } from "./support/requests.ts";
import { serve, serveSessions } from "./support/serve.ts";

const memory = () => memoryAdapter(createFixtures({ count: 3 }));
const throwing = (error: unknown) => async (): Promise<never> => {
  throw error;
};
const secret = "token-0123456789";
const codes: [SessionsErrorCode, number, SessionsErrorCode][] = [
  ["unauthenticated", 401, "unauthenticated"],
  ["reauth-required", 403, "reauth-required"],
  ["forbidden", 403, "forbidden"],
  ["current-session", 409, "current-session"],
  ["current-unknown", 409, "current-unknown"],
  ["rate-limited", 429, "rate-limited"],
  ["unsupported", 501, "unsupported"],
  ["backend", 502, "backend"],
  ["network", 502, "network"],
  ["bad-response", 502, "bad-response"],
  ["not-found", 502, "backend"],
  ["timeout", 504, "timeout"],
];

describe("an error of the adapter", () => {
  it.each(codes)("%s of a list is %i %s, without its text", async (code, status, said) => {
    const error = new SessionsError(code, `It said ${secret}.`);
    const { ask, errors } = serve({ ...memory(), listSessions: throwing(error) });
    for (const request of [get(), post("/revoke", { id: "session-2" }), post("/revoke-others", {})]) {
      const response = await ask(request);
      expect(response.json).toEqual({
        type: "about:blank",
        title: expect.any(String),
        status,
        detail: expect.any(String),
        code: said,
      });
      expect(JSON.stringify(response)).not.toContain(secret);
    }
    expect(errors).toEqual(status >= 500 ? [error, error, error] : []);
  });

  it.each(codes)("%s of the callback is %i %s", async (code, status, said) => {
    const { ask } = serve(throwing(new SessionsError(code, secret)));
    expect((await ask(get())).json).toMatchObject({ status, code: said });
    expect((await ask(post("/revoke", { id: "session-2" }))).json).toMatchObject({ status, code: said });
  });

  it.each(codes.filter(([code]) => code !== "not-found"))(
    "%s of an act is %i %s",
    async (code, status, said) => {
      const refuse = throwing(new SessionsError(code, secret));
      const { ask } = serve({
        ...memory(),
        revokeSession: refuse,
        revokeOtherSessions: refuse,
        renameSession: refuse,
      });
      for (const request of [
        post("/revoke", { id: "session-2" }),
        post("/revoke-others", {}),
        post("/rename", { id: "session-2", name: "Phone" }),
      ])
        expect((await ask(request)).json).toMatchObject({ status, code: said });
    },
  );

  it.each([
    new TypeError(secret),
    Object.assign(new Error(secret), { status: 418, code: "forbidden", headers: { "x-secret": secret } }),
    new SessionsError("toString" as SessionsErrorCode, secret),
    { code: "forbidden", name: "SessionsError" },
    secret,
    null,
    undefined,
    new Response(secret, { status: 302, headers: { location: "https://evil.example" } }),
  ])("that is none of ours is 500 without detail: %o", async (thrown) => {
    const { ask, errors } = serve({ ...memory(), listSessions: throwing(thrown) });
    const response = await ask(get());
    expect(response.json).toEqual({
      type: "about:blank",
      title: "Internal Server Error",
      status: 500,
      detail: "Something went wrong on the server.",
    });
    expect(errors).toEqual([thrown]);
  });

  it.each(["code", "name", "everything"])("whose %s throws when it is read is 500 too", async (what) => {
    const get$ = () => {
      throw new Error(secret);
    };
    const error =
      what === "name"
        ? Object.assign(new Error(secret), { code: "forbidden" })
        : new SessionsError("forbidden", secret);
    const { proxy, revoke } = Proxy.revocable(error, {});
    if (what === "everything") revoke();
    else Object.defineProperty(proxy, what, { get: get$ });
    for (const options of [{}, { onError: undefined as never }]) {
      const { ask } = serve({ ...memory(), listSessions: () => Promise.reject(proxy) }, options);
      expect((await ask(get())).json).toMatchObject({ status: 500 });
    }
    const said = takeConsole().join();
    expect(said).toMatch(/^error: your-devices: GET \S+ was answered with 500: [^:]+\. Pass onError/);
    expect(said).not.toContain(secret);
  });

  it.each([
    [30, "30"],
    [0.2, "1"],
    [29.01, "30"],
    [0, "1"],
    [-5, "1"],
    [1e9, "3600"],
    [Number.POSITIVE_INFINITY, "3600"],
    [Number.NaN, undefined],
    [undefined, undefined],
    [`1\r\nx: ${secret}` as unknown as number, undefined],
  ])("asks to wait %s seconds with Retry-After %s", async (retryAfterSeconds, header) => {
    const limited = new SessionsError(
      "rate-limited",
      "Slow down.",
      retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
    );
    const { ask } = serve(throwing(limited));
    const { status, headers } = await ask(get());
    expect([status, headers["retry-after"]]).toEqual([429, header]);
  });

  it("asks to wait for nothing but a rate limit", async () => {
    const { ask } = serve(throwing(new SessionsError("backend", "Down.", { retryAfterSeconds: 9 })));
    expect((await ask(get())).headers).not.toHaveProperty("retry-after");
  });
});

it("an error of another copy of the package is answered as such", async () => {
  const foreign = Object.assign(new Error("No."), { name: "SessionsError", code: "reauth-required" });
  const { ask } = serve({ ...memory(), listSessions: throwing(foreign) });
  expect((await ask(get())).json).toMatchObject({ status: 403, code: "reauth-required" });
});

describe("POST revoke", () => {
  it("takes a list that was not found for a failure, not for a session that is gone", async () => {
    const { adapter } = serveSessions();
    const { ask } = serve({
      ...adapter,
      listSessions: async () => {
        throw new SessionsError("not-found", "No such user.");
      },
    });
    const { status, json } = await ask(post("/revoke", { id: "session-2" }));
    expect([status, json]).toMatchObject([502, { code: "backend" }]);
  });
});
