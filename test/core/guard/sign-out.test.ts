import { describe, expect, test } from "vitest";
import { heldBackend, listOf, settle, withRow } from "./held-backend.ts";

describe("before each request", () => {
  test.each([
    { why: "it is the current one", id: "me", list: listOf("me*", "a"), code: "current-session" },
    { why: "no session is the current one", id: "a", list: listOf("me", "a"), code: "current-unknown" },
    { why: "several are the current one", id: "b", list: listOf("me*", "a*", "b"), code: "current-unknown" },
    {
      why: "it is not revocable",
      id: "a",
      list: withRow(listOf("me*", "a"), { notRevocable: { reason: "too-new" } }),
      code: "forbidden",
    },
    {
      why: "the list allows nothing",
      id: "a",
      list: { ...listOf("me*", "a"), can: [] },
      code: "unsupported",
    },
    {
      why: "a truncated list lacks it",
      id: "b",
      list: { ...listOf("me*", "a"), truncated: true },
      code: "not-found",
    },
  ])("a session is refused and nothing is sent because $why", async ({ id, list, code }) => {
    const { guard, sent } = await heldBackend(list);
    expect(await guard.revoke(id)).toMatchObject({ id, outcome: "refused", error: { code } });
    expect(sent()).toEqual([]);
  });

  test("a session is refused where the adapter cannot end one", async () => {
    const { guard, adapter } = await heldBackend(listOf("me*", "a"));
    delete adapter.revokeSession;
    expect(await guard.revoke("a")).toMatchObject({ outcome: "refused", error: { code: "unsupported" } });
  });

  test("a session that a complete list lacks is already gone only if a list made since lacks it too", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("b");
    await settle();
    await last().respond(listOf("me*", "a"));
    expect(await result).toEqual({ id: "b", outcome: "already-gone" });
    expect(sent()).toEqual(["list"]);
  });

  test("a session that is newer than the newest list is revoked once a list has it", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("new");
    await settle();
    await last().respond(listOf("me*", "a", "new"));
    expect(sent()).toEqual(["list", "revoke new"]);
    await last().respond();
    await last().respond(listOf("me*", "a"));
    expect(await result).toEqual({ id: "new", outcome: "revoked" });
  });

  test("a session that a new list shows as the current one is not revoked", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("me2");
    await settle();
    await last().respond(listOf("me2*", "a"));
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "current-session" } });
    expect(sent()).toEqual(["list"]);
  });

  test("all sessions of a batch that the newest list lacks share one list", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const results = guard.revokeMany(["b", "c", "d", "e", "f", "g"]);
    await settle();
    await last().respond(listOf("me*", "a"));
    expect((await results).map(({ outcome }) => outcome)).toEqual(Array(6).fill("already-gone"));
    expect(sent()).toEqual(["list"]);
  });

  test("a session of which no new list could tell is refused with the reason, and the others are revoked", async () => {
    const { guard, sent, last, request } = await heldBackend(listOf("me*", "a"));
    const results = guard.revokeMany(["b", "a"]);
    await settle();
    expect(sent()).toEqual(["list", "revoke a"]);
    await request(0).fail("network");
    await last().respond();
    await last().respond(listOf("me*"));
    expect(await results).toMatchObject([
      { id: "b", outcome: "refused", error: { code: "network" } },
      { id: "a", outcome: "revoked" },
    ]);
  });

  test("a list is made where there is none", async () => {
    const { guard, sent, last, written } = await heldBackend();
    const result = guard.revoke("me");
    await settle();
    expect(sent()).toEqual(["list"]);
    await last().respond(listOf("me*"));
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "current-session" } });
    expect(written).toHaveLength(1);
  });

  test("the list's error is the reason where that list fails", async () => {
    const { guard, sent, last } = await heldBackend();
    const result = guard.revoke("a");
    await settle();
    await last().fail("network");
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "network" } });
    expect(sent()).toEqual(["list"]);
  });

  test("a list is made where the backend said that this session is gone", async () => {
    const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
    void guard.list();
    await last().fail("unauthenticated");
    void guard.revoke("a");
    await settle();
    expect(sent()).toEqual(["list", "list"]);
  });

  test("the newest list is asked again, also in the middle of a batch", async () => {
    const { guard, sent, request, last } = await heldBackend(listOf("me*", "a", "b", "c", "d", "e"));
    const results = guard.revokeMany(["a", "b", "c", "d", "e"]);
    await settle();
    const refetch = guard.list();
    await last().respond(listOf("me", "a", "b", "c", "d", "e*"));
    guard.accept(await refetch);
    await request(0).respond();
    for (const index of [1, 2, 3]) await request(index).respond();
    await last().respond(listOf("me", "e*"));
    expect((await results).at(-1)).toMatchObject({ outcome: "refused", error: { code: "current-session" } });
    expect(sent()).not.toContain("revoke e");
  });

  test("a row that is refused after it waited for its turn is not pending any more", async () => {
    const { guard, request, last } = await heldBackend(listOf("me*", "a", "b", "c", "d", "e"));
    const results = guard.revokeMany(["a", "b", "c", "d", "e"]);
    await settle();
    const refetch = guard.list();
    await last().respond(listOf("me", "a", "b", "c", "d", "e*"));
    guard.accept(await refetch);
    for (const index of [0, 1, 2, 3]) await request(index).respond();
    await last().respond(listOf("me", "e*"));
    await results;
    expect(guard.snapshot().pendingSignOuts.size).toBe(0);
  });

  test("a session that became the current one while the others were waited for is refused", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    void guard.revokeOthers();
    await settle();
    const result = guard.revoke("a");
    await last().fail("backend");
    await last().respond(listOf("me", "a*"));
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "current-session" } });
    expect(sent()).toEqual(["revoke-others", "list"]);
  });
});

describe("requests side by side", () => {
  test("two clicks send one request and get one result", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const [first, second] = [guard.revoke("a"), guard.revoke("a")];
    await settle();
    await last().respond();
    await last().respond(listOf("me*"));
    expect(await first).toEqual({ id: "a", outcome: "revoked" });
    expect(await second).toEqual(await first);
    expect(sent()).toEqual(["revoke a", "list"]);
  });

  test("an id that is named twice is sent once and answered twice", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const results = guard.revokeMany(["a", "a"]);
    await settle();
    await last().respond();
    await last().respond(listOf("me*"));
    expect((await results).map(({ outcome }) => outcome)).toEqual(["revoked", "revoked"]);
    expect(sent()).toEqual(["revoke a", "list"]);
  });

  test("after its end the same session can be tried again", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const first = guard.revoke("a");
    await settle();
    await last().fail("forbidden");
    await last().respond(listOf("me*", "a"));
    await first;
    void guard.revoke("a");
    await settle();
    expect(sent()).toEqual(["revoke a", "list", "revoke a"]);
  });

  test("of many at most four are under way", async () => {
    const { guard, sent, request } = await heldBackend(listOf("me*", "a", "b", "c", "d", "e", "f"));
    void guard.revokeMany(["a", "b", "c", "d", "e", "f"]);
    await settle();
    expect(sent()).toEqual(["revoke a", "revoke b", "revoke c", "revoke d"]);
    await request(2).respond();
    expect(sent()).toHaveLength(5);
  });

  test("many share one proof list", async () => {
    const { guard, sent, request, last } = await heldBackend(listOf("me*", "a", "b"));
    const results = guard.revokeMany(["a", "b"]);
    await settle();
    await request(0).respond();
    await request(1).respond();
    await last().respond(listOf("me*"));
    expect((await results).map(({ outcome }) => outcome)).toEqual(["revoked", "revoked"]);
    expect(sent()).toEqual(["revoke a", "revoke b", "list"]);
  });

  test("a row says that it is being signed out from the click to the proof", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const state = () => guard.snapshot().pendingSignOuts.get("a")?.state;
    void guard.revoke("a");
    await settle();
    expect(state()).toBe("signing-out");
    await last().respond();
    expect(state()).toBe("signing-out");
    await last().respond(listOf("me*"));
    expect(state()).toBeUndefined();
  });

  test("a row that is refused without a request never says so", async () => {
    const { guard } = await heldBackend({ ...listOf("me*", "a"), can: [] });
    const states: unknown[] = [];
    guard.subscribe(() => states.push(...guard.snapshot().pendingSignOuts.values()));
    await guard.revokeMany(["me", "a"]);
    expect(states).toEqual([]);
  });

  test("a row that waits for its turn says so too", async () => {
    const { guard } = await heldBackend(listOf("me*", "a", "b", "c", "d", "e"));
    void guard.revokeMany(["a", "b", "c", "d", "e"]);
    await settle();
    expect(guard.snapshot().pendingSignOuts.get("e")?.state).toBe("signing-out");
  });

  test("the proof list is written before the mark is dropped", async () => {
    const { guard, last, written } = await heldBackend(listOf("me*", "a"));
    const states: unknown[] = [];
    const push = written.push.bind(written);
    written.push = (...lists) => {
      states.push(guard.snapshot().pendingSignOuts.get("a")?.state);
      return push(...lists);
    };
    void guard.revoke("a");
    await settle();
    await last().respond();
    await last().respond(listOf("me*"));
    expect(states).toEqual(["signing-out"]);
  });

  test("a proof list counts where nobody takes what is written", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"), { write: () => {} });
    const result = guard.revoke("a");
    await settle();
    await last().respond();
    await last().respond(listOf("me*"));
    expect((await result).outcome).toBe("revoked");
    expect(guard.snapshot().list?.sessions).toHaveLength(1);
  });

  test.each(["rate-limited", "reauth-required"] as const)("no list follows on %s", async (code) => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    await last().fail(code);
    expect(await result).toMatchObject({ outcome: "refused", error: { code } });
    expect(sent()).toEqual(["revoke a"]);
  });

  test("an adapter that is re-created takes over", async () => {
    let calls = 0;
    const next = {
      name: "next",
      listSessions: async () => listOf("me*", "a"),
      revokeSession: async () => {
        calls += 1;
      },
    };
    const { guard } = await heldBackend(undefined, { adapter: () => next });
    await guard.revoke("a");
    expect(calls).toBe(1);
  });
});

describe("until when a revoked session may go on working", () => {
  const serverTime = "2026-11-21T14:00:00.000Z";
  const slow = { ...listOf("me*", "a"), serverTime, revocationLagSeconds: 300 };

  test("counts from the moment of the request by the server's clock", async () => {
    let now = Date.parse(serverTime) - 3_600_000;
    const { guard, last } = await heldBackend(slow, { now: () => now });
    const result = guard.revoke("a");
    await settle();
    now += 20_000;
    await last().respond();
    await last().respond({
      ...listOf("me*"),
      serverTime: "2026-11-21T14:00:20.000Z",
      revocationLagSeconds: 300,
    });
    expect(await result).toEqual({ id: "a", outcome: "revoked", worksUntil: "2026-11-21T14:05:00.000Z" });
  });

  test("is said once a later list confirms it", async () => {
    const { guard, last } = await heldBackend(slow, { now: () => Date.parse(serverTime) });
    const result = guard.revoke("a");
    await settle();
    await last().respond();
    await last().fail("network");
    expect(await result).toEqual({ id: "a", outcome: "unknown" });
    const next = guard.list().then(guard.accept);
    await last().respond({ ...slow, sessions: listOf("me*").sessions });
    await next;
    expect(guard.snapshot().lastResults[0]).toMatchObject({
      outcome: "revoked",
      worksUntil: "2026-11-21T14:05:00.000Z",
    });
  });

  test("is not said of what had ended before", async () => {
    const { guard, last } = await heldBackend(slow, { now: () => Date.parse(serverTime) });
    const result = guard.revoke("a");
    await settle();
    await last().fail("not-found");
    await last().respond({ ...slow, sessions: listOf("me*").sessions });
    expect(await result).toEqual({ id: "a", outcome: "already-gone" });
  });
});
