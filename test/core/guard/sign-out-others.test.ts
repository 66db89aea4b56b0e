import { describe, expect, test, vi } from "vitest";
import { heldBackend, listOf, settle, withRow } from "./held-backend.ts";

describe("all others", () => {
  test("are ended by one request, and each has a result", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a", "b"));
    const results = guard.revokeOthers();
    await settle();
    await last().respond();
    await last().respond(listOf("me*", "b"));
    expect(await results).toEqual([
      { id: "a", outcome: "revoked" },
      { id: "b", outcome: "still-listed" },
    ]);
    expect(sent()).toEqual(["revoke-others", "list"]);
  });

  test("say that they are being signed out, and those that are not revocable don't", async () => {
    const list = withRow(listOf("me*", "a", "b"), { notRevocable: { reason: "too-new" } });
    const { guard } = await heldBackend(list);
    void guard.revokeOthers();
    await settle();
    expect([...guard.snapshot().pendingSignOuts]).toEqual([["b", { state: "signing-out" }]]);
  });

  test("are pending in the next snapshot once the request has left", async () => {
    const { guard } = await heldBackend(listOf("me*", "a"));
    const before = guard.snapshot();
    void guard.revokeOthers();
    await settle();
    expect(before.pendingSignOuts.size).toBe(0);
    expect(guard.snapshot().pendingSignOuts.size).toBe(1);
  });

  test("are ended one by one where the adapter has no other way", async () => {
    const list = listOf("me*", "a", "b", "c");
    const { guard, sent, adapter } = await heldBackend(
      withRow(list, { notRevocable: { reason: "too-new" } }),
    );
    delete adapter.revokeOtherSessions;
    void guard.revokeOthers();
    await settle();
    expect(sent()).toEqual(["revoke b", "revoke c"]);
  });

  test("are ended one by one where the list allows no more", async () => {
    const { guard, sent } = await heldBackend({ ...listOf("me*", "a"), can: ["revoke"] });
    void guard.revokeOthers();
    await settle();
    expect(sent()).toEqual(["revoke a"]);
  });

  test("asked for anew go by a list that was started since, also after a run that was under way", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    void guard.revokeOthers(undefined, true);
    await settle();
    expect(sent()).toEqual(["list"]);
    await last().respond(listOf("me*", "a", "b"));
    expect(sent()).toEqual(["list", "revoke-others"]);
    const again = guard.revokeOthers(undefined, true);
    await settle();
    await last().respond();
    await last().respond(listOf("me*"));
    expect(sent()).toEqual(["list", "revoke-others", "list", "list"]);
    await last().respond(listOf("me*", "c"));
    await last().respond();
    await last().respond(listOf("me*"));
    expect(await again).toEqual([{ id: "c", outcome: "revoked" }]);
  });

  test("asked for twice at the same time are one request", async () => {
    const { guard, sent } = await heldBackend(listOf("me*", "a"));
    void guard.revokeOthers();
    void guard.revokeOthers();
    await settle();
    expect(sent()).toEqual(["revoke-others"]);
  });

  test("can be asked for again after their end", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a"));
    const first = guard.revokeOthers();
    await settle();
    await last().respond();
    await last().respond(listOf("me*", "a"));
    await first;
    void guard.revokeOthers();
    await settle();
    expect(sent()).toEqual(["revoke-others", "list", "revoke-others"]);
  });

  test("wait for the single ones that run", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a", "b"));
    void guard.revoke("a");
    void guard.revokeOthers();
    await settle();
    expect(sent()).toEqual(["revoke a"]);
    await last().respond();
    await last().respond(listOf("me*", "b"));
    expect(sent()).toEqual(["revoke a", "list", "revoke-others"]);
  });

  test("are waited for by a single one that is asked for meanwhile", async () => {
    const { guard, sent, last } = await heldBackend(listOf("me*", "a", "b"));
    void guard.revokeOthers();
    await settle();
    const single = guard.revoke("a");
    await settle();
    expect(sent()).toEqual(["revoke-others"]);
    await last().respond();
    await last().respond(listOf("me*"));
    expect(await single).toEqual({ id: "a", outcome: "already-gone" });
    expect(sent()).toEqual(["revoke-others", "list"]);
  });

  test("are refused where no session is known as the current one", async () => {
    const { guard, sent } = await heldBackend(listOf("me", "a"));
    await expect(guard.revokeOthers()).rejects.toMatchObject({ code: "current-unknown" });
    expect(sent()).toEqual([]);
  });

  test("reject with the list's error where none could be had", async () => {
    const { guard, last } = await heldBackend();
    const results = guard.revokeOthers();
    await settle();
    void last().fail("network");
    await expect(results).rejects.toMatchObject({ code: "network" });
  });

  test("are none where a complete list has none", async () => {
    const { guard, sent } = await heldBackend(listOf("me*"));
    expect(await guard.revokeOthers()).toEqual([]);
    expect(sent()).toEqual([]);
  });

  test("are asked for and proved where a truncated list shows none", async () => {
    const onEnd = vi.fn();
    const { guard, sent, last } = await heldBackend({ ...listOf("me*"), truncated: true }, { onEnd });
    const results = guard.revokeOthers();
    await settle();
    await last().respond();
    await last().respond(listOf("me*"));
    expect(await results).toEqual([{ outcome: "revoked" }]);
    expect(sent()).toEqual(["revoke-others", "list"]);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  test("are still listed if a list made after the request has some that the list before cut off", async () => {
    const { guard, last } = await heldBackend({ ...listOf("me*"), truncated: true });
    const results = guard.revokeOthers();
    await settle();
    await last().respond();
    await last().respond(listOf("me*", "a"));
    expect(await results).toEqual([{ outcome: "still-listed" }]);
  });

  test.each([
    ["rate-limited", "refused"],
    ["network", "unknown"],
  ] as const)("say as one what became of those that no list could name: %s, %s", async (code, outcome) => {
    const { guard, last } = await heldBackend({ ...listOf("me*"), truncated: true });
    const results = guard.revokeOthers();
    await settle();
    await last().fail(code);
    if (code === "network") await last().respond({ ...listOf("me*"), truncated: true });
    expect(await results).toMatchObject([{ outcome, error: { code } }]);
    expect((await results)[0]).not.toHaveProperty("id");
  });

  test("are unknown if nobody could look after the request", async () => {
    const { guard, last } = await heldBackend({ ...listOf("me*"), truncated: true });
    const results = guard.revokeOthers();
    await settle();
    await last().respond();
    await last().fail("network");
    expect(await results).toEqual([{ outcome: "unknown" }]);
  });
});
