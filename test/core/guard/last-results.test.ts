import { describe, expect, test } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import { heldBackend, listOf, settle } from "./held-backend.ts";

const first = "2026-11-21T14:00:00.000Z";

test("what became of a sign-out is kept, with its row as last listed", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a");
  await settle();
  await last().respond();
  await last().respond(listOf("me*"));
  await result;
  expect(guard.snapshot().lastResults).toEqual([
    { id: "a", outcome: "revoked", session: { id: "a", isCurrent: false } },
  ]);
});

test("it stays the same object until something in it changes", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a");
  await settle();
  await last().respond();
  await last().respond(listOf("me*"));
  await result;
  const { lastResults } = guard.snapshot();
  const again = guard.list();
  await last().respond(listOf("me*", "new"));
  guard.accept(await again);
  expect(guard.snapshot().lastResults).toBe(lastResults);
});

test("it goes when the next sign-out begins", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a", "b"));
  const result = guard.revoke("a");
  await settle();
  await last().respond();
  await last().respond(listOf("me*", "b"));
  await result;
  void guard.revoke("b");
  expect(guard.snapshot().lastResults).toEqual([]);
});

test("it goes when somebody dismisses it", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a");
  await settle();
  await last().respond();
  await last().respond(listOf("me*"));
  await result;
  guard.dismiss();
  expect(guard.snapshot().lastResults).toEqual([]);
});

test("results of sign-outs that overlap stand together", async () => {
  const { guard, request, last } = await heldBackend(listOf("me*", "a", "b"));
  const results = [guard.revoke("a"), guard.revoke("b")];
  await settle();
  await request(0).respond();
  await request(1).respond();
  await last().respond(listOf("me*"));
  await Promise.all(results);
  expect(
    guard
      .snapshot()
      .lastResults.map(({ id }) => id)
      .sort(),
  ).toEqual(["a", "b"]);
});

test("an outcome that was unknown becomes what a later list says", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a");
  await settle();
  await last().fail("network");
  await last().fail("network");
  await result;
  expect(guard.snapshot().lastResults).toMatchObject([{ id: "a", outcome: "unknown" }]);
  const again = guard.list();
  await last().respond(listOf("me*"));
  guard.accept(await again);
  expect(guard.snapshot().lastResults).toEqual([
    { id: "a", outcome: "revoked", session: { id: "a", isCurrent: false } },
  ]);
});

test("why nothing at all could be sent is kept as one result without an id", async () => {
  const { guard } = await heldBackend(listOf("me", "a"));
  await guard.revokeOthers().catch(() => {});
  expect(guard.snapshot().lastResults).toMatchObject([
    { outcome: "refused", error: { code: "current-unknown" } },
  ]);
});

test("a session that had ended by itself is not told of", async () => {
  const list = listOf("me*", "a", "b");
  const sessions = list.sessions.map((session) =>
    session.id === "b" ? { ...session, expiresAt: "2026-11-20T00:00:00.000Z" } : session,
  );
  const { guard, last } = await heldBackend({ sessions, serverTime: first });
  const results = guard.revokeOthers();
  await settle();
  await last().respond();
  await last().respond(listOf("me*"));
  expect((await results).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(guard.snapshot().lastResults.map(({ id }) => id)).toEqual(["a"]);
});

test("a failure goes when its session has left since", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a");
  await settle();
  await last().fail("forbidden");
  await last().respond(listOf("me*", "a"));
  await result;
  expect(guard.snapshot().lastResults).toMatchObject([{ id: "a", outcome: "refused" }]);
  const again = guard.list();
  await last().respond(listOf("me*"));
  guard.accept(await again);
  expect(guard.snapshot().lastResults).toEqual([]);
});

describe("what a later list makes needless to try again", () => {
  const expired: SessionList = {
    sessions: [
      { id: "me", isCurrent: true },
      { id: "a", isCurrent: false, expiresAt: "2026-11-20T00:00:00.000Z" },
    ],
    serverTime: first,
  };

  test.each<[string, SessionList]>([
    ["its session is the current one now", listOf("me", "a*")],
    ["its session has ended by itself", expired],
  ])("goes, because %s", async (_why, list) => {
    for (const code of ["forbidden", "network"] as const) {
      const { guard, last } = await heldBackend(listOf("me*", "a"));
      const result = guard.revoke("a");
      await settle();
      await last().fail(code);
      // Without a follow-up list, the outcome of a lost request is unknown.
      await last().fail("network");
      await result;
      expect(guard.snapshot().lastResults).toHaveLength(1);
      const again = guard.list();
      await last().respond(list);
      guard.accept(await again);
      expect(guard.snapshot().lastResults).toEqual([]);
    }
  });
});

test("a user who has gone leaves none behind, also of what still ran", async () => {
  const { guard, last } = await heldBackend(listOf("me*", "a"));
  const result = guard.revoke("a");
  await settle();
  guard.retire();
  await last().respond();
  await result;
  expect(guard.snapshot().lastResults).toEqual([]);
});
