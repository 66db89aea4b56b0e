import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { usePart } from "../../src/view-model/use-part.ts";

test("a part is absent until it is there, and at once where it was fetched before", async () => {
  const fetchPart = vi.fn(async () => "the list");
  const first = renderHook(() => usePart(fetchPart));
  expect(first.result.current.part).toBeUndefined();
  await waitFor(() => expect(first.result.current.part).toBe("the list"));
  expect(renderHook(() => usePart(fetchPart)).result.current.part).toBe("the list");
  expect(fetchPart).toHaveBeenCalledTimes(1);
});

test("a part that can't be fetched is an error, and is fetched again on request", async () => {
  const fetchPart = vi.fn(async () => "the list").mockRejectedValueOnce(new TypeError("offline"));
  const { result } = renderHook(() => usePart(fetchPart));
  await waitFor(() => expect(result.current.error?.code).toBe("network"));
  expect(fetchPart).toHaveBeenCalledTimes(1);
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.part).toBe("the list"));
  expect(result.current.error).toBeUndefined();
});
