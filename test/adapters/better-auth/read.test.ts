import { describe, expect, it } from "vitest";
import { adapterOver, json, me, row, unauthorized } from "./scripted-adapter.ts";

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
