import { expect, test } from "vitest";
import type { UserSession } from "../../src/contract.ts";
import { orderSessions } from "../../src/core/list-rules.ts";

const session = (id: string, lastActiveAt?: string, isCurrent = false): UserSession => ({
  id,
  isCurrent,
  ...(lastActiveAt ? { lastActiveAt } : {}),
});
const ids = (sessions: UserSession[]) => orderSessions(sessions).map(({ id }) => id);

test("the current session is first, however long ago it was active", () => {
  expect(ids([session("a", "2026-01-02T00:00:00.000Z"), session("me", undefined, true)])).toEqual([
    "me",
    "a",
  ]);
});

test("the others follow with the last active first and the unknown last", () => {
  expect(
    ids([
      session("u"),
      session("old", "2025-01-01T00:00:00.000Z"),
      session("new", "2026-01-01T00:00:00.000Z"),
    ]),
  ).toEqual(["new", "old", "u"]);
});

test("equals stay as they came, and the given list is not touched", () => {
  const given = [session("b"), session("a"), session("c")];
  expect(ids(given)).toEqual(["b", "a", "c"]);
  expect(given.map(({ id }) => id)).toEqual(["b", "a", "c"]);
});
