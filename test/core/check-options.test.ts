import { expect, test } from "vitest";
import { demandFor, readSessionLimit } from "../../src/core/check-options.ts";
import { sessionLimit, wrongSessionLimits } from "../support/session-limits.ts";

const demand = demandFor("restAdapter");

test("an option that is wrong is a TypeError which names the factory", () => {
  expect(() => demand(false, "fetch must be a function")).toThrow(
    new TypeError("restAdapter: fetch must be a function."),
  );
});

test("a missing value counts as wrong", () => {
  expect(() => demand(undefined, "name must be a text")).toThrow(TypeError);
  expect(() => demand("", "name must be a text")).toThrow(TypeError);
});

test("an option that is right passes without a word", () => {
  expect(demand({}, "options must be an object")).toBeUndefined();
});

test("the limit of sessions is copied, and need not be known", () => {
  const copy = readSessionLimit(demand, sessionLimit);
  expect(copy).toEqual(sessionLimit);
  expect(copy).not.toBe(sessionLimit);
  expect(readSessionLimit(demand, undefined)).toBeUndefined();
});

test.each(wrongSessionLimits)("%j is refused as a limit of sessions, saying what one is", (wrong) => {
  expect(() => readSessionLimit(demand, wrong)).toThrow(
    new TypeError(
      'restAdapter: sessionLimit must be { max: 1 or more, then: "replace-oldest" or "refuse-sign-in" }.',
    ),
  );
});
