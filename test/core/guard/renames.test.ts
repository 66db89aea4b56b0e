import { describe, expect, test, vi } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import { SessionsError } from "../../../src/core/errors.ts";
import { type RenameResult, renamesOf } from "../../../src/core/guard/renames.ts";
import type { SignOutResult } from "../../../src/core/sign-out-result.ts";
import { heldBackend, listOf, settle, withRow } from "./held-backend.ts";

const living = listOf("me*", "a", "b");
const named = (name: string, list = living) => withRow(list, { name });

/** A guard that renames "a" to this name: the request has been sent. */
async function renaming(name = "Kitchen", list = living) {
  const backend = await heldBackend(list);
  const result = renamesOf(backend.guard).rename("a", name);
  await settle();
  return { ...backend, result, pending: () => renamesOf(backend.guard).read().get("a") };
}

describe("a new name", () => {
  test("is pending at once, and true only when a list says so", async () => {
    const { guard, pending, result, last, sent } = await renaming();
    expect(pending()).toBe("Kitchen");
    expect(guard.snapshot().list?.sessions[1]?.name).toBeUndefined();
    await last().respond();
    expect(pending()).toBe("Kitchen");
    await last().respond(named("Kitchen"));
    expect(await result).toEqual({ id: "a", outcome: "renamed" });
    expect(pending()).toBeUndefined();
    expect(guard.snapshot().list?.sessions[1]?.name).toBe("Kitchen");
    expect(sent()).toEqual(["rename a Kitchen", "list"]);
  });

  test("is taken back when the list that follows lacks it", async () => {
    const { pending, result, last } = await renaming();
    await last().respond();
    await last().respond(living);
    expect(await result).toEqual({ id: "a", outcome: "not-renamed" });
    expect(pending()).toBeUndefined();
  });

  test("is taken back when another one came in its place", async () => {
    const { result, last } = await renaming();
    await last().respond();
    await last().respond(named("KITCHEN"));
    expect((await result).outcome).toBe("not-renamed");
  });

  test("of a session that has ended meanwhile is taken back", async () => {
    const { pending, result, last } = await renaming();
    await last().respond();
    await last().respond(listOf("me*", "b"));
    expect((await result).outcome).toBe("not-renamed");
    expect(pending()).toBeUndefined();
  });

  test("can be given to the current session", async () => {
    const { guard, last } = await heldBackend(living);
    const result = renamesOf(guard).rename("me", "Here");
    await settle();
    await last().respond();
    await last().respond({
      sessions: living.sessions.map((one) => (one.id === "me" ? { ...one, name: "Here" } : one)),
    });
    expect((await result).outcome).toBe("renamed");
  });

  test("whose response was lost is there if a list has it", async () => {
    const { result, last } = await renaming();
    await last().fail("network");
    await last().respond(named("Kitchen"));
    expect(await result).toEqual({ id: "a", outcome: "renamed" });
  });

  test("whose response was lost is not there if the list lacks it, and the error says why", async () => {
    const { result, last } = await renaming();
    await last().fail("network");
    await last().respond(living);
    expect(await result).toMatchObject({ outcome: "not-renamed", error: { code: "network" } });
  });

  test("stays pending without a list, until a later one has or lacks it", async () => {
    for (const [later, left] of [
      [named("Kitchen"), undefined],
      [living, undefined],
      [{ ...listOf("me*", "b"), truncated: true } as SessionList, "Kitchen"],
    ] as const) {
      const { guard, pending, result, last } = await renaming();
      await last().respond();
      await last().fail("network");
      expect(await result).toEqual({ id: "a", outcome: "unknown" });
      expect(pending()).toBe("Kitchen");
      const next = guard.list().then(guard.accept);
      await last().respond(later);
      await next;
      expect(pending()).toBe(left);
    }
  });

  test("is not true by a list that was started before it was sent", async () => {
    const { guard, last, request } = await heldBackend(living);
    const older = guard.list().then(guard.accept);
    const result = renamesOf(guard).rename("a", "Kitchen");
    await settle();
    await request(0).respond(named("Kitchen"));
    await older;
    await last().respond();
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("is not taken back by a list that was started before the response", async () => {
    const { guard, last, request, result, pending } = await renaming();
    const between = guard.list().then(guard.accept);
    await last().respond(living);
    await between;
    await request(0).respond();
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
    expect(pending()).toBe("Kitchen");
  });

  test("is true by a list that was started before the response", async () => {
    const { guard, last, request, result } = await renaming();
    const between = guard.list().then(guard.accept);
    await last().respond(named("Kitchen"));
    await between;
    await request(0).fail("timeout");
    await last().fail("network");
    expect(await result).toEqual({ id: "a", outcome: "renamed" });
  });

  test("that times out is decided by the list", async () => {
    const { result, last, passDeadline } = await renaming();
    await passDeadline();
    await last().respond(living);
    expect(await result).toMatchObject({ outcome: "not-renamed", error: { code: "timeout" } });
  });
});

describe("what may not be sent is refused:", () => {
  test.each(["", "   ", "\u200b\u202e", "x".repeat(81), "x".repeat(1000)])("the name %j", async (name) => {
    const { guard, sent } = await heldBackend(living);
    expect(await renamesOf(guard).rename("a", name)).toMatchObject({
      outcome: "refused",
      error: { code: "forbidden" },
    });
    expect(renamesOf(guard).read().size).toBe(0);
    expect(sent()).toEqual([]);
  });

  test.each([
    ["x".repeat(80), "x".repeat(80)],
    ["  Kitchen\n tablet\u200b ", "Kitchen tablet"],
  ])("but %j is sent as %j", async (name, clean) => {
    const { sent, pending } = await renaming(name);
    expect(sent()).toEqual([`rename a ${clean}`]);
    expect(pending()).toBe(clean);
  });

  test("an id that no list has, after a new list", async () => {
    const { guard, last, sent } = await heldBackend(living);
    const result = renamesOf(guard).rename("c", "Kitchen");
    await settle();
    await last().respond(living);
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "not-found" } });
    expect(sent()).toEqual(["list"]);
    expect(renamesOf(guard).read().size).toBe(0);
  });

  test("but an id that only a new list has is sent", async () => {
    const { guard, last, sent } = await heldBackend(living);
    void renamesOf(guard).rename("c", "Kitchen");
    await settle();
    await last().respond(listOf("me*", "a", "c"));
    expect(sent()).toEqual(["list", "rename c Kitchen"]);
  });

  test("what the backend can't do", async () => {
    for (const backend of [
      await heldBackend({ ...living, can: ["revoke"] }),
      await heldBackend(living, { methods: { renameSession: undefined } as object }),
    ]) {
      expect(await renamesOf(backend.guard).rename("a", "Kitchen")).toMatchObject({
        outcome: "refused",
        error: { code: "unsupported" },
      });
      expect(backend.sent()).toEqual([]);
    }
  });

  test("without a list", async () => {
    const { guard, last } = await heldBackend();
    const result = renamesOf(guard).rename("a", "Kitchen");
    await settle();
    await last().fail("network");
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "network" } });
  });

  test("after the user has changed", async () => {
    const { guard, sent } = await heldBackend(living);
    guard.retire();
    expect(await renamesOf(guard).rename("a", "Kitchen")).toMatchObject({
      outcome: "refused",
      error: { code: "unauthenticated" },
    });
    expect(sent()).toEqual([]);
    expect(renamesOf(guard).read().size).toBe(0);
  });
});

test.each(["forbidden", "unauthenticated"] as const)(
  "the backend's own %s means that nothing was renamed, and a list is made",
  async (code) => {
    const { pending, result, last, sent } = await renaming();
    await last().fail(code);
    await last().respond(living);
    expect(await result).toMatchObject({ outcome: "refused", error: { code } });
    expect(pending()).toBeUndefined();
    expect(sent()).toEqual(["rename a Kitchen", "list"]);
  },
);

test("after a rate limit no list is made", async () => {
  const { result, last, sent } = await renaming();
  await last().fail("rate-limited");
  expect((await result).outcome).toBe("refused");
  expect(sent()).toEqual(["rename a Kitchen"]);
});

test("a second name for one session is sent when the first is settled, and shown at once", async () => {
  const { guard, last, sent, result, pending } = await renaming("First");
  const second = renamesOf(guard).rename("a", "Second");
  await settle();
  expect(pending()).toBe("Second");
  expect(sent()).toEqual(["rename a First"]);
  await last().respond();
  await last().respond(named("First"));
  expect((await result).outcome).toBe("renamed");
  expect(pending()).toBe("Second");
  await settle();
  expect(sent()).toEqual(["rename a First", "list", "rename a Second"]);
  await last().respond();
  await last().respond(named("Second"));
  expect((await second).outcome).toBe("renamed");
});

test("two sessions are renamed side by side", async () => {
  const { guard, sent } = await renaming();
  void renamesOf(guard).rename("b", "Desk");
  await settle();
  expect(sent()).toEqual(["rename a Kitchen", "rename b Desk"]);
});

describe("a rename and a sign-out of one session", () => {
  test("the sign-out waits for the request, and shows at once that it runs", async () => {
    const { guard, last, sent } = await renaming();
    void guard.revoke("a");
    await settle();
    expect(sent()).toEqual(["rename a Kitchen"]);
    expect(guard.snapshot().pendingSignOuts.get("a")?.state).toBe("signing-out");
    await last().respond();
    expect(sent()).toContain("revoke a");
  });

  test("so do all others", async () => {
    const { guard, last, sent } = await renaming();
    void guard.revokeOthers();
    await settle();
    expect(sent()).toEqual(["rename a Kitchen"]);
    await last().respond();
    expect(sent()).toContain("revoke-others");
  });

  test("a sign-out of another one does not wait", async () => {
    const { guard, sent } = await renaming();
    void guard.revoke("b");
    await settle();
    expect(sent()).toEqual(["rename a Kitchen", "revoke b"]);
  });

  test("a rename waits for the sign-out, and is not sent for a session that is gone", async () => {
    const { guard, last, sent } = await heldBackend(living);
    void guard.revoke("a");
    await settle();
    const result = renamesOf(guard).rename("a", "Kitchen");
    await settle();
    expect(sent()).toEqual(["revoke a"]);
    await last().respond();
    await last().respond(listOf("me*", "b"));
    await last().respond(listOf("me*", "b"));
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "not-found" } });
    expect(sent().filter((one) => one.startsWith("rename"))).toEqual([]);
  });

  test("both at once end: neither waits for the other for ever", async () => {
    const { guard, request, sent, result } = await renaming();
    const signOut = guard.revoke("a");
    const second = renamesOf(guard).rename("a", "Second");
    let next = 0;
    for (let turn = 0; turn < 10; turn += 1) {
      await settle();
      for (; next < sent().length; next += 1) {
        const isGone = sent().slice(0, next).includes("revoke a");
        await request(next).respond(isGone ? listOf("me*", "b") : living);
      }
    }
    const all: [RenameResult, SignOutResult, RenameResult] = await Promise.all([result, signOut, second]);
    expect(all.map(({ outcome }) => outcome)).toEqual(["not-renamed", "revoked", "refused"]);
    expect(sent()).not.toContain("rename a Second");
  });
});

describe("if the person has to confirm who they are", () => {
  test("it is tried once more", async () => {
    const ask = vi.fn(async () => {});
    const { guard, last, sent } = await heldBackend(living);
    const result = renamesOf(guard).rename("a", "Kitchen", ask);
    await settle();
    await last().fail("reauth-required");
    expect(ask).toHaveBeenCalledExactlyOnceWith("rename");
    expect(sent()).toEqual(["rename a Kitchen", "rename a Kitchen"]);
    await last().respond();
    await last().respond(named("Kitchen"));
    expect((await result).outcome).toBe("renamed");
  });

  test("and they decline, nothing has changed", async () => {
    const ask = async () => {
      throw new SessionsError("forbidden", "Not now.");
    };
    const { guard, last, sent } = await heldBackend(living);
    const result = renamesOf(guard).rename("a", "Kitchen", ask);
    await settle();
    await last().fail("reauth-required");
    expect(await result).toMatchObject({ outcome: "refused", error: { code: "reauth-required" } });
    expect(sent()).toEqual(["rename a Kitchen"]);
    expect(renamesOf(guard).read().size).toBe(0);
  });
});
