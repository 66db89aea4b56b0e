import { describe, expect, test, vi } from "vitest";
import { sendInTime } from "../../src/core/with-deadline.ts";

describe("sendInTime", () => {
  test("sends, and returns what the request returned", () => {
    expect(sendInTime(new AbortController().signal, () => "sent")).toBe("sent");
  });

  test("after the signal has aborted nothing is sent, and its reason is thrown", () => {
    const send = vi.fn();
    const reason = new Error("too late");
    expect(() => sendInTime(AbortSignal.abort(reason), send)).toThrow(reason);
    expect(send).not.toHaveBeenCalled();
  });
});
