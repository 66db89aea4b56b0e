import { expect, test } from "vitest";
import { median, quartiles, ratio } from "../../../scripts/bench/statistics.ts";

test("the median of an even number of values is between the two in the middle", () => {
  expect(median([9, 1, 3, 5])).toBe(4);
  expect(median([9, 1, 3])).toBe(3);
});

test("half of the values are between the quartiles", () => {
  expect(quartiles([8, 1, 2, 3, 4, 5, 6, 7])).toEqual([2.5, 6.5]);
});

test("the order of the values that are handed over stays as it is", () => {
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});

test("a ratio is that of the medians or that of the best, whichever is lower", () => {
  expect(ratio([10, 20, 30], [10, 10, 10])).toBe(1);
  expect(ratio([20, 20, 90], [5, 20, 80])).toBe(1);
});
