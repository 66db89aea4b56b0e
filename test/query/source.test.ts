import { expect, test } from "vitest";
import { sessionKeys } from "../../src/query/source.ts";

const { all, adapter, user, list, revoke, revokeOthers } = sessionKeys;

test("each key begins with the next wider one, so that invalidating the wider one reaches it", () => {
  const widerToNarrower = [all, adapter("rest:/api/devices"), user("rest:/api/devices", "ada")];
  for (const narrow of [list, revoke, revokeOthers])
    for (const wide of widerToNarrower)
      expect(narrow("rest:/api/devices", "ada").slice(0, wide.length)).toEqual(wide);
});

test("two users, two backends and two purposes never share a key", () => {
  const keys = [
    list("a", "ada"),
    list("a", "bob"),
    list("b", "ada"),
    revoke("a", "ada"),
    revokeOthers("a", "ada"),
  ];
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
});
