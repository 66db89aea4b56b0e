import { describe, expect, test } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import type { SessionsErrorCode } from "../../../src/core/errors.ts";
import { heldBackend, listOf, settle } from "./held-backend.ts";

/** Revokes `a`; `code` is what the request is answered with, `proof` what the list after it says. */
async function revoked(code: SessionsErrorCode | undefined, proof: SessionList | SessionsErrorCode) {
  const backend = await heldBackend(listOf("me*", "a"));
  const { guard, last } = backend;
  const result = guard.revoke("a");
  await settle();
  await (code ? last().fail(code) : last().answer());
  await (typeof proof === "string" ? last().fail(proof) : last().answer(proof));
  const list = async (next: SessionList) => {
    const answer = guard.list();
    await last().answer(next);
    guard.accept(await answer);
  };
  return { ...backend, result: await result, list, mark: () => guard.snapshot().pendingSignOuts.get("a") };
}

const gone = listOf("me*");
const listed = listOf("me*", "a");
const truncated = { ...gone, truncated: true };

describe("what the proof list says", () => {
  test.each([
    { answer: undefined, proof: gone, outcome: "revoked" },
    { answer: undefined, proof: listed, outcome: "still-listed" },
    { answer: undefined, proof: truncated, outcome: "revoked" },
    { answer: "not-found", proof: gone, outcome: "already-gone" },
    { answer: "not-found", proof: listed, outcome: "still-listed" },
    { answer: "network", proof: gone, outcome: "revoked" },
    { answer: "network", proof: listed, outcome: "still-listed" },
    { answer: "network", proof: truncated, outcome: "unknown" },
    { answer: "backend", proof: gone, outcome: "revoked" },
    { answer: "bad-response", proof: listed, outcome: "still-listed" },
    { answer: "timeout", proof: gone, outcome: "revoked" },
    { answer: undefined, proof: "network", outcome: "unknown" },
    { answer: "backend", proof: "timeout", outcome: "unknown" },
  ] as const)("answer $answer and proof $proof: $outcome", async ({ answer, proof, outcome }) => {
    const { result } = await revoked(answer, proof);
    expect(result).toMatchObject({ id: "a", outcome });
  });

  test.each(["unauthenticated", "current-session", "current-unknown", "forbidden", "unsupported"] as const)(
    "%s is the backend's own no, also where the list fails",
    async (code) => {
      const { result, mark } = await revoked(code, "network");
      expect(result).toMatchObject({ outcome: "refused", error: { code } });
      expect(mark()).toMatchObject({ state: "failed", error: { code } });
    },
  );

  test("what an adapter should not throw leaves the outcome to the list", async () => {
    const { guard, adapter, last } = await heldBackend(listOf("me*", "a"));
    adapter.revokeSession = () => {
      throw new TypeError("Bearer 4711");
    };
    const result = guard.revoke("a");
    await settle();
    await last().answer(listed);
    expect(await result).toMatchObject({ outcome: "still-listed", error: { code: "backend" } });
    expect((await result).error?.message).not.toContain("4711");
  });
});

describe("when a list can tell", () => {
  test("one that began before the request left proves nothing", async () => {
    const { guard, call, last } = await heldBackend(listOf("me*", "a"));
    const before = guard.list();
    const result = guard.revoke("a");
    await settle();
    await call(0).answer(gone);
    guard.accept(await before);
    await call(1).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("one that began after the request left and lacks the session proves that it is gone", async () => {
    const { guard, call, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    const during = guard.list();
    await last().answer(gone);
    guard.accept(await during);
    await call(0).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("revoked");
  });

  test("one that began before the answer and has the session does not prove that it stayed", async () => {
    const { guard, call, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    const during = guard.list();
    await last().answer(listed);
    guard.accept(await during);
    await call(0).answer();
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("a later one that has it again takes the proof back", async () => {
    const { guard, call, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    for (const list of [gone, listed]) {
      const during = guard.list();
      await last().answer(list);
      guard.accept(await during);
    }
    await call(0).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("unknown");
  });

  test("a truncated one that lacks it takes no proof back", async () => {
    const { guard, call, last } = await heldBackend(listOf("me*", "a"));
    const result = guard.revoke("a");
    await settle();
    for (const list of [gone, truncated]) {
      const during = guard.list();
      await last().answer(list);
      guard.accept(await during);
    }
    await call(0).fail("network");
    await last().fail("network");
    expect((await result).outcome).toBe("revoked");
  });
});

describe("an unknown outcome", () => {
  test("is settled by the next list that lacks the session", async () => {
    const { mark, list } = await revoked("network", "network");
    expect(mark()).toMatchObject({ state: "unknown", error: { code: "network" } });
    await list(gone);
    expect(mark()).toBeUndefined();
  });

  test("is settled by the next list that has the session", async () => {
    const { mark, list } = await revoked("network", "network");
    await list(listed);
    expect(mark()).toMatchObject({ state: "failed", error: { code: "network" } });
  });

  test("is not settled by a truncated list where the request failed", async () => {
    const { mark, list } = await revoked("network", "network");
    await list(truncated);
    expect(mark()?.state).toBe("unknown");
  });

  test("is settled by a truncated list where the request succeeded", async () => {
    const { mark, list } = await revoked(undefined, "network");
    await list(truncated);
    expect(mark()).toBeUndefined();
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
    await last().answer(listed);
    expect((await result).outcome).toBe("still-listed");
    const next = guard.list();
    await last().answer(gone);
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
    const { mark, list } = await revoked("forbidden", listed);
    expect(mark()?.state).toBe("failed");
    await list(gone);
    expect(mark()).toBeUndefined();
  });

  test("a failed try is forgotten when the row becomes the current one", async () => {
    const { mark, list } = await revoked("forbidden", listed);
    await list(listOf("me", "a*"));
    expect(mark()).toBeUndefined();
  });

  test("a failed try is said until the next try", async () => {
    const { guard, mark, list } = await revoked("forbidden", listed);
    await list(listed);
    expect(mark()?.state).toBe("failed");
    void guard.revoke("a");
    await settle();
    expect(mark()).toEqual({ state: "signing-out" });
  });
});
