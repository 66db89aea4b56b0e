import { renderHook } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { useFormer } from "../../src/devices/use-former.ts";

test("each value is made from the one of the render before, and the first from none", () => {
  const { result, rerender } = renderHook(
    (count: number) => useFormer<number[]>((former = []) => [...former, count]),
    { initialProps: 1 },
  );
  rerender(2);
  rerender(3);
  expect(result.current).toEqual([1, 2, 3]);
});

test("a render that React repeats before it commits counts once", () => {
  const { result, rerender } = renderHook(
    (count: number) => useFormer<number[]>((former = []) => [...former, count]),
    { initialProps: 1, wrapper: StrictMode },
  );
  rerender(2);
  expect(result.current).toEqual([1, 2]);
});
