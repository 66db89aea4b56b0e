import { act, render, renderHook, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Button, useBusy } from "../../src/components/button.tsx";

test("a busy button keeps the focus and does nothing", async () => {
  const onClick = vi.fn();
  const { rerender } = render(<Button onClick={onClick}>Go</Button>);
  const button = screen.getByRole("button");
  button.focus();
  rerender(
    <Button isBusy onClick={onClick}>
      Go
    </Button>,
  );
  await userEvent.keyboard("{Enter}");
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(onClick).not.toHaveBeenCalled();
});

test("what was started is busy until it has settled, also when it fails", async () => {
  let fail = (_: Error): void => {};
  const started = new Promise<void>((_, reject) => {
    fail = reject;
  });
  const { result } = renderHook(() => useBusy(() => started));
  let run: Promise<void> | undefined;
  act(() => {
    run = result.current[1]();
  });
  expect(result.current[0]).toBe(true);
  await act(async () => {
    fail(new Error("the host's own"));
    await expect(run).rejects.toThrow("the host's own");
  });
  expect(result.current[0]).toBe(false);
});
