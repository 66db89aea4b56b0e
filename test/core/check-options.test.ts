import { expect, test } from "vitest";
import { demandFor } from "../../src/core/check-options.ts";

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
