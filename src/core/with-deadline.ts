import { SessionsError } from "./errors.ts";

export interface DeadlineOptions {
  /** Milliseconds until it counts as unanswered. */
  ms: number;
  /** Aborting it rejects at once with its reason. */
  signal?: AbortSignal | undefined;
  /** What is waited for, as the subject of the message: "The list of sessions". */
  what: string;
  timer?: Timer | undefined;
}

/** The two ends of the clock, so that tests can hold them. */
export interface Timer {
  set(callback: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

const systemTimer: Timer = {
  set: (callback, ms) => setTimeout(callback, ms),
  clear: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/**
 * Runs `work` and settles after `ms` at the latest, whatever `work` does. The signal that `work` gets aborts at the
 * deadline, and when `signal` does. A client that takes no signal is simply raced against it.
 *
 * @throws {SessionsError} `timeout` at the deadline; `signal.reason` if `signal` aborts; whatever `work` throws.
 */
export function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, signal, what, timer = systemTimer }: DeadlineOptions,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const cleanUp = () => {
      timer.clear(handle);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (reason: unknown) => {
      cleanUp();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => stop(signal?.reason);
    const handle = timer.set(
      () => stop(new SessionsError("timeout", `${what} took longer than ${ms} ms. Try again.`)),
      ms,
    );
    signal?.addEventListener("abort", onAbort);
    new Promise<T>((start) => start(work(controller.signal))).then(resolve, reject).finally(cleanUp);
  });
}

/**
 * Calls `send`, unless the signal has aborted by then. A method that reads before it sends can outlast its deadline: it
 * has been reported as a timeout by then and may have been tried again, so the old request must not follow.
 *
 * @returns what `send` returns.
 * @throws `signal.reason` if the signal has aborted; `send` is not called then.
 */
export function sendInTime<T>(signal: AbortSignal, send: () => T): T {
  signal.throwIfAborted();
  return send();
}

/** True for milliseconds that a timer can wait, 1 to 2^31 - 1. After more than that `setTimeout` fires at once. */
export function isDeadline(ms: unknown): ms is number {
  return typeof ms === "number" && ms >= 1 && ms < 2 ** 31;
}
