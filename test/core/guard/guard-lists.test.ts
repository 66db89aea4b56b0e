import { describe, expect, test } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import { heldBackend, listOf } from "./held-backend.ts";

const shown = (list: SessionList | undefined) => list?.sessions.map(({ id }) => id);

describe("one list at a time", () => {
  test("a new list aborts the one that runs", async () => {
    const { guard, request, sent } = await heldBackend();
    void guard.list();
    void guard.list();
    expect(sent()).toEqual(["list", "list"]);
    expect([request(0).signal?.aborted, request(1).signal?.aborted]).toEqual([true, false]);
  });

  test("whoever waited for an aborted list gets the new one's answer", async () => {
    const { guard, request } = await heldBackend();
    const first = guard.list();
    const second = guard.list();
    await request(0).respond(listOf("old*"));
    await request(1).respond(listOf("new*"));
    expect(shown(await first)).toEqual(["new"]);
    expect(await second).toBe(await first);
  });

  test("whoever waited for an aborted list gets the new one's error", async () => {
    const { guard, request } = await heldBackend();
    const first = guard.list();
    void guard.list().catch(() => {});
    await request(1).fail("network");
    await expect(first).rejects.toMatchObject({ code: "network" });
  });

  test("a list that nobody waits for may fail without an unhandled rejection", async () => {
    const { guard, last } = await heldBackend();
    void guard.list();
    await last().fail("network");
    expect(guard.snapshot().error?.code).toBe("network");
  });

  test("aborting a list is no error", async () => {
    const { guard, request } = await heldBackend(listOf("me*"));
    void guard.list();
    void guard.list();
    await request(0).fail("network");
    expect(guard.snapshot().error).toBeUndefined();
  });
});

describe("the newest list", () => {
  test("an older list that is written late does not replace a newer one", async () => {
    const { guard, last } = await heldBackend();
    const older = guard.list();
    await last().respond(listOf("me*", "a"));
    const newer = guard.list();
    await last().respond(listOf("me*"));
    guard.accept(await newer);
    expect(shown(guard.accept(await older))).toEqual(["me"]);
  });

  test("a list that came past the guard never replaces one that it accepted", async () => {
    const { guard } = await heldBackend(listOf("me*"));
    expect(shown(guard.accept(listOf("me*", "phantom")))).toEqual(["me"]);
    expect(shown(guard.snapshot().shown)).toEqual(["me"]);
  });

  test("a list that came past the guard is shown while there is no other", async () => {
    const { guard } = await heldBackend();
    const hydrated = listOf("me*", "a");
    expect(guard.accept(hydrated)).toBe(hydrated);
    expect(guard.snapshot().shown).toBeUndefined();
  });

  test("an unchanged list stays the same object", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const before = guard.snapshot().list;
    const next = guard.list();
    await last().respond(listOf("me*", "a"));
    expect(guard.accept(await next)).toBe(before);
  });

  test("an unchanged list still counts as newer than what was asked for before it", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a"));
    const older = guard.list();
    await last().respond(listOf("me*"));
    const newer = guard.list();
    await last().respond(listOf("me*", "a"));
    guard.accept(await newer);
    expect(shown(guard.accept(await older))).toEqual(["me", "a"]);
  });

  test("the unchanged rows of a changed list stay the same objects, whatever their position", async () => {
    const { guard, last } = await heldBackend(listOf("me*", "a", "b"));
    const before = guard.snapshot().list;
    const next = guard.list();
    await last().respond(listOf("me*", "b"));
    expect(guard.accept(await next).sessions[1]).toBe(before?.sessions[2]);
  });

  test("an empty list is an error and the former list stays", async () => {
    const { guard, last } = await heldBackend(listOf("me*"));
    const next = guard.list();
    await last().respond({ sessions: [] });
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
