import { describe, expect, it } from "vitest";
import type { SessionsAdapter, UserSession } from "../../src/contract.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { recordingAdapter } from "./support/recording-adapter.ts";
import { basePath, get, origin, post } from "./support/requests.ts";
import { serve, serveSessions } from "./support/serve.ts";
import { withHeaders } from "./support/with-headers.ts";

const noCurrent = createFixtures({ count: 3 }).map((session) => ({ ...session, isCurrent: false }));
const twoCurrent = createFixtures({ count: 3 }).map((session, index) => ({
  ...session,
  isCurrent: index < 2,
}));
const at = (path: string, init: RequestInit = {}) =>
  withHeaders(new Request(origin + path, init), { "sec-fetch-site": "same-origin" });

describe("path", () => {
  it.each([
    "/",
    "/api",
    "/api/device",
    "/api/devices/",
    "/api/devices//",
    "//api/devices",
    "/api//devices",
    "/api/devicesX",
    "/api/devices-old/revoke",
    "/api/devices/Revoke",
    "/API/devices",
    "/api/devices/revoke/",
    "/api/devices/revoke/session-2",
    "/api/devices/toString",
    "/api/devicestoString",
    "/api/devices/__proto__",
    "/api/devices;a=1",
    "/api/devices/revoke;a=1",
    "/api/%64evices",
    "/api%2fdevices",
    "/api/devices%2frevoke",
    "/api/devices/%2e%2e%2fdevices",
    "/api/devices%00",
    "/api/devices%20",
    "/x/api/devices",
    "/api/devices/ended/ended",
  ])("%s is not ours", async (path) => {
    const { ask, opened } = serveSessions();
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const { status, json } = await ask(at(path, { method }));
      expect(status).toBe(404);
      expect(json).not.toHaveProperty("code");
    }
    expect(opened()).toBe(0);
  });

  it("may be as deep as the application likes", async () => {
    const { ask } = serveSessions({ basePath: "/a/b~c/d.e/@f" });
    expect((await ask(at("/a/b~c/d.e/@f"))).status).toBe(200);
    expect((await ask(at(basePath))).status).toBe(404);
  });
});

describe("GET ended", () => {
  const current: UserSession = { id: "laptop", isCurrent: true };
  const withoutHistory: SessionsAdapter = {
    name: "hand",
    listSessions: async () => ({ sessions: [current] }),
  };
  const ended = (page: unknown): SessionsAdapter => ({
    ...withoutHistory,
    listEndedSessions: async () => page as never,
  });

  it("passes the cursor on as it is", async () => {
    const { adapter, calls } = recordingAdapter(ended({ sessions: [] }));
    const { ask } = serve(adapter);
    expect((await ask(get(`/ended?cursor=${encodeURIComponent("a&b=c/ü")}`))).status).toBe(200);
    expect((await ask(get("/ended"))).status).toBe(200);
    expect(calls.filter((call) => call !== "list")).toEqual(["ended a&b=c/ü", "ended "]);
  });

  it("is 501 where the list leaves the history out, and nothing of it is asked", async () => {
    const { adapter, calls } = recordingAdapter({
      ...ended({ sessions: [] }),
      listSessions: async () => ({ sessions: [current], can: ["revoke"] }),
    });
    const { status, json } = await serve(adapter).ask(get("/ended"));
    expect([status, json]).toMatchObject([501, { code: "unsupported" }]);
    expect(calls).toEqual(["list"]);
  });

  it("is 501 where the adapter has no history", async () => {
    const { status, json } = await serve(withoutHistory).ask(get("/ended"));
    expect([status, json]).toMatchObject([501, { code: "unsupported" }]);
  });

  it("is 502 where the adapter returns no page", async () => {
    const { status, json } = await serve(ended({})).ask(get("/ended"));
    expect([status, json]).toMatchObject([502, { code: "bad-response" }]);
  });
});

describe("POST revoke", () => {
  it("ends one and only one", async () => {
    const { ask, truth, calls } = serveSessions();
    expect(await ask(post("/revoke", { id: "session-2" }))).toMatchObject({ status: 204, text: "" });
    expect(await truth()).toEqual(["session-1", "session-3"]);
    expect(calls).toEqual(["list", "revoke session-2"]);
  });

  it("never sends the current session", async () => {
    const { ask, calls } = serveSessions();
    const { status, json } = await ask(post("/revoke", { id: "session-1" }));
    expect([status, json]).toMatchObject([409, { code: "current-session" }]);
    expect(calls).toEqual(["list"]);
  });

  it.each([
    ["no", noCurrent],
    ["two", twoCurrent],
  ])("sends nothing where %s session is the current one", async (_, sessions) => {
    const { ask, calls } = serveSessions({ sessions });
    for (const id of ["session-1", "session-3", "unknown"]) {
      const { status, json } = await ask(post("/revoke", { id }));
      expect([status, json]).toMatchObject([409, { code: "current-unknown" }]);
    }
    expect(new Set(calls)).toEqual(new Set(["list"]));
  });

  it("sends nothing for a session that the backend does not let end", async () => {
    const [current, other] = createFixtures({ count: 2 }) as [UserSession, UserSession];
    const { ask, calls } = serveSessions({
      sessions: [current, { ...other, notRevocable: { reason: "managed-elsewhere" } }],
    });
    const { status, json } = await ask(post("/revoke", { id: "session-2" }));
    expect([status, json]).toMatchObject([403, { code: "forbidden" }]);
    expect(calls).toEqual(["list"]);
  });

  it("is 501 where the adapter can't", async () => {
    const { ask } = serveSessions({ missing: ["revokeSession"] });
    for (const id of ["session-1", "session-2", "unknown"]) {
      const { status, json } = await ask(post("/revoke", { id }));
      expect([status, json]).toMatchObject([501, { code: "unsupported" }]);
    }
  });

  it("is 501 where the list does not allow it", async () => {
    const { adapter, calls } = serveSessions();
    const { ask } = serve({
      ...adapter,
      listSessions: async () => ({ ...(await adapter.listSessions()), can: ["rename"] }),
    });
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(501);
    expect((await ask(post("/revoke-others", {}))).status).toBe(501);
    expect(new Set(calls)).toEqual(new Set(["list"]));
  });
});

describe("POST revoke-others", () => {
  it.each([{}, undefined, ""])("uses the adapter's own method, body %j", async (body) => {
    const { ask, truth, calls } = serveSessions();
    expect(await ask(post("/revoke-others", body))).toMatchObject({ status: 204, text: "" });
    expect(await truth()).toEqual(["session-1"]);
    expect(calls).toEqual(["list", "revoke-others"]);
  });

  it("ends them one by one where the list does not allow that method", async () => {
    const { adapter, calls } = serveSessions();
    const { ask } = serve({
      ...adapter,
      listSessions: async () => ({ ...(await adapter.listSessions()), can: ["revoke"] }),
    });
    expect((await ask(post("/revoke-others", {}))).status).toBe(204);
    expect(calls).toEqual(["list", "revoke session-2", "revoke session-3"]);
  });

  it.each([
    ["no", noCurrent, []],
    ["no", noCurrent, ["revokeOtherSessions"]],
    ["two", twoCurrent, []],
    ["two", twoCurrent, ["revokeOtherSessions"]],
  ] as const)("sends nothing where %s session is the current one", async (_, sessions, missing) => {
    const { ask, calls } = serveSessions({ sessions: [...sessions], missing });
    const { status, json } = await ask(post("/revoke-others", {}));
    expect([status, json]).toMatchObject([409, { code: "current-unknown" }]);
    expect(calls).toEqual(["list"]);
  });

  it("is 501 where the adapter has neither method", async () => {
    const { ask } = serveSessions({ missing: ["revokeSession", "revokeOtherSessions"] });
    expect((await ask(post("/revoke-others", {}))).json).toMatchObject({ status: 501, code: "unsupported" });
  });

  it.each([null, false, undefined])("takes a method that is %j for one that is missing", async (method) => {
    const { adapter } = serveSessions();
    const { ask } = serve({ ...adapter, revokeSession: method, revokeOtherSessions: method } as never);
    expect((await ask(post("/revoke", { id: "session-2" }))).status).toBe(501);
    expect((await ask(post("/revoke-others", {}))).status).toBe(501);
  });
});

describe("POST rename", () => {
  it("is 501 where the adapter can't", async () => {
    const { ask } = serveSessions({ missing: ["renameSession"] });
    for (const id of ["session-2", "unknown"])
      expect((await ask(post("/rename", { id, name: "Phone" }))).json).toMatchObject({
        status: 501,
        code: "unsupported",
      });
  });
});
