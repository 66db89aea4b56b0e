import { expect, test } from "vitest";
import { isGone } from "../../src/core/sign-out-result.ts";

test.each(["revoked", "already-gone"] as const)("a session that is %s has ended", (outcome) => {
  expect(isGone({ outcome })).toBe(true);
});

test.each(["still-listed", "refused", "unknown"] as const)("a session that is %s may be alive", (outcome) => {
  expect(isGone({ outcome })).toBe(false);
});
