import { describe, expect, test } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import { heldBackend, listOf, settle } from "./held-backend.ts";

const shown = (list: SessionList | undefined) => list?.sessions.map(({ id }) => id);

describe("one list at a time", () => {
  test("a new list aborts the one that runs", async () => {
    const { guard, call, sent } = await heldBackend();
    void guard.list();
    void guard.list();
    expect(sent()).toEqual(["list", "list"]);
    expect([call(0).signal?.aborted, call(1).signal?.aborted]).toEqual([true, false]);
  });

  test("whoever waited for an aborted list gets the new one's answer", async () => {
    const { guard, call } = await heldBackend();
    const first = guard.list();
    const second = guard.list();
    await call(0).answer(listOf("old*"));
    await call(1).answer(listOf("new*"));
    expect(shown(await first)).toEqual(["new"]);
    expect(await second).toBe(await first);
  });

  test("whoever waited for an aborted list gets the new one's error", async () => {
    const { guard, call } = await heldBackend();
    const first = guard.list();
    void guard.list().catch(() => {});
    await call(1).fail("network");
    await expect(first).rejects.toMatchObject({ code: "network" });
  });

  test("a list that nobody waits for may fail without an unhandled rejection", async () => {
    const { guard, last } = await heldBackend();
    void guard.list();
    await last().fail("network");
    expect(guard.snapshot().error?.code).toBe("network");
  });

  test("aborting a list is no error", async () => {
    const { guard, call } = await heldBackend(listOf("me*"));
    void guard.list();
    void guard.list();
    await call(0).fail("network");
    expect(guard.snapshot().error).toBeUndefined();
  });
});

describe("the newest list", () => {
  test("an older list that is written late does not replace a newer one", async () => {
    const { guard, last } = await heldBackend();
    const older = guard.list();
    await last().answer(listOf("me*", "a"));
    const newer = guard.list();
    await last().answer(listOf("me*"));
    guard.accept(await newer);
    expect(shown(guard.accept(await older))).toEqual(["me"]);
  });

  test("a list that came past the guard never replaces one that it accepted", async () => {
    const { guard } = await heldBackend(listOf("me*"));
    expect(shown(guard.accept(listOf("me*", "phantom")))).toEqual(["me"]);
    expect(shown(guard.view(listOf("me*", "phantom")))).toEqual(["me"]);
    expect(shown(guard.snapshot().list)).toEqual(["me"]);
  });

  test("a list that came past the guard is shown while there is no other", async () => {
    const { guard } = await heldBackend();
    const hydrated = listOf("me*", "a");
    expect(guard.accept(hydrated)).toBe(hydrated);
    expect(guard.view(hydrated)).toBe(hydrated);
    expect(guard.snapshot().list).toBeUndefined();
  });

  test("an unchanged list stays the same object", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const before = guard.snapshot().list;
    const next = guard.list();
    await last().answer(listOf("me*", "a"));
    expect(guard.accept(await next)).toBe(before);
  });

  test("an unchanged list still counts as newer than what was asked for before it", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const older = guard.list();
    await last().answer(listOf("me*"));
    const newer = guard.list();
    await last().answer(listOf("me*", "a"));
    guard.accept(await newer);
    expect(shown(guard.accept(await older))).toEqual(["me", "a"]);
  });

  test("the unchanged rows of a changed list stay the same objects, whatever their position", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a", "b"));
    const before = guard.snapshot().list;
    const next = guard.list();
    await last().answer(listOf("me*", "b"));
    expect(guard.accept(await next).sessions[1]).toBe(before?.sessions[2]);
  });

  test("an empty list is an error and the former list stays", async () => {
    const { guard, last } = await heldBackend(listOf("me*"));
    const next = guard.list();
    await last().answer({ sessions: [] });
    await expect(next).rejects.toMatchObject({ code: "bad-response" });
    expect(shown(guard.snapshot().list)).toEqual(["me"]);
  });

  test("a list that is never answered ends at the deadline", async () => {
    const { guard, last, passDeadline } = await heldBackend();
    const list = guard.list();
    void passDeadline();
    await expect(list).rejects.toMatchObject({ code: "timeout" });
    expect(last().signal?.aborted).toBe(true);
  });
});

describe("the snapshot", () => {
  test("carries the newest list's error until a list succeeds", async () => {
    const { guard, last } = await heldBackend(listOf("me*"));
    void guard.list();
    await last().fail("network");
    expect(guard.snapshot().error?.code).toBe("network");
    const next = guard.list();
    await last().answer(listOf("me*"));
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
    await last().answer(listOf("me*"));
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

  test("tells its readers after the write that changed it", async () => {
    const { guard, last, written } = await heldBackend(listOf("me*", "a"));
    const seen: number[] = [];
    guard.subscribe(() => seen.push(written.length));
    const result = guard.revoke("a");
    await settle();
    await last().answer();
    seen.length = 0;
    await last().answer(listOf("me*"));
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
    const { guard, sent, call } = await heldBackend(listOf("me*", "a", "b", "c", "d", "e"));
    const results = guard.revokeMany(["a", "b", "c", "d", "e"]);
    await settle();
    guard.retire();
    for (let index = 0; index < 4; index += 1) await call(index).answer();
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
      await last().answer();
      void last().answer(listOf("me*"));
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

  test("takes over no list that it asked for before", async () => {
    const { guard, last } = await heldBackend();
    const list = guard.list();
    await last().answer(listOf("me*"));
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
    await last().answer();
    expect((await result).outcome).toBe("unknown");
    expect(guard.snapshot().pendingSignOuts.size).toBe(0);
  });
});
