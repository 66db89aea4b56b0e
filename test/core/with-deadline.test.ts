import { describe, expect, test, vi } from "vitest";
import { isDeadline, sendInTime, type Timer, withDeadline } from "../../src/core/with-deadline.ts";

/** Time that passes when the test says so. */
function heldTimer() {
  const waiting = new Set<() => void>();
  const timer: Timer = {
    set: (callback) => {
      waiting.add(callback);
      return callback;
    },
    clear: (handle) => waiting.delete(handle as () => void),
  };
  const pass = () => {
    for (const callback of [...waiting]) callback();
  };
  return { timer, waiting, pass };
}

const settle = () => new Promise(setImmediate);
const never = () => new Promise<never>(() => {});

describe("withDeadline", () => {
  test("gives what the work gave in time, and takes its timer back", async () => {
    const { timer, waiting } = heldTimer();
    expect(await withDeadline(async () => "done", { ms: 5, what: "It", timer })).toBe("done");
    await settle();
    expect(waiting.size).toBe(0);
  });

  test("rejects with what the work threw, also before it returned a promise", async () => {
    const { timer } = heldTimer();
    const failing = () => {
      throw new TypeError("at once");
    };
    await expect(withDeadline(failing, { ms: 5, what: "It", timer })).rejects.toThrow("at once");
  });

  test("rejects at the deadline and says what took too long", async () => {
    const { timer, pass } = heldTimer();
    const waited = withDeadline(never, { ms: 5, what: "The list of sessions", timer });
    pass();
    await expect(waited).rejects.toMatchObject({
      code: "timeout",
      message: "The list of sessions took longer than 5 ms. Try again.",
    });
  });

  test("aborts the work's signal at the deadline, with the same error", async () => {
    const { timer, pass } = heldTimer();
    let seen: AbortSignal | undefined;
    const waited = withDeadline(
      (signal) => {
        seen = signal;
        return never();
      },
      { ms: 5, what: "It", timer },
    );
    pass();
    const error = await waited.catch((thrown) => thrown);
    expect(seen?.reason).toBe(error);
  });

  test("aborting the signal from outside rejects with its reason and aborts the work", async () => {
    const { timer, waiting } = heldTimer();
    const outside = new AbortController();
    let seen: AbortSignal | undefined;
    const waited = withDeadline(
      (signal) => {
        seen = signal;
        return never();
      },
      { ms: 5, what: "It", timer, signal: outside.signal },
    );
    outside.abort("not needed any more");
    await expect(waited).rejects.toBe("not needed any more");
    expect(seen?.reason).toBe("not needed any more");
    expect(waiting.size).toBe(0);
  });

  test("does not start the work once the signal has aborted", async () => {
    const work = vi.fn(never);
    const waited = withDeadline(work, { ms: 5, what: "It", signal: AbortSignal.abort("too late") });
    await expect(waited).rejects.toBe("too late");
    expect(work).not.toHaveBeenCalled();
  });

  test("leaves no listener on the signal from outside", async () => {
    const outside = new AbortController();
    const remove = vi.spyOn(outside.signal, "removeEventListener");
    await withDeadline(async () => {}, { ms: 5, what: "It", signal: outside.signal });
    await settle();
    expect(remove).toHaveBeenCalledWith("abort", expect.any(Function));
  });
});

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

test("a deadline is a number of milliseconds that a timer can wait", () => {
  expect([1, 30_000, 2 ** 31 - 1].every(isDeadline)).toBe(true);
  expect([0, -1, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY, "5", undefined].some(isDeadline)).toBe(false);
});
