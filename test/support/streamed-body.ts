import { type Mock, vi } from "vitest";

export const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A body that hands over these pieces, and then stays open if it says so. */
export function bodyOf(
  pieces: Uint8Array[],
  { isOpen = false } = {},
): { body: ReadableStream<Uint8Array>; cancel: Mock } {
  const cancel = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      if (!isOpen) controller.close();
    },
    cancel,
  });
  return { body, cancel };
}
