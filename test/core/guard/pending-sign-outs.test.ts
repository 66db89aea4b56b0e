import { describe, expect, test } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import type { SessionsErrorCode } from "../../../src/core/errors.ts";
import { heldBackend, listOf, settle } from "./held-backend.ts";

/** Revokes `a`. `code` is the error of the request, if it has one, and `followUp` is the list that follows, or its error. */
async function revoked(code: SessionsErrorCode | undefined, followUp: SessionList | SessionsErrorCode) {
  const backend = await heldBackend(listOf("me*", "a"));
  const { guard, last } = backend;
  const result = guard.revoke("a");
  await settle();
  await (code ? last().fail(code) : last().respond());
  await (typeof followUp === "string" ? last().fail(followUp) : last().respond(followUp));
  const list = async (next: SessionList) => {
    const running = guard.list();
    await last().respond(next);
    guard.accept(await running);
  };
  return { ...backend, result: await result, list, pending: () => guard.snapshot().pendingSignOuts.get("a") };
}

const gone = listOf("me*");
const listed = listOf("me*", "a");
const truncated = { ...gone, truncated: true };

describe("what the proof list says", () => {
  test.each([
    { code: undefined, followUp: gone, outcome: "revoked" },
    { code: undefined, followUp: listed, outcome: "still-listed" },
    { code: undefined, followUp: truncated, outcome: "revoked" },
    { code: "not-found", followUp: gone, outcome: "already-gone" },
    { code: "not-found", followUp: listed, outcome: "still-listed" },
    { code: "network", followUp: gone, outcome: "revoked" },
    { code: "network", followUp: listed, outcome: "still-listed" },
    { code: "network", followUp: truncated, outcome: "unknown" },
    { code: "backend", followUp: gone, outcome: "revoked" },
    { code: "bad-response", followUp: listed, outcome: "still-listed" },
    { code: "timeout", followUp: gone, outcome: "revoked" },
    { code: undefined, followUp: "network", outcome: "unknown" },
    { code: "backend", followUp: "timeout", outcome: "unknown" },
  ] as const)("answer $code and proof $followUp: $outcome", async ({ code, followUp, outcome }) => {
    const { result } = await revoked(code, followUp);
    expect(result).toMatchObject({ id: "a", outcome });
  });

  test.each(["unauthenticated", "current-session", "current-unknown", "forbidden", "unsupported"] as const)(
    "%s is the backend's own no, also where the list fails",
    async (code) => {
      const { result, pending } = await revoked(code, "network");
      expect(result).toMatchObject({ outcome: "refused", error: { code } });
      expect(pending()).toMatchObject({ state: "failed", error: { code } });
    },
  );

  test("what an adapter should not throw leaves the outcome to the list", async () => {
    const { guard, adapter, last } = await heldBackend(listOf("me*", "a"));
    adapter.revokeSession = () => {
      throw new TypeError("Bearer 4711");
    };
    const result = guard.revoke("a");
    await settle();
    await last().respond(listed);
    expect(await result).toMatchObject({ outcome: "still-listed", error: { code: "backend" } });
    expect((await result).error?.message).not.toContain("4711");
  });
});

describe("when the error arose", () => {
  test("is the time of the response, whenever the follow-up list comes", async () => {
    let now = 1000;
    const { guard, last } = await heldBackend(listOf("me*", "a"), { now: () => now });
    const result = guard.revoke("a");
    await settle();
    await last().fail("network");
    now = 9000;
    await last().respond(listed);
    await result;
    expect(guard.snapshot().pendingSignOuts.get("a")).toMatchObject({ state: "failed", failedAt: 1000 });
  });

  test("is the time at which the list failed that had to be made first", async () => {
    const { guard, last } = await heldBackend(undefined, { now: () => 1000 });
    const result = guard.revoke("a");
    await settle();
    await last().fail("network");
    await result;
    expect(guard.snapshot().pendingSignOuts.get("a")).toMatchObject({ state: "failed", failedAt: 1000 });
  });

  test("is not told by a guard without a clock", async () => {
    const { pending } = await revoked("network", listed);
    expect(pending()).not.toHaveProperty("failedAt");
  });
});

describe("when a list can tell", () => {
  test("one that began before the request left proves nothing", async () => {
    const { guard, request, last } = await heldBackend(listOf("me*", "a"));
    const before = guard.list();
    const result = guard.revoke("a");
    await settle();
    await request(0).respond(gone);
    guard.accept(await before);
    await request(1).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("one that began after the request left and lacks the session proves that it is gone", async () => {
    const { guard, request, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    const during = guard.list();
    await last().respond(gone);
    guard.accept(await during);
    await request(0).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("revoked");
  });

  test("one that began before the answer and has the session does not prove that it stayed", async () => {
    const { guard, request, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    const during = guard.list();
    await last().respond(listed);
    guard.accept(await during);
    await request(0).respond();
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("a later one that has it again takes the proof back", async () => {
    const { guard, request, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    for (const list of [gone, listed]) {
      const during = guard.list();
      await last().respond(list);
      guard.accept(await during);
    }
    await request(0).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("a truncated one that lacks it takes no proof back", async () => {
    const { guard, request, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    for (const list of [gone, truncated]) {
      const during = guard.list();
      await last().respond(list);
      guard.accept(await during);
    }
    await request(0).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("revoked");
  });
});

describe("an unknown outcome", () => {
  test("is settled by the next list that lacks the session", async () => {
    const { pending, list } = await revoked("network", "network");
    expect(pending()).toMatchObject({ state: "unknown", error: { code: "network" } });
    await list(gone);
    expect(pending()).toBeUndefined();
  });

  test("is settled by the next list that has the session", async () => {
    const { pending, list } = await revoked("network", "network");
    await list(listed);
    expect(pending()).toMatchObject({ state: "failed", error: { code: "network" } });
  });

  test("is not settled by a truncated list where the request failed", async () => {
    const { pending, list } = await revoked("network", "network");
    await list(truncated);
    expect(pending()?.state).toBe("unknown");
  });

  test("is settled by a truncated list where the request succeeded", async () => {
    const { pending, list } = await revoked(undefined, "network");
    await list(truncated);
    expect(pending()).toBeUndefined();
  });

  test("is what an adapter that never settles ends in", async () => {
    const { guard, passDeadline } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    await passDeadline();
    await passDeadline();
    expect(await result).toMatchObject({ outcome: "unknown", error: { code: "timeout" } });
    expect(guard.snapshot().error?.code).toBe("timeout");
  });

  test("of all others is what an adapter that never settles ends in", async () => {
    const { guard, passDeadline } = await heldBackend(listOf("me*", "a"));
    const results = guard.revokeOthers();
    await settle();
    await passDeadline();
    await passDeadline();
    expect(await results).toMatchObject([{ id: "a", outcome: "unknown", error: { code: "timeout" } }]);
  });
});

describe("after the outcome", () => {
  test("a request that ends the session after its deadline is found by the next list", async () => {
    const { guard, last, passDeadline } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    await passDeadline();
    await last().respond(listed);
    expect((await result).outcome).toBe("still-listed");
    const next = guard.list();
    await last().respond(gone);
    expect(guard.accept(await next).sessions).toHaveLength(1);
    expect(guard.snapshot().pendingSignOuts.size).toBe(0);
  });

  test("a session that a newer list has again is shown again", async () => {
    const { guard, list } = await revoked(undefined, gone);
    await list(listed);
    expect(guard.snapshot().list?.sessions.map(({ id }) => id)).toEqual(["me", "a"]);
    expect(guard.snapshot().pendingSignOuts.size).toBe(0);
  });

  test("a failed try is forgotten when the row leaves", async () => {
    const { pending, list } = await revoked("forbidden", listed);
    expect(pending()?.state).toBe("failed");
    await list(gone);
    expect(pending()).toBeUndefined();
  });

  test("a failed try is forgotten when the row becomes the current one", async () => {
    const { pending, list } = await revoked("forbidden", listed);
    await list(listOf("me", "a*"));
    expect(pending()).toBeUndefined();
  });

  test("a failed try is said until the next try", async () => {
    const { guard, pending, list } = await revoked("forbidden", listed);
    await list(listed);
    expect(pending()?.state).toBe("failed");
    void guard.revoke("a");
    await settle();
    expect(pending()).toEqual({ state: "signing-out" });
  });
});
