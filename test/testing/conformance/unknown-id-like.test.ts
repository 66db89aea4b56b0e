import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { unknownIdLike } from "../../../src/testing/conformance/unknown-id-like.ts";

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it("has the form of the ids that are there: a UUID stays one", () => {
  for (let count = 0; count < 200; count += 1) {
    const id = randomUUID();
    expect(unknownIdLike([id])).toMatch(uuid);
    expect(unknownIdLike([id])).not.toBe(id);
  }
});

it.each([
  ["sess_10000000", /^sess_\d{8}$/],
  ["session-1", /^session-\d$/],
  ["7", /^\d+$/],
])("keeps what stands before the end of %s", (id, form) => {
  expect(unknownIdLike([id])).toMatch(form);
});

it("is nobody's", () => {
  const ids = Array.from({ length: 9 }, (_, index) => `session-${index}`);
  expect(ids).not.toContain(unknownIdLike(ids));
  expect(unknownIdLike([])).toMatch(/^no-such-s/);
});
