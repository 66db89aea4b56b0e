import { describe, expect, test, vi } from "vitest";
import { heldBackend, listOf, settle } from "./held-backend.ts";

describe("the snapshot", () => {
  test("carries the newest list's error until a list succeeds", async () => {
    const { guard, last } = await heldBackend(listOf("me*"));
    void guard.list();
    await last().fail("network");
    expect(guard.snapshot().error?.code).toBe("network");
    const next = guard.list();
    await last().respond(listOf("me*"));
    guard.accept(await next);
    expect(guard.snapshot().error).toBeUndefined();
  });

  test("says signed out from when a list is unauthenticated until one succeeds", async () => {
    const { guard, last } = await heldBackend(listOf("me*"));
    void guard.list();
    await last().fail("unauthenticated");
    void guard.list();
    await last().fail("network");
    expect(guard.snapshot().signedOut).toBe(true);
    const next = guard.list();
    await last().respond(listOf("me*"));
    guard.accept(await next);
    expect(guard.snapshot().signedOut).toBe(false);
  });

  test("is the same object until something changes", async () => {
    const { guard, last } = await heldBackend(listOf("me*"));
    const before = guard.snapshot();
    expect(guard.snapshot()).toBe(before);
    void guard.list();
    await last().fail("network");
    expect(guard.snapshot()).not.toBe(before);
  });

  test("has the outcome of a request that no list follows", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const state = () => guard.snapshot().pendingSignOuts.get("a")?.state;
    const result = guard.revoke("a");
    await settle();
    expect(state()).toBe("signing-out");
    await last().fail("rate-limited");
    await result;
    expect(state()).toBe("failed");
  });

  test("tells its readers after the write that changed it", async () => {
    const { guard, last, written } = await heldBackend(listOf("me*", "a"));
    const seen: number[] = [];
    guard.subscribe(() => seen.push(written.length));
    const result = guard.revoke("a");
    await settle();
    await last().respond();
    seen.length = 0;
    await last().respond(listOf("me*"));
    await result;
    expect(seen[0]).toBe(1);
  });
});

describe("a retired guard", () => {
  test("lists nothing more", async () => {
    const { guard, sent } = await heldBackend(listOf("me*"));
    guard.retire();
    await expect(guard.list()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(sent()).toEqual([]);
  });

  test("sends nothing more", async () => {
    const { guard, sent } = await heldBackend(listOf("me*", "a"));
    guard.retire();
    expect(await guard.revoke("a")).toMatchObject({ outcome: "refused", error: { code: "unauthenticated" } });
    await expect(guard.revokeOthers()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(sent()).toEqual([]);
  });

  test("sends nothing of a batch that is under way", async () => {
    const { guard, sent, request } = await heldBackend(listOf("me*", "a", "b", "c", "d", "e"));
    const results = guard.revokeMany(["a", "b", "c", "d", "e"]);
    await settle();
    guard.retire();
    for (let index = 0; index < 4; index += 1) await request(index).respond();
    expect((await results).map(({ outcome }) => outcome)).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "unknown",
      "refused",
    ]);
    expect(sent()).toHaveLength(4);
  });

  test("aborts the list that runs and rejects for whoever waits", async () => {
    const { guard, last } = await heldBackend();
    const list = guard.list();
    guard.retire();
    await expect(list).rejects.toMatchObject({ code: "unauthenticated" });
    expect(last().signal?.aborted).toBe(true);
  });

  test("writes nothing more, whenever between the answer and the write it retires", async () => {
    for (let microtasks = 0; microtasks < 30; microtasks += 1) {
      const { guard, last, written } = await heldBackend(listOf("me*", "a"));
      const result = guard.revoke("a");
      await settle();
      await last().respond();
      void last().respond(listOf("me*"));
      for (let ran = 0; ran < microtasks; ran += 1) await null;
      const before = written.length;
      guard.retire();
      await result;
      expect(written).toHaveLength(before);
    }
  });

  test("shows no list any more", async () => {
    const { guard } = await heldBackend(listOf("me*"));
    guard.retire();
    expect(guard.snapshot().list).toBeUndefined();
  });

  test("tells its readers that nothing is left", async () => {
    const { guard } = await heldBackend(listOf("me*"));
    const seen: unknown[] = [];
    expect(guard.snapshot().list).toBeDefined();
    guard.subscribe(() => seen.push(guard.snapshot().list));
    guard.retire();
    await settle();
    expect(seen).toEqual([undefined]);
  });

  test("takes over no list that it asked for before", async () => {
    const { guard, last } = await heldBackend();
    const list = guard.list();
    await last().respond(listOf("me*"));
    const incoming = await list;
    guard.retire();
    guard.accept(incoming);
    expect(guard.snapshot().list).toBeUndefined();
  });

  test("has no marks, also when a request of before ends", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    guard.retire();
    await last().respond();
    expect((await result).outcome).toBe("unknown");
    expect(guard.snapshot().pendingSignOuts.size).toBe(0);
  });
});

describe("a confirmed end", () => {
  test("is told once for each list that confirms some, and not before", async () => {
    const onEnd = vi.fn();
    const { guard, last } = await heldBackend(listOf("me*", "a", "b", "c"), { onEnd });
    const result = guard.revokeOthers();
    await settle();
    await last().respond();
    expect(onEnd).not.toHaveBeenCalled();
    await last().respond(listOf("me*", "c"));
    await result;
    expect(onEnd).toHaveBeenCalledTimes(1);
    const next = guard.list();
    await last().respond(listOf("me*", "c"));
    guard.accept(await next);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test("is told once while the request is still under way", async () => {
    const onEnd = vi.fn();
    const { guard, last } = await heldBackend(listOf("me*", "a"), { onEnd });
    void guard.revoke("a");
    await settle();
    for (let time = 0; time < 2; time += 1) {
      const next = guard.list();
      await last().respond(listOf("me*"));
      guard.accept(await next);
    }
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test("is none where the backend refused, and somebody else ended the session", async () => {
    const onEnd = vi.fn();
    const { guard, last } = await heldBackend(listOf("me*", "a"), { onEnd });
    const result = guard.revoke("a");
    await settle();
    await last().fail("forbidden");
    await last().respond(listOf("me*"));
    await result;
    expect(onEnd).not.toHaveBeenCalled();
  });
});

test("a mark in time tells whether a list has been started since, and accepted", async () => {
  const { guard, last } = await heldBackend(listOf("me*"));
  const before = guard.list();
  const isListed = guard.markTime();
  await last().respond(listOf("me*"));
  guard.accept(await before);
  expect(isListed()).toBe(false);
  const after = guard.list();
  await last().fail("network");
  await after.catch(() => {});
  expect(isListed()).toBe(false);
  const next = guard.list();
  await last().respond(listOf("me*"));
  guard.accept(await next);
  expect(isListed()).toBe(true);
});
