import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import type { SessionList, UserSession } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createSessionsHandler, type RevokedSessions } from "../../src/server/index.ts";
import { createFixtures, faultyAdapter } from "../../src/testing/index.ts";
import { idsOf } from "../support/ids-of.ts";
import { ask } from "./support/ask.ts";
import { held } from "./support/held.ts";
import { basePath, get, post } from "./support/requests.ts";
import {
  fails,
  memory,
  never,
  revokeOthers,
  revokeTwo,
  serveHook,
  thenLists,
  without,
} from "./support/serve-hook.ts";

describe("onRevoked", () => {
  it("is told of one session that has ended, after the answer and a second list", async () => {
    const { askAndFollow, told, events, promises } = serveHook(memory());
    expect(await askAndFollow(revokeTwo())).toBe(204);
    expect(events).toEqual(["list", "revoke session-2", "answered", "list", "told"]);
    expect(told).toEqual([{ ids: ["session-2"], all: false, subject: "ann" }]);
    expect(promises).toHaveLength(1);
  });

  it("is told of all others at once", async () => {
    const { askAndFollow, told, events, promises } = serveHook(memory(4));
    expect(await askAndFollow(revokeOthers())).toBe(204);
    expect(events).toEqual(["list", "revoke-others", "answered", "list", "told"]);
    expect(told).toEqual([{ ids: ["session-2", "session-3", "session-4"], all: true, subject: "ann" }]);
    expect(promises).toHaveLength(1);
  });

  it("is told once of all others that were sent one by one", async () => {
    const { askAndFollow, told, promises } = serveHook(without(memory(12), "revokeOtherSessions"));
    expect(await askAndFollow(revokeOthers())).toBe(204);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ all: true });
    expect(told[0]?.ids).toHaveLength(11);
    expect(promises).toHaveLength(1);
  });

  it("gets the very request", async () => {
    const seen: RevokedSessions[] = [];
    const { askAndFollow } = serveHook(memory(), { onRevoked: (revoked) => seen.push(revoked) });
    const request = revokeTwo();
    await askAndFollow(request);
    expect(seen[0]?.request).toBe(request);
  });

  it("is told no subject if the list has none", async () => {
    const { askAndFollow, told } = serveHook(memoryAdapter(createFixtures({ count: 2 })));
    await askAndFollow(revokeTwo());
    expect(told).toEqual([{ ids: ["session-2"], all: false }]);
  });

  it("works without waitUntil", async () => {
    const hook = held<RevokedSessions>();
    const { ask } = serveHook(memory(), {
      waitUntil: undefined as never,
      onRevoked: (revoked) => hook.release(revoked),
    });
    await ask(revokeTwo());
    expect((await hook.promise).ids).toEqual(["session-2"]);
  });

  it.each([
    ["a list", get()],
    ["an unknown id", post("/revoke", { id: "unknown" })],
    ["the current session", post("/revoke", { id: "session-1" })],
    ["a new name", post("/rename", { id: "session-2", name: "Desk" })],
    ["a body that is wrong", post("/revoke", { id: 7 })],
    ["a request of another site", post("/revoke", { id: "session-2" }, { "sec-fetch-site": "cross-site" })],
  ])("is not called after %s, and nothing more is listed", async (_, request) => {
    const { askAndFollow, told, events, promises, errors } = serveHook(memory());
    await askAndFollow(request);
    expect([told, promises, errors]).toEqual([[], [], []]);
    expect(events.filter((event) => event === "list").length).toBeLessThanOrEqual(1);
  });

  it("is not called again for an id that is gone", async () => {
    const { askAndFollow, told, promises } = serveHook(memory());
    for (let times = 0; times < 3; times += 1) await askAndFollow(revokeTwo());
    expect(told).toHaveLength(1);
    expect(promises).toHaveLength(1);
  });

  it("is not called for an id that the backend had lost before the revocation arrived", async () => {
    const adapter = memory();
    const { askAndFollow, told, events, promises, errors } = serveHook({
      ...adapter,
      async revokeSession(id) {
        await adapter.revokeSession?.(id);
        throw new SessionsError("not-found", "Gone.");
      },
    });
    expect(await askAndFollow(revokeTwo())).toBe(204);
    expect(events).toEqual(["list", "revoke session-2", "answered"]);
    expect([told, promises, errors]).toEqual([[], [], []]);
  });

  it("is not told of one among all others that was gone before", async () => {
    const adapter = memory(4);
    const { askAndFollow, told } = serveHook({
      ...without(adapter, "revokeOtherSessions"),
      async revokeSession(id) {
        await adapter.revokeSession?.(id);
        if (id === "session-3") throw new SessionsError("not-found", "Gone.");
      },
    });
    expect(await askAndFollow(revokeOthers())).toBe(204);
    expect(told.map(({ ids }) => ids)).toEqual([["session-2", "session-4"]]);
  });

  it.each<SessionsErrorCode>([
    "forbidden",
    "rate-limited",
    "reauth-required",
    "unauthenticated",
    "unsupported",
    "current-unknown",
  ])("is not called if the backend refuses with %s", async (code) => {
    const refusing = { ...memory(), revokeSession: fails(code), revokeOtherSessions: fails(code) };
    for (const adapter of [refusing, without(refusing, "revokeOtherSessions")])
      for (const request of [revokeTwo(), revokeOthers()]) {
        const { askAndFollow, told, events, promises } = serveHook(adapter);
        expect(await askAndFollow(request)).toBeGreaterThanOrEqual(400);
        expect([told, promises]).toEqual([[], []]);
        expect(events.filter((event) => event === "list")).toHaveLength(1);
      }
  });

  it("is told what has ended if the backend's answer was lost", async () => {
    const lost = faultyAdapter(memory(), [{ on: "revoke", when: "after", code: "network" }]);
    const { askAndFollow, told, promises } = serveHook(lost);
    expect(await askAndFollow(revokeTwo())).toBe(502);
    expect(told).toEqual([{ ids: ["session-2"], all: false, subject: "ann" }]);
    expect(promises).toHaveLength(1);
  });

  it("is not called if a revocation failed and ended nothing", async () => {
    const failing = faultyAdapter(memory(), [{ on: "revoke", when: "before", code: "network" }]);
    const { askAndFollow, told, errors } = serveHook(failing);
    expect(await askAndFollow(revokeTwo())).toBe(502);
    expect(told).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  it("is told after a partial run what has ended", async () => {
    const adapter = memory(5);
    const { askAndFollow, told } = serveHook({
      ...without(adapter, "revokeOtherSessions"),
      async revokeSession(id) {
        if (id === "session-3") throw new SessionsError("network", "No.");
        if (id === "session-4") throw new SessionsError("forbidden", "No.");
        await adapter.revokeSession?.(id);
      },
    });
    expect(await askAndFollow(revokeOthers())).toBe(207);
    expect(told).toEqual([{ ids: ["session-2", "session-5"], all: true, subject: "ann" }]);
  });

  it("is told after a partial run of the backend's own method, too", async () => {
    const adapter = memory(4);
    const { askAndFollow, told } = serveHook({
      ...adapter,
      async revokeOtherSessions() {
        await adapter.revokeSession?.("session-3");
        throw new SessionsError("backend", "Half done.");
      },
    });
    expect(await askAndFollow(revokeOthers())).toBe(502);
    expect(told).toEqual([{ ids: ["session-3"], all: true, subject: "ann" }]);
  });

  it("is not called for a session that the list after still has", async () => {
    const { askAndFollow, told, errors } = serveHook({ ...memory(), revokeSession: async () => {} });
    expect(await askAndFollow(revokeTwo())).toBe(204);
    expect([told, errors]).toEqual([[], []]);
  });

  it("gets only the one that was asked for, whatever else has ended meanwhile", async () => {
    const adapter = memory(4);
    const { askAndFollow, told } = serveHook({
      ...adapter,
      revokeSession: async () => adapter.revokeOtherSessions?.(),
    });
    await askAndFollow(revokeTwo());
    expect(told.map(({ ids }) => ids)).toEqual([["session-2"]]);
  });

  it("is not called if nobody else is signed in", async () => {
    const { askAndFollow, told, events, promises } = serveHook(memory(1));
    expect(await askAndFollow(revokeOthers())).toBe(204);
    expect([told, promises]).toEqual([[], []]);
    expect(events).toEqual(["list", "revoke-others", "answered"]);
  });

  it("is told of expired sessions that the list has lost, as of every other one", async () => {
    const adapter = memoryAdapter([
      { id: "me", isCurrent: true },
      { id: "old", isCurrent: false, expiresAt: "2020-01-01T00:00:00.000Z" },
      { id: "new", isCurrent: false },
    ]);
    const { askAndFollow, told } = serveHook(adapter);
    await askAndFollow(revokeOthers());
    expect(told.map(({ ids }) => ids)).toEqual([["old", "new"]]);
  });

  it("never gets the current session, even if its id is another one by then", async () => {
    const adapter = memory();
    const rotate = (list: SessionList) => ({
      ...list,
      sessions: list.sessions.map((one) => (one.isCurrent ? { ...one, id: "rotated" } : one)),
    });
    const { askAndFollow, told } = serveHook(thenLists(adapter, rotate));
    await askAndFollow(revokeOthers());
    expect(told.map(({ ids }) => ids)).toEqual([["session-2", "session-3"]]);
  });

  it("never gets a session that any list of the request has called the current one", async () => {
    const lists: SessionList[] = [
      { sessions: [row("me", true), row("a")], truncated: true },
      { sessions: [row("me"), row("new", true), row("b")], truncated: true },
      { sessions: [row("me"), row("new", true)] },
      { sessions: [row("new", true)] },
    ];
    const { askAndFollow, told } = serveHook({
      name: "rotating",
      listSessions: async () => lists.shift() as SessionList,
      revokeSession: async () => {},
    });
    expect(await askAndFollow(revokeOthers())).toBe(204);
    expect(told.map(({ ids }) => ids)).toEqual([["a", "b"]]);
  });

  it("gets the sessions of every list that a truncated run went through", async () => {
    const inner = memory(8);
    const { askAndFollow, told } = serveHook({
      name: "capped",
      listSessions: async () => {
        const { sessions } = await inner.listSessions();
        return { sessions: sessions.slice(0, 3), ...(sessions.length > 3 && { truncated: true }) };
      },
      revokeSession: async (id) => inner.revokeSession?.(id),
    });
    await askAndFollow(revokeOthers());
    expect(told).toHaveLength(1);
    expect(told[0]?.ids).toHaveLength(7);
  });

  it("lists by the adapter object that revoked, and opens no other", async () => {
    let cookie = "before";
    let opened = 0;
    const adapter = memory();
    const openOnce = () => {
      opened += 1;
      let own = cookie;
      return {
        ...adapter,
        async listSessions() {
          if (own !== cookie) throw new SessionsError("unauthenticated", "An old cookie.");
          return adapter.listSessions();
        },
        async revokeSession(id: string) {
          cookie = "after";
          own = cookie;
          await adapter.revokeSession?.(id);
        },
      };
    };
    const told: RevokedSessions[] = [];
    const promises: Promise<void>[] = [];
    const handler = createSessionsHandler({
      basePath,
      adapter: openOnce,
      onRevoked: (revoked) => told.push(revoked),
      waitUntil: (promise) => void promises.push(promise),
    });
    await ask(handler, revokeTwo());
    await Promise.all(promises);
    expect(told).toHaveLength(1);
    expect(opened).toBe(1);
  });

  it("is called even if the client has gone", async () => {
    const adapter = memory();
    const client = new AbortController();
    const { ask, told, promises } = serveHook({
      ...adapter,
      async revokeSession(id) {
        await adapter.revokeSession?.(id);
        client.abort();
      },
    });
    const plain = revokeTwo();
    const request = new Request(plain, { signal: client.signal });
    Object.defineProperty(request, "headers", { value: plain.headers });
    expect((await ask(request)).status).toBe(204);
    client.abort();
    await Promise.all(promises);
    expect(request.signal.aborted).toBe(true);
    expect(told).toHaveLength(1);
  });
});

const row = (id: string, isCurrent = false): UserSession => ({ id, isCurrent });

it("nothing is listed before whoever got the answer had the time to write it", async () => {
  const { handler, events, promises } = serveHook(memory());
  await handler(revokeTwo());
  for (let turn = 0; turn < 1000; turn += 1) await Promise.resolve();
  events.push("written");
  await promises[0];
  expect(events).toEqual(["list", "revoke session-2", "written", "list", "told"]);
});

it("the answer never waits for what follows it", async () => {
  const adapter = thenLists(memory(), never);
  const { ask, promises } = serveHook(adapter);
  expect((await ask(revokeTwo())).status).toBe(204);
  expect(promises).toHaveLength(1);
  expect(adapter.listCount()).toBe(1);
});

it("the hook may list and revoke by itself", async () => {
  const adapter = memory();
  const { askAndFollow, errors } = serveHook(adapter, {
    async onRevoked() {
      await adapter.revokeSession?.("session-3");
    },
  });
  await askAndFollow(revokeTwo());
  expect(await idsOf(adapter)).toEqual(["session-1"]);
  expect(errors).toEqual([]);
});
