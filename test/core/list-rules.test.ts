import { describe, expect, test } from "vitest";
import type { SessionList, SessionsAdapter, UserSession } from "../../src/contract.ts";
import {
  can,
  currentSessionOf,
  hasRows,
  orderSessions,
  othersOf,
  refusalOf,
} from "../../src/core/list-rules.ts";

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

const me = session("me", undefined, true);
const locked: UserSession = { ...session("locked"), notRevocable: { reason: "too-new" } };
const list: SessionList = { sessions: [me, session("a"), locked] };
const unmarked: SessionList = { sessions: [session("me"), session("a")] };
const twoMarked: SessionList = { sessions: [me, { ...session("a"), isCurrent: true }, session("b")] };

describe("the current session", () => {
  test("is the one that is marked", () => {
    expect(currentSessionOf(list)).toBe(me);
  });

  test("is unknown if none is marked, or several are", () => {
    expect(currentSessionOf(unmarked)).toBeUndefined();
    expect(currentSessionOf(twoMarked)).toBeUndefined();
  });
});

describe("the others", () => {
  test("are all but the current session and those that can't be revoked", () => {
    expect(othersOf(list).map(({ id }) => id)).toEqual(["a"]);
  });

  test.each([unmarked, twoMarked])("have no meaning while the current session is unknown", (unknown) => {
    expect(() => othersOf(unknown)).toThrow(expect.objectContaining({ code: "current-unknown" }));
  });
});

describe("a session", () => {
  test("may be revoked if it is listed and another one is the current session", () => {
    expect(refusalOf(list, "a")).toBeUndefined();
  });

  test("that is not revocable is refused with the backend's reason", () => {
    expect(refusalOf(list, "locked")?.message).toContain("(too-new)");
  });

  test.each([
    ["me", "current-session", list],
    ["b", "not-found", list],
    ["locked", "forbidden", list],
    ["a", "current-unknown", unmarked],
    ["b", "current-unknown", twoMarked],
  ] as const)("%s is refused as %s", (id, code, refusing) => {
    expect(refusalOf(refusing, id)?.code).toBe(code);
  });
});

describe("what a person may do", () => {
  const adapter: SessionsAdapter = {
    name: "test",
    listSessions: async () => list,
    revokeSession: async () => {},
  };

  test("is what the adapter has a method for", () => {
    expect(can(adapter, list, "revoke")).toBe(true);
    expect(can(adapter, list, "revoke-others")).toBe(false);
  });

  test("is less if the list takes it away, and never more", () => {
    expect(can(adapter, { ...list, can: [] }, "revoke")).toBe(false);
    expect(can(adapter, { ...list, can: ["rename"] }, "rename")).toBe(false);
  });
});

test("an empty list, or what a host put in its place, has no rows", () => {
  expect(hasRows(list)).toBe(true);
  expect(hasRows({ sessions: [] })).toBe(false);
  expect(hasRows({} as SessionList)).toBe(false);
  expect(hasRows(undefined)).toBe(false);
});
