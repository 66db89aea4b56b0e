import { expect, test, vi } from "vitest";
import { heldBackend, listOf, settle } from "./held-backend.ts";

test("where the backend wants to know who is asking, the person is asked and it is tried once more", async () => {
  const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
  const ask = vi.fn(async () => {});
  const result = guard.revoke("a", ask);
  await settle();
  await last().fail("reauth-required");
  await last().respond();
  await last().respond(listOf("me*"));
  expect(await result).toEqual({ id: "a", outcome: "revoked" });
  expect(ask.mock.calls).toEqual([["sign-out"]]);
  expect(sent()).toEqual(["revoke a", "revoke a", "list"]);
});

test("the person is not asked for any other reason", async () => {
  const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
  const ask = vi.fn(async () => {});
  const result = guard.revoke("a", ask);
  await settle();
  await last().fail("forbidden");
  await last().respond(listOf("me*", "a"));
  expect((await result).outcome).toBe("refused");
  expect(ask).not.toHaveBeenCalled();
  expect(sent()).toEqual(["revoke a", "list"]);
});

test("it is not tried a third time", async () => {
  const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a", async () => {});
  await settle();
  await last().fail("reauth-required");
  await last().fail("reauth-required");
  expect(await result).toMatchObject({ outcome: "refused", error: { code: "reauth-required" } });
  expect(sent()).toEqual(["revoke a", "revoke a"]);
});

test("nothing more is sent when the person would not", async () => {
  const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a", () => Promise.reject(new Error("Not now.")));
  await settle();
  await last().fail("reauth-required");
  expect(await result).toMatchObject({ outcome: "refused", error: { code: "reauth-required" } });
  expect(sent()).toEqual(["revoke a"]);
});

test("the newest list is asked again after the person was", async () => {
  const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a", async () => {
    const list = guard.list();
    await last().respond(listOf("me", "a*"));
    guard.accept(await list);
  });
  await settle();
  await last().fail("reauth-required");
  expect(await result).toMatchObject({ outcome: "refused", error: { code: "current-session" } });
  expect(sent()).toEqual(["revoke a", "list"]);
});

test("needs at the same time share one question", async () => {
  const { guard, request } = await heldBackend(listOf("me*", "a", "b"));
  const ask = vi.fn(() => new Promise<void>(() => {}));
  void guard.revoke("a", ask);
  void guard.revoke("b", ask);
  await settle();
  await request(0).fail("reauth-required");
  await request(1).fail("reauth-required");
  void guard.stepUp(ask, "list");
  await settle();
  expect(ask).toHaveBeenCalledTimes(1);
});

test("a list that wants to know who is asking before all others are ended is such a need too", async () => {
  const { guard, last, sent } = await heldBackend();
  const results = guard.revokeOthers(async () => {});
  await settle();
  await last().fail("reauth-required");
  await last().respond(listOf("me*"));
  expect(await results).toEqual([]);
  expect(sent()).toEqual(["list", "list"]);
});

test("a session that became the current one meanwhile is not called gone", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const results = guard.revokeOthers(async () => {
    const list = guard.list();
    await last().respond(listOf("me", "a*"));
    guard.accept(await list);
  });
  await settle();
  await last().fail("reauth-required");
  await settle();
  await last().respond();
  await last().respond(listOf("a*"));
  expect(await results).toMatchObject([
    { id: "a", outcome: "refused" },
    { id: "me", outcome: "revoked" },
  ]);
});

test("a retired guard sends nothing when the person has answered", async () => {
  const { guard, last, sent } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a", async () => guard.retire());
  await settle();
  await last().fail("reauth-required");
  expect(await result).toMatchObject({ outcome: "refused", error: { code: "unauthenticated" } });
  expect(sent()).toEqual(["revoke a"]);
});

test("a need that comes after the person has confirmed is asked for anew", async () => {
  const { guard } = await heldBackend(listOf("me*"));
  const ask = vi.fn(async () => {});
  await guard.stepUp(ask, "list");
  await guard.stepUp(ask, "sign-out");
  expect(ask.mock.calls).toEqual([["list"], ["sign-out"]]);
});

test("a result that needed nobody stands, though its session is tried again with the others", async () => {
  const { guard, request, last } = await heldBackend(listOf("me*", "a", "b"));
  const results = guard.revokeMany(["a", "b"], async () => {});
  await settle();
  await request(0).respond();
  await request(1).fail("reauth-required");
  await last().respond(listOf("me*", "b"));
  await last().respond();
  await last().respond(listOf("me*"));
  expect(await results).toEqual([
    { id: "a", outcome: "revoked" },
    { id: "b", outcome: "revoked" },
  ]);
});

test("an outcome that a list has told while the person was asked is no longer unknown", async () => {
  const { guard, request, last, sent } = await heldBackend(listOf("me*", "a", "b"));
  const results = guard.revokeMany(["a", "b"], async () => {});
  await settle();
  await request(0).fail("reauth-required");
  await request(1).respond();
  await last().fail("network");
  expect(sent()).toEqual(["revoke a", "revoke b", "list", "revoke a"]);
  await last().respond();
  await last().respond(listOf("me*"));
  expect(await results).toEqual([
    { id: "a", outcome: "revoked" },
    { id: "b", outcome: "revoked" },
  ]);
  expect(guard.snapshot().lastResults.map(({ outcome }) => outcome)).toEqual(["revoked", "revoked"]);
});

test("all others that are tried again have their second results, also those that no list had settled", async () => {
  const { guard, last, request, sent } = await heldBackend({ ...listOf("me*", "a", "b"), can: ["revoke"] });
  const result = guard.revokeOthers(async () => {});
  await settle();
  await request(0).respond();
  await request(1).fail("reauth-required");
  await last().fail("network");
  expect(sent()).toEqual(["revoke a", "revoke b", "list", "revoke a", "revoke b"]);
  await request(3).respond();
  await request(4).respond();
  await last().respond(listOf("me*"));
  const revoked = [
    { id: "a", outcome: "revoked" },
    { id: "b", outcome: "revoked" },
  ];
  expect(await result).toEqual(revoked);
  expect(guard.snapshot().lastResults).toMatchObject(revoked);
});

test("a session that signed in before all others were tried again has a result, too", async () => {
  const { guard, last, request } = await heldBackend({ ...listOf("me*", "a"), can: ["revoke"] });
  const result = guard.revokeOthers(async () => {
    const list = guard.list();
    await last().respond({ ...listOf("me*", "a", "b"), can: ["revoke"] });
    guard.accept(await list);
  });
  await settle();
  await request(0).fail("reauth-required");
  await settle();
  await request(2).respond();
  await request(3).respond();
  await last().respond(listOf("me*"));
  expect((await result).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(["a revoked", "b revoked"]);
});
