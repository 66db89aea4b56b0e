import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { type BetterAuthClient, betterAuthAdapter } from "../../../src/adapters/better-auth/browser.ts";
import { isRefusal, SessionsError } from "../../../src/core/errors.ts";
import { failureOf } from "../../support/failure-of.ts";
import { adapterOver, json, me, plainClient, row, unauthorized } from "./scripted-adapter.ts";

describe("the list", () => {
  it.each([null, 0, "", {}, { data: { sessions: [] } }, { sessions: [] }])("%o is no list", async (body) => {
    const { adapter } = adapterOver([], { "list-sessions": () => Response.json(body) });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it.each([
    ["an HTML page", new Response("<p>Sign in</p>", { headers: { "content-type": "text/html" } })],
    ["an empty body", new Response("", { headers: { "content-type": "application/json" } })],
    ["half a body", new Response('[{"id":"me","tok', { headers: { "content-type": "application/json" } })],
    ["a body in another encoding", new Response(new Uint8Array([255, 254, 91, 0, 93, 0]))],
  ])("%s is no list", async (_, response) => {
    const { adapter } = adapterOver([], { "list-sessions": response });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it.each([
    ["null", null],
    ["a user without a session", { user: {} }],
    ["a session without an id", { session: {} }],
  ])("has no current session where get-session answers %s", async (_, response) => {
    const { sessions } = await adapterOver([me], {
      "get-session": Response.json(response),
    }).adapter.listSessions();
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false]);
  });

  it.each([[[]], ["<p>"], [7], [true]])("is refused where get-session answers %o", async (response) => {
    const { adapter } = adapterOver([me], { "get-session": () => Response.json(response) });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("better-auth-changed-account: is refused where its two answers belong to two users", async () => {
    const { adapter } = adapterOver([row("x", { userId: "bob" })]);
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "bad-response" });
  });

  it("fails as get-session does where that one fails", async () => {
    const { adapter } = adapterOver([me], { "get-session": () => json({}, 500) });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
  });

  it("says signed out where get-session alone gets 401: the session ended in between", async () => {
    const { adapter } = adapterOver([me], { "get-session": unauthorized });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it.each([
    ["null", () => Response.json(null)],
    ["401", unauthorized],
  ])("says signed out where it gets 401 and get-session %s", async (_, response) => {
    const { adapter } = adapterOver([], { "list-sessions": unauthorized, "get-session": response });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("better-auth-outage-as-401: does not say signed out where it gets 401 and get-session knows the session", async () => {
    const { adapter } = adapterOver([], { "list-sessions": unauthorized });
    await expect(adapter.listSessions()).rejects.toMatchObject({ code: "backend" });
  });
});

describe("ending one session", () => {
  it("forgets the tokens of what a newer list lacks", async () => {
    const rows = [me, row("phone")];
    const { adapter, sent } = adapterOver(rows);
    await adapter.listSessions();
    rows.pop();
    await adapter.listSessions();
    await expect(adapter.revokeSession?.("phone")).rejects.toMatchObject({ code: "not-found" });
    expect(sent).not.toContain("POST /revoke-session");
  });
});

describe("what the application's client returns or throws", () => {
  const fail = () => {
    throw new Error("token-of-somebody");
  };
  const throwing = Object.defineProperty({ id: "phone" }, "userId", { get: fail });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  it.each<[string, Partial<BetterAuthClient>]>([
    ["a list of a revoked proxy", { listSessions: async () => [revoked.proxy] }],
    ["a row that throws", { listSessions: async () => [throwing] }],
    [
      "a result that throws",
      { listSessions: async () => Object.defineProperty({ error: 1 }, "error", { get: fail }) },
    ],
    [
      "a session that throws",
      { getSession: async () => Object.defineProperty({}, "session", { get: fail }) },
    ],
    [
      "a status that is a symbol",
      { listSessions: () => Promise.reject({ status: Symbol("token-of-somebody") }) },
    ],
    ["a failure that is a revoked proxy", { listSessions: () => Promise.reject(revoked.proxy) }],
  ])("is a bad response if it is %s", async (_, methods) => {
    const adapter = betterAuthAdapter({ ...plainClient(), ...methods });
    const requests = [
      adapter.listSessions(),
      adapter.revokeSession?.("phone"),
      adapter.revokeOtherSessions?.(),
    ];
    for (const failure of await Promise.all(requests.map(failureOf))) {
      expect(failure).toBeInstanceOf(SessionsError);
      expect(failure.code).toBe("bad-response");
      expect(inspect(failure, { depth: 5 })).not.toContain("token-of-somebody");
    }
  });

  it("leaves open what a revocation did if its result throws", async () => {
    const revokeSession = vi.fn(async () => Object.defineProperty({ status: true }, "status", { get: fail }));
    const adapter = betterAuthAdapter({
      ...plainClient(),
      listSessions: async () => [me, row("phone")],
      revokeSession,
    });
    const failure = await failureOf(adapter.revokeSession?.("phone"));
    expect(revokeSession).toHaveBeenCalledOnce();
    expect(isRefusal(failure.code)).toBe(false);
  });
});
