import { expect, it } from "vitest";
import { ConformanceError, requireSame, requireThat } from "../../../src/testing/conformance/assert.ts";

it("says what was expected, what it got and which promise of the contract is broken", () => {
  const expectation = { expected: "a list", got: "nothing", contract: "a list is never empty" };
  expect(() => requireThat(false, expectation)).toThrow(
    new ConformanceError("Expected: a list.\nGot: nothing.\nThe contract says: a list is never empty."),
  );
  expect(() => requireThat(true, expectation)).not.toThrow();
});

it("compares ids in any order, and names those on both sides", () => {
  const context = { after: "renaming", contract: "renaming ends nothing" };
  expect(() => requireSame(new Set(["b", "a"]), new Set(["a", "b"]), context)).not.toThrow();
  expect(() => requireSame(new Set(["b", "c"]), new Set(["b", "a"]), context)).toThrow(
    "Expected: after renaming exactly these sessions are alive: [a, b].\nGot: truth() has [b, c].",
  );
});

it("counts the ids of a long list instead of naming them", () => {
  const many = new Set(Array.from({ length: 9 }, (_, index) => `session-${index}`));
  expect(() => requireSame(many, new Set(), { after: "listing", contract: "nothing ends" })).toThrow(
    "Got: truth() has 9 sessions.",
  );
});

it("throws an error that every test runner takes for a failed assertion", () => {
  expect(new ConformanceError("No.").name).toBe("AssertionError");
});
