import { describe, expect, test } from "vitest";
import type { SessionList } from "../../../src/contract.ts";
import { createWhoseList } from "../../../src/core/guard/whose-list.ts";

const listOf = (currentId: string, subject?: string): SessionList => ({
  sessions: [{ id: currentId, isCurrent: true }],
  ...(subject && { subject }),
});
const noCurrent: SessionList = { sessions: [{ id: "a", isCurrent: false }] };
/** Ada's, after these lists were accepted. */
function adaAfter(...lists: SessionList[]) {
  const whose = createWhoseList(new Map(), "ada");
  lists.forEach(whose.accepted);
  return whose;
}

describe("with a subject", () => {
  test("the very first list is taken on trust", () => {
    expect(adaAfter().whose(listOf("a", "s1"), false)).toBe("same");
  });

  test("a list with the same subject is the same person's, whatever its current session is", () => {
    expect(adaAfter(listOf("a", "s1")).whose(listOf("b", "s1"), false)).toBe("same");
  });

  test("a list with another subject is another person's, also on a page that was watched", () => {
    expect(adaAfter(listOf("a", "s1")).whose(listOf("a", "s2"), true)).toBe("another");
  });

  test("a subject that belongs to another user is another person's", () => {
    const owners = new Map<string, string>();
    createWhoseList(owners, "bob").accepted(listOf("b", "s2"));
    expect(createWhoseList(owners, "ada").whose(listOf("b", "s2"), true)).toBe("another");
  });

  test("a subject that is the user's own id is theirs, whoever a cookie gave it to before", () => {
    const owners = new Map<string, string>();
    createWhoseList(owners, "bob").accepted(listOf("a", "ada"));
    const ada = createWhoseList(owners, "ada");
    expect(ada.whose(listOf("a", "ada"), true)).toBe("same");
    ada.accepted(listOf("a", "ada"));
    expect(createWhoseList(owners, "bob").whose(listOf("a", "ada"), true)).toBe("another");
  });
});

describe("without a subject", () => {
  test("a list that arrived on a watched page is this person's", () => {
    expect(adaAfter(listOf("a")).whose(listOf("b"), true)).toBe("same");
  });

  test("a list that nobody watched is this person's if its current session is", () => {
    expect(adaAfter(listOf("a")).whose(listOf("a"), false)).toBe("same");
    expect(adaAfter(listOf("a")).whose(listOf("b"), false)).toBe("untold");
  });

  test("the newest list that names a current session is the one that counts", () => {
    const ada = adaAfter(listOf("a"), noCurrent);
    expect(ada.whose(listOf("a"), false)).toBe("same");
    expect(ada.whose(noCurrent, false)).toBe("untold");
  });

  test("nobody can tell of a list without a subject whether it is that of one with", () => {
    expect(adaAfter(listOf("a", "s1")).whose(listOf("b"), false)).toBe("untold");
    expect(adaAfter(listOf("a", "s1")).whose(listOf("b"), true)).toBe("same");
  });
});
